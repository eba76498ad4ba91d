/// What is and what is not UTF-8 (The Unicode Standard, table 3-7).
enum UTF8Form {
  /// How many bytes at the end begin a character that may go on.
  static func openCount(_ bytes: Span<UInt8>) -> Int {
    for count in 1...3 where count <= bytes.count {
      let byte = bytes[bytes.count - count]
      // A byte that continues a character: its beginning stands before it.
      if byte & 0xC0 == 0x80 { continue }
      return count < length(beginningWith: byte) ? count : 0
    }
    return 0
  }

  /// Whether the bytes are the beginning of one character that may go on.
  static func isOpen(_ bytes: Span<UInt8>) -> Bool { !bytes.isEmpty && openCount(bytes) == bytes.count }

  /// Whether the bytes begin with none that UTF-8 allows; what is cut off at their end is not.
  static func isBad(_ bytes: Span<UInt8>) -> Bool {
    guard !bytes.isEmpty, bytes[0] >= 0x80 else { return false }
    let length = length(beginningWith: bytes[0])
    guard length > 1, bytes.count >= length else { return true }
    for index in 1..<length where bytes[index] & 0xC0 != 0x80 { return true }
    // Longer than need be, a surrogate, or beyond the last character.
    switch bytes[0] {
    case 0xE0: return bytes[1] < 0xA0
    case 0xED: return bytes[1] > 0x9F
    case 0xF0: return bytes[1] < 0x90
    case 0xF4: return bytes[1] > 0x8F
    default: return false
    }
  }

  /// Bytes of a character by its first one; 1 for what begins none.
  private static func length(beginningWith byte: UInt8) -> Int {
    switch byte {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }
}
