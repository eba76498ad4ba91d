/// GTIN-8, -12, -13 and -14 (GS1 General Specifications, section 7.9): check digit by weights 3 and 1 from the right;
/// canonical form padded to 14.
enum GTIN {
  static func judge(_ number: inout Written, _ remarks: inout IdentifierRemarks) -> IdentifierFault? {
    if let fault = number.takeDigits(8...14) { return fault }
    guard number.count == 8 || number.count >= 12 else { return .length }
    guard number.hasGTINCheck else { return .checkDigit }
    let wasRepeated = Placeholders.isRepeated(number.without(last: 1)) || number.has("1234567890")
    let isShort = number.count == 8
    number.pad(to: 14)
    guard number.number(0..<14) != 0 else { return .placeholder }
    // 02, 04 and 20 to 29 are for use inside a shop, as are GTIN-8 that begin with 0 or 2.
    let prefix = number.number(1..<3)
    let isInternal =
      isShort ? [0, 2].contains(number.digit(6)) : prefix == 2 || prefix == 4 || (20...29).contains(prefix)
    if isInternal || wasRepeated { remarks.insert(.saysNothing) }
    return nil
  }
}

/// International standard book number, ISO 2108, of ten or thirteen digits. Nine digits are the older SBN.
enum BookNumber {
  static func judge(_ number: inout Written) -> IdentifierFault? {
    number.strip([.space, .dash])
    number.capitalise()
    if number.count == 9 { number.pad(to: 10) }
    switch number.count {
    case 10:
      guard number.areDigits(0..<9), number.digit(9) <= 9 || number[9] == 0x58 else { return .character }
      let weights: [9 of Int] = [10, 9, 8, 7, 6, 5, 4, 3, 2]
      let check = number[9] == 0x58 ? 10 : number.digit(9)
      return Written.checked((number.weighted(weights) + check) % 11 == 0)
    case 13:
      guard number.isNumeric else { return .character }
      guard number.has("978") || number.has("979") else { return .part }
      return Written.checked(number.hasGTINCheck)
    default: return .length
    }
  }
}

extension Written {
  /// Whether the last digit is the GS1 check digit of those before it.
  fileprivate var hasGTINCheck: Bool {
    var sum = 0
    for index in 0..<count { sum += digit(index) * ((count - 1 - index) % 2 == 0 ? 1 : 3) }
    return sum % 10 == 0
  }

  fileprivate func without(last length: Int) -> Written {
    var shorter = self
    shorter.keepFirst(count - length)
    return shorter
  }
}
