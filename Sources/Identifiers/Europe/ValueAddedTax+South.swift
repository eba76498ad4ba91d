extension ValueAddedTax {
  /// Croatia, OIB: ISO 7064 MOD 11,10.
  static func croatia(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(11, prefix: "HR") { return fault }
    return Written.checked(number.passesMod11And10(0..<11))
  }

  /// Cyprus, FPA: eight digits, those in odd places through a table, and a letter modulo 26.
  static func cyprus(_ number: inout Written) -> IdentifierFault? {
    number.strip([.space, .dash])
    number.capitalise()
    number.drop(prefix: "CY")
    guard number.count == 9 else { return .length }
    guard number.areDigits(0..<8), number.alphanumericValue(8) >= 10 else { return .character }
    guard !number.has("12") else { return .part }
    let table: [10 of Int] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21]
    var sum = 0
    for index in 0..<8 { sum += index % 2 == 0 ? table[number.digit(index)] : number.digit(index) }
    return Written.checked(sum % 26 == number.alphanumericValue(8) - 10)
  }

  /// Greece, AFM: powers of two modulo 11.
  static func greece(_ number: inout Written) -> IdentifierFault? {
    number.strip([.space, .dash, .dot, .slash, .colon])
    number.capitalise()
    if !number.drop(prefix: "EL") { number.drop(prefix: "GR") }
    guard number.count == 8 || number.count == 9 else { return .length }
    guard number.isNumeric else { return .character }
    number.pad(to: 9)
    let weights: [8 of Int] = [256, 128, 64, 32, 16, 8, 4, 2]
    return Written.checked(number.weighted(weights) % 11 % 10 == number.digit(8))
  }

  /// Italy, partita IVA: Luhn; digits eight to ten are the province.
  static func italy(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(11, separators: [.space, .dash, .colon], prefix: "IT") { return fault }
    let province = number.number(7..<10)
    guard number.number(0..<7) != 0 else { return .part }
    guard (1...100).contains(province) || [120, 121, 888, 999].contains(province) else { return .part }
    return Written.checked(number.passesLuhn(0..<11))
  }

  /// Malta, VAT: modulo 37.
  static func malta(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(8, prefix: "MT") { return fault }
    guard number.digit(0) != 0 else { return .part }
    let weights: [8 of Int] = [3, 4, 6, 7, 8, 9, 10, 1]
    return Written.checked(number.balances(weights, modulo: 37))
  }

  /// Portugal, NIF: modulo 11.
  static func portugal(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(9, separators: [.space, .dash, .dot], prefix: "PT") { return fault }
    guard number.digit(0) != 0 else { return .part }
    let weights: [8 of Int] = [9, 8, 7, 6, 5, 4, 3, 2]
    return Written.checked((11 - number.weighted(weights) % 11) % 11 % 10 == number.digit(8))
  }

  /// Slovenia, DDV: modulo 11.
  static func slovenia(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(8, prefix: "SI") { return fault }
    guard number.digit(0) != 0 else { return .part }
    let weights: [7 of Int] = [8, 7, 6, 5, 4, 3, 2]
    let check = 11 - number.weighted(weights) % 11
    return Written.checked((check == 10 ? 0 : check) == number.digit(7))
  }
}
