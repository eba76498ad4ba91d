/// Walks UTF-8 as Unicode scalars without making a `String`; ill-formed bytes come out as ``replacement``, one at a
/// time, so that hostile bytes never stop a reader and never combine.
struct Scalars {
  /// What stands for bytes that are no UTF-8: U+FFFD.
  static let replacement: UInt32 = 0xFFFD

  /// The index of the next byte.
  private(set) var position = 0

  /// The next scalar of the bytes, or `nil` at their end.
  mutating func next(in bytes: Span<UInt8>) -> UInt32? {
    guard position < bytes.count else { return nil }
    let lead = bytes[position]
    if lead < 0x80 {
      position += 1
      return UInt32(lead)
    }
    return multibyte(lead, in: bytes)
  }

  /// Decodes a sequence by the table of well-formed sequences, The Unicode Standard, table 3-7.
  private mutating func multibyte(_ lead: UInt8, in bytes: Span<UInt8>) -> UInt32 {
    let length: Int
    var value: UInt32
    var least: UInt8 = 0x80
    var most: UInt8 = 0xBF
    switch lead {
    case 0xC2...0xDF: (length, value) = (2, UInt32(lead & 0x1F))
    case 0xE0...0xEF:
      (length, value) = (3, UInt32(lead & 0x0F))
      if lead == 0xE0 { least = 0xA0 }
      if lead == 0xED { most = 0x9F }
    case 0xF0...0xF4:
      (length, value) = (4, UInt32(lead & 0x07))
      if lead == 0xF0 { least = 0x90 }
      if lead == 0xF4 { most = 0x8F }
    default:
      position += 1
      return Self.replacement
    }
    guard position + length <= bytes.count else {
      position += 1
      return Self.replacement
    }
    for offset in 1..<length {
      let byte = bytes[position + offset]
      guard byte >= least, byte <= most else {
        position += 1
        return Self.replacement
      }
      value = value << 6 | UInt32(byte & 0x3F)
      (least, most) = (0x80, 0xBF)
    }
    position += length
    return value
  }
}

extension [UInt8] {
  /// Appends a scalar as UTF-8; one that is no scalar as U+FFFD.
  mutating func append(scalar: UInt32) {
    switch scalar {
    case 0..<0x80: append(UInt8(scalar))
    case 0x80..<0x800:
      append(UInt8(0xC0 | scalar >> 6))
      append(UInt8(0x80 | scalar & 0x3F))
    case 0xD800..<0xE000: append(scalar: Scalars.replacement)
    case 0x800..<0x10000:
      append(UInt8(0xE0 | scalar >> 12))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    case 0x10000..<0x110000:
      append(UInt8(0xF0 | scalar >> 18))
      append(UInt8(0x80 | scalar >> 12 & 0x3F))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    default: append(scalar: Scalars.replacement)
    }
  }
}

extension String {
  /// The Unicode scalars of the text.
  ///
  /// Never inlined: most of its callers are tables built once, for each of which the optimiser would copy the loop.
  @inline(never)
  var scalarValues: [UInt32] {
    var values: [UInt32] = []
    values.reserveCapacity(utf8.count)
    for scalar in unicodeScalars { values.append(scalar.value) }
    return values
  }
}
