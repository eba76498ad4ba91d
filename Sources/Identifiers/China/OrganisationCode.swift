/// Organisation code, GB 11714-1997: eight characters and a check character. Retired by the credit code, inside which
/// it lives on as places 9 to 17.
enum OrganisationCode {
  private static let weights: [8 of Int] = [3, 7, 9, 10, 5, 8, 4, 2]

  static func judge(_ code: inout Written, _ remarks: inout IdentifierRemarks) -> IdentifierFault? {
    code.strip([.space, .dash])
    code.capitalise()
    guard code.count == 9 else { return .length }
    guard code.isAlphanumeric, code.digit(8) <= 9 || code[8] == 0x58 else { return .character }
    guard check(of: code) == code[8] else { return .checkDigit }
    guard !Placeholders.isFillerBody(code.without(last: 1)) else { return .placeholder }
    remarks.insert(.historicalForm)
    return nil
  }

  /// The check character that the first eight ask for.
  ///
  /// - Precondition: They are digits or capital letters.
  static func check(of code: Written) -> UInt8 {
    var sum = 0
    for index in 0..<8 { sum += weights[index] * code.alphanumericValue(index) }
    return check(ofSum: sum)
  }

  /// The check character that the eight from an index on ask for.
  ///
  /// - Precondition: They are digits or capital letters.
  static func check(of code: Span<UInt8>, from start: Int) -> UInt8 {
    var sum = 0
    for index in 0..<8 { sum += weights[index] * Written.alphanumericValue(code[start + index]) }
    return check(ofSum: sum)
  }

  private static func check(ofSum sum: Int) -> UInt8 {
    switch 11 - sum % 11 {
    case 10: 0x58
    case 11: 0x30
    case let value: UInt8(0x30 + value)
    }
  }
}
