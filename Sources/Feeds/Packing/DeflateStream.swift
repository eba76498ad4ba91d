import CZLib

/// One run of deflate (RFC 1951), inflated as its bytes come, and the checksum that goes with it.
///
/// zlib is called in this file only; the stream that it keeps pointers to lives at a place of its own, and the buffers
/// for one call.
@safe final class DeflateStream {
  /// How a step went.
  enum Outcome: Hashable {
    /// There is more to come.
    case goesOn
    /// The run is over.
    case ended
    /// The bytes are not deflate, or not whole.
    case damaged(String)
    /// There is no memory.
    case noMemory
  }

  /// What stands around the compressed bytes.
  enum Wrapping: Int32 {
    /// The header and trailer of gzip, whose CRC and length are checked.
    case gzip = 31
    /// Nothing.
    case none = -15
  }

  private let stream: UnsafeMutablePointer<z_stream>

  /// A stream, or `nil` when memory is short.
  init?(_ wrapping: Wrapping) {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let status = unsafe inflateInit2_(stream, wrapping.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else {
      unsafe stream.deallocate()
      return nil
    }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Gets ready for another run.
  func reset() { unsafe inflateReset(stream) }

  /// Inflates up to `limit` bytes of `input` into at most `room` bytes of `buffer` from `start` on.
  ///
  /// - Returns: The bytes made, and how it went.
  func inflate(
    _ input: inout PackedInput, limit: Int, into buffer: inout [UInt8], from start: Int, room: Int
  ) -> (made: Int, outcome: Outcome) {
    let given = min(input.count, limit)
    let used = input.used
    let status = unsafe input.bytes.withUnsafeBufferPointer { source in
      unsafe buffer.withUnsafeMutableBufferPointer { target in
        // zlib reads here and never writes, though its declaration does not say so.
        unsafe stream.pointee.next_in = source.baseAddress.map { unsafe UnsafeMutablePointer(mutating: $0 + used) }
        unsafe stream.pointee.avail_in = UInt32(given)
        unsafe stream.pointee.next_out = target.baseAddress.map { unsafe $0 + start }
        unsafe stream.pointee.avail_out = UInt32(room)
        return unsafe CZLib.inflate(stream, Z_NO_FLUSH)
      }
    }
    input.used += given - Int(unsafe stream.pointee.avail_in)
    let made = room - Int(unsafe stream.pointee.avail_out)
    switch status {
    case Z_OK, Z_BUF_ERROR: return (made, .goesOn)
    case Z_STREAM_END: return (made, .ended)
    case Z_MEM_ERROR: return (made, .noMemory)
    default:
      let message = unsafe stream.pointee.msg.map { unsafe String(cString: $0) }
      return (made, .damaged(message ?? "zlib error \(status)"))
    }
  }

  /// The CRC-32 (ISO 3309, as in RFC 1952) of some bytes after those that `crc` is of.
  static func checksum(_ crc: UInt32, _ bytes: ArraySlice<UInt8>) -> UInt32 {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      UInt32(truncatingIfNeeded: unsafe crc32(UInt(crc), buffer.baseAddress, UInt32(buffer.count)))
    }
  }
}
