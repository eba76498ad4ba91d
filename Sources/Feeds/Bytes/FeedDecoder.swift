/// Turns the bytes of a feed into UTF-8, chunk by chunk and strictly: what is not valid is an error with its offset,
/// never a replacement character.
struct FeedDecoder {
  /// Bytes that are not valid in the encoding.
  struct Fault: Error, Hashable {
    /// The byte's position in the feed, from 0.
    let offset: Int
    /// What is wrong.
    let reason: String
  }

  /// The encoding of the feed.
  let encoding: FeedEncoding
  private(set) var output: [UInt8] = []
  private var offset: Int
  private var heldByte: UInt8?
  private var heldSurrogate: UInt16?

  /// A decoder for a feed whose first byte has the number `offset`.
  init(_ encoding: FeedEncoding, offset: Int) {
    self.encoding = encoding
    self.offset = offset
  }

  /// Decodes the next bytes into ``output``, which then holds what they say and nothing else.
  ///
  /// UTF-8 need not be decoded; the parser checks it.
  mutating func decode(_ bytes: Span<UInt8>) throws(Fault) {
    output.removeAll(keepingCapacity: true)
    switch encoding {
    case .utf8: unsafe bytes.withUnsafeBufferPointer { unsafe output.append(contentsOf: $0) }
    case .windows1252: try decodeWindows1252(bytes)
    case .utf16LittleEndian, .utf16BigEndian: try decodeUTF16(bytes)
    }
    offset += bytes.count
  }

  /// Ends the feed.
  func finish() throws(Fault) {
    guard heldByte == nil, heldSurrogate == nil else {
      throw Fault(offset: offset, reason: "the feed ends inside a character of UTF-16")
    }
  }

  private mutating func decodeWindows1252(_ bytes: Span<UInt8>) throws(Fault) {
    for index in 0..<bytes.count {
      let byte = bytes[index]
      guard byte >= 0x80 else {
        output.append(byte)
        continue
      }
      let unit = byte < 0xA0 ? Self.windows1252[Int(byte) - 0x80] : UInt16(byte)
      guard unit != 0, let scalar = Unicode.Scalar(unit) else {
        throw Fault(offset: offset + index, reason: "byte \(byte) is no character of windows-1252")
      }
      output.append(contentsOf: UTF8.encode(scalar) ?? .init())
    }
  }

  private mutating func decodeUTF16(_ bytes: Span<UInt8>) throws(Fault) {
    for index in 0..<bytes.count {
      guard let first = heldByte else {
        heldByte = bytes[index]
        continue
      }
      heldByte = nil
      let second = bytes[index]
      let unit =
        encoding == .utf16LittleEndian
        ? UInt16(first) | UInt16(second) << 8 : UInt16(first) << 8 | UInt16(second)
      try append(unit, at: offset + index - 1)
    }
  }

  private mutating func append(_ unit: UInt16, at place: Int) throws(Fault) {
    let scalar: Unicode.Scalar?
    if let high = heldSurrogate {
      heldSurrogate = nil
      guard UTF16.isTrailSurrogate(unit) else {
        throw Fault(offset: place, reason: "half a surrogate pair of UTF-16 stands alone")
      }
      scalar = Unicode.Scalar(0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(unit & 0x3FF)))
    } else if UTF16.isLeadSurrogate(unit) {
      heldSurrogate = unit
      return
    } else {
      scalar = Unicode.Scalar(unit)
    }
    guard let scalar else { throw Fault(offset: place, reason: "half a surrogate pair of UTF-16 stands alone") }
    output.append(contentsOf: UTF8.encode(scalar) ?? .init())
  }

  /// Bytes 0x80 to 0x9F of windows-1252; 0 where it has no character.
  private static let windows1252: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]
}
