/// Switzerland's enterprise number (UID): CHE and nine digits modulo 11; the VAT number has a word behind it.
enum Swiss {
  static func judgeEnterprise(_ number: inout Written) -> IdentifierFault? {
    number.strip([.space, .dash, .dot])
    number.capitalise()
    if number.count == 9, number.isNumeric { number.insert("CHE", at: 0) }
    return number.count == 12 ? bodyFault(number) : .length
  }

  static func judgeVAT(_ number: inout Written) -> IdentifierFault? {
    number.strip([.space, .dash, .dot])
    number.capitalise()
    guard number.count == 15 || number.count == 16 else { return .length }
    if let fault = bodyFault(number) { return fault }
    let isWord =
      number.count == 16 ? number.has("MWST", at: 12) : ["TVA", "IVA", "TPV"].contains { number.has($0, at: 12) }
    return isWord ? nil : .part
  }

  private static func bodyFault(_ number: Written) -> IdentifierFault? {
    guard number.has("CHE") else { return .part }
    guard number.areDigits(3..<12) else { return .character }
    let weights: [8 of Int] = [5, 4, 3, 2, 7, 6, 5, 4]
    return Written.checked((11 - number.weighted(weights, from: 3) % 11) % 11 == number.digit(11))
  }
}

/// Norway's organisation number: modulo 11; `MVA` behind it marks who pays VAT.
enum Norwegian {
  static func judge(_ number: inout Written) -> IdentifierFault? {
    number.strip(.space)
    number.capitalise()
    number.drop(prefix: "NO")
    if number.count == 12, number.has("MVA", at: 9) { number.keepFirst(9) }
    guard number.count == 9 else { return .length }
    guard number.isNumeric else { return .character }
    let weights: [9 of Int] = [3, 2, 7, 6, 5, 4, 3, 2, 1]
    return Written.checked(number.balances(weights, modulo: 11))
  }
}

/// Russia's taxpayer and state registration numbers.
enum Russian {
  /// INN: ten digits for companies, twelve with two check digits for persons.
  static func judgeTaxpayer(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(10...12, separators: .space) { return fault }
    switch number.count {
    case 10:
      let weights: [9 of Int] = [2, 4, 10, 3, 5, 9, 4, 6, 8]
      return Written.checked(number.weighted(weights) % 11 % 10 == number.digit(9))
    case 12:
      let first: [10 of Int] = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]
      let second: [11 of Int] = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]
      return Written.checked(
        number.weighted(first) % 11 % 10 == number.digit(10) && number.weighted(second) % 11 % 10 == number.digit(11))
    default: return .length
    }
  }

  /// OGRN: thirteen digits for companies, fifteen (beginning with 3 or 4) for entrepreneurs: remainder by 11 or 13.
  static func judgeRegistration(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(13...15, separators: .space) { return fault }
    switch number.count {
    case 13:
      guard number.digit(0) != 0 else { return .part }
      return Written.checked(number.number(0..<12) % 11 % 10 == number.digit(12))
    case 15:
      guard number.digit(0) == 3 || number.digit(0) == 4 else { return .part }
      return Written.checked(number.number(0..<14) % 13 % 10 == number.digit(14))
    default: return .length
    }
  }
}

/// Ukraine's register number, EDRPOU: modulo 11 with weights that depend on the number.
enum Ukrainian {
  static func judge(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(8, separators: .space) { return fault }
    let value = number.number(0..<8)
    let isMiddle = value > 30_000_000 && value < 60_000_000
    let weights: [7 of Int] = isMiddle ? [7, 1, 2, 3, 4, 5, 6] : [1, 2, 3, 4, 5, 6, 7]
    let second: [7 of Int] = isMiddle ? [9, 3, 4, 5, 6, 7, 8] : [3, 4, 5, 6, 7, 8, 9]
    var check = number.weighted(weights) % 11
    if check > 9 { check = number.weighted(second) % 11 % 10 }
    return Written.checked(check == number.digit(7))
  }
}

/// Turkey's tax number, VKN.
enum Turkish {
  static func judge(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(10, separators: []) { return fault }
    var sum = 0
    for index in 0..<9 {
      let shifted = (number.digit(index) + 9 - index) % 10
      guard shifted != 0 else { continue }
      let product = (shifted << (9 - index)) % 9
      sum += product == 0 ? 9 : product
    }
    return Written.checked((10 - sum % 10) % 10 == number.digit(9))
  }
}
