/// Spain's tax numbers (Real Decreto 1065/2007).
enum Spanish {
  /// CIF: a letter for the legal form, seven digits, a check digit or letter.
  static func judgeCompany(_ number: inout Written) -> IdentifierFault? {
    number.strip([.space, .dash])
    number.capitalise()
    number.drop(prefix: "ES")
    guard number.count == 9 else { return .length }
    guard number.areDigits(1..<8) else { return .character }
    guard "ABCDEFGHJNPQRSUVW".utf8.contains(number[0]) else { return .part }
    var sum = 0
    for index in 1..<8 {
      let value = number.digit(index) * (1 + index % 2)
      sum += value / 10 + value % 10
    }
    let check = (10 - sum % 10) % 10
    let isDigit = number.digit(8) == check
    let isLetter = number[8] == Array("JABCDEFGHI".utf8)[check]
    switch number[0] {
    case 0x41, 0x42, 0x45, 0x48: return Written.checked(isDigit)
    case 0x4E, 0x50, 0x51, 0x52, 0x53, 0x57: return Written.checked(isLetter)
    default: return Written.checked(isDigit || isLetter)
    }
  }

  /// Any tax number: a company's, a citizen's (eight digits and a letter modulo 23), a foreigner's (X, Y, Z).
  static func judgeTax(_ number: inout Written) -> IdentifierFault? {
    number.strip([.space, .dash])
    number.capitalise()
    number.drop(prefix: "ES")
    guard number.count == 9 else { return .length }
    var body = number
    switch number[0] {
    case 0x30...0x39: break
    case 0x58...0x5A: body[0] = 0x30 + number[0] - 0x58
    case 0x4B, 0x4C, 0x4D: body[0] = 0x30
    default: return judgeCompany(&number)
    }
    guard body.areDigits(0..<8) else { return .character }
    return Written.checked(number[8] == Array("TRWAGMYFPDXBNJZSQVHLCKE".utf8)[body.number(0..<8) % 23])
  }
}

/// France's company numbers (INSEE) and VAT number.
enum French {
  /// SIREN: nine digits by Luhn.
  static func judgeCompany(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(9, separators: [.space, .dot]) { return fault }
    return Written.checked(number.passesLuhn(0..<9))
  }

  /// SIRET: a SIREN and an establishment. La Poste has more of them than Luhn has room for: there the digits add up to
  /// a multiple of five, but for the head office.
  static func judgeEstablishment(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(14, separators: [.space, .dot]) { return fault }
    guard number.passesLuhn(0..<9) else { return .checkDigit }
    guard number.has("356000000"), !number.equals("35600000000048") else {
      return Written.checked(number.passesLuhn(0..<14))
    }
    let sum = (0..<14).reduce(0) { $0 + number.digit($1) }
    return Written.checked(sum % 5 == 0)
  }

  /// TVA: two check characters and a SIREN; Monaco's begin with 000 and are no SIREN.
  static func judgeVAT(_ number: inout Written) -> IdentifierFault? {
    number.strip([.space, .dash, .dot])
    number.capitalise()
    number.drop(prefix: "FR")
    guard number.count == 11 else { return .length }
    guard number.isAlphanumeric, number.areDigits(2..<11) else { return .character }
    guard number.has("000", at: 2) || number.passesLuhn(2..<11) else { return .checkDigit }
    let company = number.number(2..<11)
    if number.areDigits(0..<2) { return Written.checked((company * 100 + 12) % 97 == number.number(0..<2)) }
    guard let first = value(number[0]), let second = value(number[1]) else { return .character }
    let check = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100
    return Written.checked((company + 1 + check / 11) % 11 == check % 11)
  }

  /// The alphabet of the newer check characters lacks I and O.
  private static func value(_ byte: UInt8) -> Int? {
    Array("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ".utf8).firstIndex(of: byte)
  }
}
