/// Unified social credit code, GB 32100-2015: department, category, region, organisation code, check character.
enum CreditCode {
  /// The values of the alphabet `0-9A-HJ-NPQRTUWXY`; letters that look like digits or each other are left out.
  private static let values: [128 of Int8] = {
    var table = [128 of Int8](repeating: -1)
    var value: Int8 = 0
    for byte in "0123456789ABCDEFGHJKLMNPQRTUWXY".utf8 {
      table[Int(byte)] = value
      value += 1
    }
    return table
  }()
  /// 3 to the power of the place, modulo 31.
  private static let weights: [17 of Int] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

  static func judge(_ code: inout Written, _ remarks: inout IdentifierRemarks) -> IdentifierFault? {
    code.strip([.space, .dash])
    code.capitalise()
    guard code.count == 18 else { return .length }
    var sum = 0
    for index in 0..<17 {
      guard let value = value(code[index]) else { return .character }
      sum += value * weights[index]
    }
    guard let check = value(code[17]) else { return .character }
    guard (sum + check) % 31 == 0 else { return .checkDigit }
    guard isDepartment(code[0]), code.areDigits(2..<8) else { return .part }
    guard code.digit(2) == 1 && code.digit(3) == 0 || Region.isProvince(code.number(2..<4)) else { return .part }
    let organisation = organisation(of: code)
    guard !Placeholders.isRepeated(organisation), !Placeholders.isFillerBody(organisation.without(last: 1)) else {
      return .placeholder
    }
    if OrganisationCode.check(of: organisation) != code[16] { remarks.insert(.organisationCheckDigit) }
    return nil
  }

  /// The weighted sum of 18 characters, a multiple of 31 for a right code; `nil` when one is not of the alphabet.
  static func sum(of code: Span<UInt8>) -> Int? {
    var sum = 0
    for index in 0..<17 {
      guard let value = value(code[index]) else { return nil }
      sum += value * weights[index]
    }
    return value(code[17]).map { sum + $0 }
  }

  private static func value(_ byte: UInt8) -> Int? {
    guard byte < 128, values[Int(byte)] >= 0 else { return nil }
    return Int(values[Int(byte)])
  }

  /// Registering departments: 1 to 9, A (justice), N (rural collectives), Y (others).
  static func isDepartment(_ byte: UInt8) -> Bool {
    (0x31...0x39).contains(byte) || byte == 0x41 || byte == 0x4E || byte == 0x59
  }

  private static func organisation(of code: Written) -> Written {
    var part = code
    part.keepFirst(17)
    part.dropFirst(8)
    return part
  }
}
