import CZLib

/// Inflates gzip (RFC 1952) as its bytes come: members after one another are one stream, and each must be whole and
/// keep its CRC.
///
/// zlib is called in this file only; the stream that it keeps pointers to lives at a place of its own, and the buffers
/// for one call.
@safe final class GzipInflater {
  /// Why a stream cannot be inflated.
  enum Fault: Error, Hashable {
    /// It breaks off.
    case truncated
    /// Its bytes are damaged: a wrong CRC, length or code.
    case damaged(String)
    /// It grew beyond the limits.
    case tooLarge(String)
    /// There is no memory for it.
    case noMemory

    /// What is wrong and what to do.
    var reason: String {
      switch self {
      case .truncated: "the gzip stream ends too early; fetch the feed again"
      case .damaged(let what): "the gzip stream is damaged (\(what)); fetch the feed again"
      case .tooLarge(let what): what
      case .noMemory: "not enough memory to unpack the feed"
      }
    }
  }

  /// Bytes that any stream may grow to, however little it was.
  static let alwaysAllowed = 1 << 20

  private let stream: UnsafeMutablePointer<z_stream>
  private let limits: FeedLimits
  /// Bytes given that are not used yet.
  private var input: [UInt8] = []
  private var used = 0
  private var taken = 0
  private var made = 0
  private var isBetweenMembers = false
  /// Damage behind bytes that were good: they are handed on first, so that chunks of any size give the same error.
  private var damage: Fault?

  /// An inflater, or `nil` when memory is short.
  init?(limits: FeedLimits) {
    self.limits = limits
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 15 bits of window, and 16 for a gzip header and nothing else.
    let status = unsafe inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else {
      unsafe stream.deallocate()
      return nil
    }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Gives the next bytes of the stream; those given before must be used up.
  func give(_ bytes: ArraySlice<UInt8>) {
    input = Array(bytes)
    used = 0
    taken += bytes.count
  }

  /// Inflates into `buffer`.
  ///
  /// - Returns: The bytes made; 0 when more must be given.
  func inflate(into buffer: inout [UInt8]) throws(Fault) -> Int {
    if let damage { throw damage }
    var count = 0
    while count == 0, used < input.count {
      if isBetweenMembers {
        unsafe inflateReset(stream)
        isBetweenMembers = false
      }
      count = try step(into: &buffer)
    }
    made += count
    guard made <= limits.expandedBytes else {
      throw .tooLarge("the feed is larger than \(limits.expandedBytes) bytes when unpacked; split it")
    }
    guard made <= Self.alwaysAllowed || made / limits.expansion <= taken else {
      throw .tooLarge(
        "the feed grows to more than \(limits.expansion) times its size when unpacked, which no honest feed does; "
          + "unpack it first if it is to be trusted")
    }
    return count
  }

  /// Whether the bytes so far are whole members.
  var isComplete: Bool { isBetweenMembers && used == input.count }

  private func step(into buffer: inout [UInt8]) throws(Fault) -> Int {
    let room = buffer.count
    let status = unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe buffer.withUnsafeMutableBufferPointer { target in
        unsafe stream.pointee.next_in = source.baseAddress.map { unsafe $0 + used }
        unsafe stream.pointee.avail_in = UInt32(source.count - used)
        unsafe stream.pointee.next_out = target.baseAddress
        unsafe stream.pointee.avail_out = UInt32(target.count)
        return unsafe CZLib.inflate(stream, Z_NO_FLUSH)
      }
    }
    used = input.count - Int(unsafe stream.pointee.avail_in)
    let count = room - Int(unsafe stream.pointee.avail_out)
    switch status {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: isBetweenMembers = true
    case Z_MEM_ERROR: damage = .noMemory
    default: damage = .damaged(unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? "zlib error \(status)")
    }
    if count == 0, let damage { throw damage }
    return count
  }
}
