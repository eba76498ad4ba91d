/// IP address. Version 4 as four decimal numbers, version 6 as RFC 5952 writes it; a version 4 address inside version
/// 6 (`::ffff:1.2.3.4`) is the version 4 address.
enum NetworkAddress {
  static func judge(_ address: inout Written, _ remarks: inout IdentifierRemarks) -> IdentifierFault? {
    address.trim()
    if address.has("["), address.count > 2, address[address.count - 1] == 0x5D {
      address.keepFirst(address.count - 1)
      address.dropFirst()
    }
    address.lower()
    var words = [8 of UInt16](repeating: 0)
    if address.contains(0x3A) {
      if let fault = parseVersion6(address, into: &words) { return fault }
    } else {
      guard let value = parseVersion4(address, 0..<address.count) else {
        return address.contains(0x2E) ? .part : .character
      }
      words[5] = 0xFFFF
      words[6] = UInt16(value >> 16)
      words[7] = UInt16(value & 0xFFFF)
    }
    address.keepFirst(0)
    if words[0] == 0, words[1] == 0, words[2] == 0, words[3] == 0, words[4] == 0, words[5] == 0xFFFF {
      let value = UInt32(words[6]) << 16 | UInt32(words[7])
      guard value != 0 else { return .placeholder }
      if isSpecial(version4: value) { remarks.insert(.saysNothing) }
      address.writeVersion4(value)
    } else {
      if isUnspecified(words) { return .placeholder }
      if isSpecial(version6: words) { remarks.insert(.saysNothing) }
      address.writeVersion6(words)
    }
    return nil
  }

  /// Four decimal numbers. A leading zero is refused: some read it as octal (RFC 6943, section 3.1.1).
  private static func parseVersion4(_ text: Written, _ range: Range<Int>) -> UInt32? {
    var value: UInt32 = 0
    var parts = 0
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      var part = 0
      while index < range.upperBound, text.digit(index) <= 9, index - start < 4 {
        part = part * 10 + text.digit(index)
        index += 1
      }
      guard index > start, part <= 255, index - start == 1 || text[start] != 0x30 else { return nil }
      value = value << 8 | UInt32(part)
      parts += 1
      if index < range.upperBound {
        guard parts < 4, text[index] == 0x2E, index + 1 < range.upperBound else { return nil }
        index += 1
      }
    }
    return parts == 4 ? value : nil
  }

  private static func parseVersion6(_ text: Written, into words: inout [8 of UInt16]) -> IdentifierFault? {
    var count = 0
    var gap = -1
    var index = 0
    if text.has("::") {
      gap = 0
      index = 2
    } else if text.has(":") {
      return .part
    }
    while index < text.count {
      let start = index
      var word = 0
      while index < text.count, let digit = hexadecimal(text[index]) {
        word = word << 4 | digit
        index += 1
        guard index - start <= 4 else { return .part }
      }
      if index < text.count, text[index] == 0x2E {
        guard count <= 6, let value = parseVersion4(text, start..<text.count) else { return .part }
        words[count] = UInt16(value >> 16)
        words[count + 1] = UInt16(value & 0xFFFF)
        count += 2
        index = text.count
        break
      }
      guard index > start else { return index < text.count && text[index] == 0x3A ? .part : .character }
      guard count < 8 else { return .length }
      words[count] = UInt16(word)
      count += 1
      guard index < text.count else { break }
      guard text[index] == 0x3A else { return .character }
      index += 1
      if index < text.count, text[index] == 0x3A {
        guard gap < 0 else { return .part }
        gap = count
        index += 1
      } else if index == text.count {
        return .part
      }
    }
    guard gap >= 0 ? count < 8 : count == 8 else { return .length }
    if gap >= 0 {
      let moved = count - gap
      for offset in 0..<moved {
        words[7 - offset] = words[count - 1 - offset]
        words[count - 1 - offset] = 0
      }
    }
    return nil
  }

  private static func hexadecimal(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x61...0x66: Int(byte) - 0x61 + 10
    default: nil
    }
  }

  /// Blocks that no one on the internet can be found by: RFC 6890 and the IANA registry that it set up.
  private static func isSpecial(version4 value: UInt32) -> Bool {
    switch value >> 24 {
    case 0, 10, 127, 224...255: true
    case 100: value >> 22 == 0x6440_0000 >> 22
    case 169: value >> 16 == 0xA9FE
    case 172: value >> 20 == 0xAC1
    case 192: value >> 16 == 0xC0A8 || value >> 8 == 0xC0_0000 || value >> 8 == 0xC0_0002
    case 198: value >> 17 == 0xC612 >> 1 || value >> 8 == 0xC6_3364
    case 203: value >> 8 == 0xCB_0071
    default: false
    }
  }

  /// Global unicast is 2000::/3; in it documentation (2001:db8::/32) and protocol assignments (2001::/23) say nothing.
  private static func isSpecial(version6 words: [8 of UInt16]) -> Bool {
    guard words[0] >> 13 == 1 else { return true }
    return words[0] == 0x2001 && (words[1] == 0x0DB8 || words[1] < 0x0200) || words[0] == 0x3FFF && words[1] < 0x1000
  }

  private static func isUnspecified(_ words: [8 of UInt16]) -> Bool {
    for index in 0..<8 where words[index] != 0 { return false }
    return true
  }
}

extension Written {
  /// Whether a byte stands anywhere in it.
  func contains(_ byte: UInt8) -> Bool {
    for index in 0..<count where self[index] == byte { return true }
    return false
  }

  fileprivate mutating func writeVersion4(_ value: UInt32) {
    for shift in [UInt32(24), 16, 8, 0] {
      push(decimal: Int(value >> shift & 0xFF))
      if shift > 0 { push(0x2E) }
    }
  }

  /// RFC 5952: the longest run of two or more zero words, the first of equals, becomes `::`.
  fileprivate mutating func writeVersion6(_ words: [8 of UInt16]) {
    var best = 0..<0
    var index = 0
    while index < 8 {
      let start = index
      while index < 8, words[index] == 0 { index += 1 }
      if index - start > max(1, best.count) { best = start..<index }
      index += 1
    }
    index = 0
    while index < 8 {
      if index == best.lowerBound, !best.isEmpty {
        push(0x3A)
        push(0x3A)
        index = best.upperBound
        continue
      }
      if index > 0, index != best.upperBound || best.isEmpty { push(0x3A) }
      push(hexadecimal: words[index])
      index += 1
    }
  }

  private mutating func push(decimal value: Int) {
    if value >= 100 { push(UInt8(0x30 + value / 100)) }
    if value >= 10 { push(UInt8(0x30 + value / 10 % 10)) }
    push(UInt8(0x30 + value % 10))
  }

  private mutating func push(hexadecimal word: UInt16) {
    var isLeading = true
    for shift in [UInt16(12), 8, 4, 0] {
      let digit = UInt8(word >> shift & 0xF)
      if digit == 0, isLeading, shift > 0 { continue }
      isLeading = false
      push(digit < 10 ? 0x30 + digit : 0x57 + digit)
    }
  }
}
