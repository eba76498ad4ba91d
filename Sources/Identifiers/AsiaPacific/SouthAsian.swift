/// Thailand's juristic person number: begins with 0, modulo 11.
enum ThaiCompany {
  static func judge(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(13) { return fault }
    guard number.digit(0) == 0 else { return .part }
    let weights: [12 of Int] = [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]
    return Written.checked((11 - number.weighted(weights) % 11) % 10 == number.digit(12))
  }
}

/// Vietnam's tax code, MST: ten digits modulo 11, three more for a branch.
enum VietnameseTax {
  static func judge(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(10...13, separators: [.space, .dash, .dot]) { return fault }
    guard number.count == 10 || number.count == 13 else { return .length }
    guard number.number(2..<9) != 0, number.count == 10 || number.number(10..<13) != 0 else { return .part }
    let weights: [9 of Int] = [31, 29, 23, 19, 17, 13, 7, 5, 3]
    return Written.checked(10 - number.weighted(weights) % 11 == number.digit(9))
  }
}

/// Indonesia's taxpayer number, NPWP: nine digits by Luhn, tax office and branch; since 2024 sixteen digits, a zero in
/// front or a person's NIK with a birth date in it.
enum IndonesianTax {
  static func judge(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(15...16, separators: [.space, .dash, .dot]) { return fault }
    if number.count == 15 { return Written.checked(number.passesLuhn(0..<9)) }
    if number.digit(0) == 0 { return Written.checked(number.passesLuhn(1..<10)) }
    let day = number.number(6..<8)
    let month = number.number(8..<10)
    let year = number.number(10..<12)
    let isDate = [1900, 2000].contains { CalendarDay(year: $0 + year, month: month, day: day % 40) != nil }
    return isDate ? nil : .part
  }
}

/// India's goods and services tax number, GSTIN: state, PAN, entity, Z, check character by Luhn modulo 36.
enum IndianTax {
  static func judge(_ number: inout Written) -> IdentifierFault? {
    number.strip([.space, .dash])
    number.capitalise()
    guard number.count == 15 else { return .length }
    guard number.isAlphanumeric, number.areDigits(0..<2), number.areDigits(7..<11) else { return .character }
    for index in [2, 3, 4, 5, 6, 11] where number.alphanumericValue(index) < 10 { return .character }
    let state = number.number(0..<2)
    guard (1...38).contains(state) || state == 97 || state == 99 else { return .part }
    guard number[12] != 0x30, number[13] == 0x5A else { return .part }
    var sum = 0
    for index in 0..<14 {
      let product = number.alphanumericValue(index) * (1 + index % 2)
      sum += product / 36 + product % 36
    }
    return Written.checked((36 - sum % 36) % 36 == number.alphanumericValue(14))
  }
}

/// Israel's company number: nine digits by Luhn, the first a 5.
enum IsraeliCompany {
  static func judge(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(9) { return fault }
    guard number.digit(0) == 5 else { return .part }
    return Written.checked(number.passesLuhn(0..<9))
  }
}

/// South Africa's tax number: ten digits by Luhn.
enum SouthAfricanTax {
  static func judge(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(10, separators: [.space, .dash, .slash]) { return fault }
    guard [0, 1, 2, 3, 9].contains(number.digit(0)) else { return .part }
    return Written.checked(number.passesLuhn(0..<10))
  }
}
