/// Numbers of the United Kingdom.
enum British {
  /// VAT number (HMRC): nine digits modulo 97, three more for a branch; `GD` and `HA` with three for departments and
  /// health authorities.
  static func judgeVAT(_ number: inout Written) -> IdentifierFault? {
    number.strip([.space, .dash, .dot])
    number.capitalise()
    if !number.drop(prefix: "GB") { number.drop(prefix: "XI") }
    switch number.count {
    case 5, 11: return departmentFault(number)
    case 9, 12:
      guard number.isNumeric else { return .character }
      let weights: [9 of Int] = [8, 7, 6, 5, 4, 3, 2, 10, 1]
      let remainder = number.weighted(weights) % 97
      let isNew = number.number(0..<3) >= 100
      return Written.checked(remainder == 0 || isNew && (remainder == 42 || remainder == 55))
    default: return .length
    }
  }

  private static func departmentFault(_ number: Written) -> IdentifierFault? {
    let isDepartment = number.has("GD")
    guard isDepartment || number.has("HA") else { return .part }
    guard number.areDigits(2..<number.count) else { return .character }
    let start = number.count == 5 ? 2 : 6
    if number.count == 11, number.number(2..<6) != 8888 { return .part }
    let body = number.number(start..<(start + 3))
    guard isDepartment == (body < 500) else { return .part }
    return number.count == 5 ? nil : Written.checked(body % 97 == number.number(9..<11))
  }

  /// Unique taxpayer reference (HMRC): the check digit stands first.
  static func judgeTaxpayer(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(10, separators: .space) { return fault }
    let weights: [9 of Int] = [6, 7, 8, 9, 10, 5, 4, 3, 2]
    let checks: [11 of Int] = [2, 1, 9, 8, 7, 6, 5, 4, 3, 2, 1]
    return Written.checked(checks[number.weighted(weights, from: 1) % 11] == number.digit(0))
  }

  /// Registers of Companies House, by the letters before six digits.
  private static let registers: Set<UInt16> = {
    let text =
      "AC BR CE CS FC FE GE GN GS IC IP LP NC NF NI NL NO NP NR NZ OC OE PC RC RS SA SC SE SF SG SI SL SO SP SR SZ ZC"
    return Set(text.split(separator: " ").map { $0.utf8.reduce(0) { $0 << 8 | UInt16($1) } })
  }()

  /// Company number: eight digits, or a register's two letters and six; short ones are padded. No check digit.
  static func judgeCompany(_ number: inout Written, _ remarks: inout IdentifierRemarks) -> IdentifierFault? {
    number.strip([.space, .dash])
    number.capitalise()
    guard (1...8).contains(number.count) else { return .length }
    guard number.isAlphanumeric else { return .character }
    remarks.insert(.formOnly)
    if number.isNumeric {
      number.pad(to: 8)
      return number.number(0..<8) == 0 ? .placeholder : nil
    }
    guard number.count >= 3, registers.contains(UInt16(number[0]) << 8 | UInt16(number[1])) else { return .part }
    if number.has("IP"), number.count == 8, number[7] == 0x52 { return number.areDigits(2..<7) ? nil : .character }
    guard number.areDigits(2..<number.count) else { return .character }
    while number.count < 8 { number.insert("0", at: 2) }
    return nil
  }
}
