import CPixels

/// zlib and gzip streams (RFC 1950, 1952) made whole, within a limit.
public enum Inflation {
  /// What came of a stream.
  public struct Result: Hashable, Sendable {
    /// The bytes, as far as they could be had.
    public let bytes: [UInt8]
    /// Why they are not all; `nil` when they are.
    public let fault: String?
  }

  /// Inflates a stream, to at most `limit` bytes.
  ///
  /// Memory grows with what the stream gives, not with the limit.
  public static func inflate(_ bytes: [UInt8], limit: Int) -> Result {
    // Deflate cannot expand by more than 1032 to 1.
    let most = min(max(limit, 0), max(bytes.count, 1).multipliedReportingOverflow(by: 1032).partialValue)
    var capacity = min(most, max(bytes.count * 4, 4096))
    while true {
      let (result, status) = inflate(bytes, capacity: capacity)
      guard status == CPIXELS_TOO_LARGE, capacity < most else { return result }
      capacity = min(most, capacity * 4)
    }
  }

  private static func inflate(_ bytes: [UInt8], capacity: Int) -> (Result, cpixels_status) {
    var failure = cpixels_failure()
    var status = CPIXELS_OK
    let out = unsafe [UInt8](unsafeUninitializedCapacity: max(capacity, 1)) { target, initialized in
      unsafe bytes.withUnsafeBufferPointer { source in
        status = unsafe cpixels_inflate(
          source.baseAddress, source.count, target.baseAddress, capacity, &initialized, &failure)
      }
    }
    let fault =
      switch status {
      case CPIXELS_OK: String?.none
      case CPIXELS_TOO_LARGE: "it inflates to more than the limit"
      case CPIXELS_TRUNCATED: "it ends too early"
      default: "it is damaged"
      }
    return (Result(bytes: out, fault: fault), status)
  }

  /// Compresses bytes to a zlib stream; empty when there is no memory.
  static func deflate(_ bytes: [UInt8]) -> [UInt8] {
    var buffer = unsafe cpixels_buffer()
    defer { unsafe cpixels_free(buffer) }
    let status = unsafe bytes.withUnsafeBufferPointer { unsafe cpixels_deflate($0.baseAddress, $0.count, &buffer) }
    return status == CPIXELS_OK ? unsafe Array(UnsafeBufferPointer(start: buffer.bytes, count: buffer.count)) : []
  }

  /// The CRC-32 that PNG's chunks carry (ISO/IEC 15948, annex D).
  public static func crc32(_ bytes: [UInt8]) -> UInt32 {
    unsafe bytes.withUnsafeBufferPointer { unsafe cpixels_crc32($0.baseAddress, $0.count) }
  }
}
