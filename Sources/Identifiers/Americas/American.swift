/// Employer identification number of the United States (IRS): two digits of the campus that assigned it, seven more.
enum EmployerNumber {
  static func judge(_ number: inout Written, _ remarks: inout IdentifierRemarks) -> IdentifierFault? {
    if number.count == 10, number[2] == 0x2D { number.strip(.dash) }
    guard number.count == 9 else { return .length }
    guard number.isNumeric else { return .character }
    remarks.insert(.formOnly)
    return isAssigned(number.number(0..<2)) ? nil : .part
  }

  private static func isAssigned(_ prefix: Int) -> Bool {
    switch prefix {
    case 0, 7...9, 17...19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97: false
    default: true
    }
  }
}

/// Brazil's company number, CNPJ: twelve characters, since 2026 also letters, and two check digits (Instrução
/// Normativa RFB 2.229/2024).
enum BrazilianCompany {
  static func judge(_ number: inout Written) -> IdentifierFault? {
    number.strip([.space, .dash, .dot, .slash])
    number.capitalise()
    guard number.count == 14 else { return .length }
    guard number.isAlphanumeric, number.areDigits(12..<14) else { return .character }
    guard number.has("00000000") == false else { return .placeholder }
    return Written.checked(check(number, of: 12) == number.digit(12) && check(number, of: 13) == number.digit(13))
  }

  /// Weights 2 to 9 from the right; a letter counts its ASCII code less 48.
  private static func check(_ number: Written, of length: Int) -> Int {
    var sum = 0
    for index in 0..<length { sum += (Int(number[index]) - 48) * (2 + (length - 1 - index) % 8) }
    let remainder = sum % 11
    return remainder < 2 ? 0 : 11 - remainder
  }
}

/// Mexico's taxpayer number, RFC: letters of the name, a date, and the three characters of the homoclave, which a
/// person may leave out.
enum MexicanTaxpayer {
  /// Words that the tax service does not give out.
  private static let refused = Set(
    words: """
      BUEI BUEY CACA CACO CAGA CAGO CAKA CAKO COGE COJA COJE COJI COJO CULO FETO GUEY JOTO KACA KACO KAGA KAGO KAKA KOGE KOJO KULO
      LOCA LOCO LOKA LOKO MAME MAMO MEAR MEAS MEON MIAR MION MOCO MULA PEDA PEDO PENE PUTA PUTO QULO RATA RUIN
      """)

  static func judge(_ number: inout Written, _ remarks: inout IdentifierRemarks) -> IdentifierFault? {
    number.strip([.space, .dash])
    number.capitalise()
    let letters = number.count == 12 ? 3 : 4
    guard number.count == 10 || number.count == 12 || number.count == 13 else { return .length }
    var name: [UInt8] = []
    for index in 0..<letters {
      guard (10...35).contains(number.alphanumericValue(index)) || number[index] == 0x26 || number[index] == 0xD1 else {
        return .character
      }
      name.append(number[index])
    }
    guard number.areDigits(letters..<(letters + 6)) else { return .character }
    guard number.isShortDate(at: letters), !refused.contains(String(decoding: name, as: UTF8.self)) else {
      return .part
    }
    for index in (letters + 6)..<number.count where number.alphanumericValue(index) == 99 { return .character }
    remarks.insert(.formOnly)
    return nil
  }
}
