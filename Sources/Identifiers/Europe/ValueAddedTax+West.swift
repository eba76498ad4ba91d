extension ValueAddedTax {
  /// Austria, UID: U and eight digits, Luhn's sum and four.
  static func austria(_ number: inout Written) -> IdentifierFault? {
    number.strip([.space, .dash, .dot, .slash])
    number.capitalise()
    number.drop(prefix: "AT")
    guard number.count == 9 else { return .length }
    guard number.drop(prefix: "U"), number.isNumeric else { return .character }
    var sum = 4
    for index in 0..<7 {
      let value = number.digit(index) * (1 + index % 2)
      sum += value / 10 + value % 10
    }
    let fits = (sum + number.digit(7)) % 10 == 0
    number.insert("U", at: 0)
    return Written.checked(fits)
  }

  /// Belgium, BTW/TVA, also the enterprise number: ten digits, 97 less the remainder of the first eight.
  static func belgium(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(9...12, separators: [.space, .dash, .dot, .slash], prefix: "BE") { return fault }
    number.pad(to: 10)
    guard number.count == 10 else { return .length }
    guard number.digit(0) <= 1, number.number(0..<10) != 0 else { return .part }
    return Written.checked(97 - number.number(0..<8) % 97 == number.number(8..<10))
  }

  /// Denmark, CVR: modulo 11.
  static func denmark(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(8, separators: [.space, .dash, .dot, .slash, .comma, .colon], prefix: "DK") {
      return fault
    }
    guard number.digit(0) != 0 else { return .part }
    let weights: [8 of Int] = [2, 7, 6, 5, 4, 3, 2, 1]
    return Written.checked(number.balances(weights, modulo: 11))
  }

  /// Finland, ALV: modulo 11.
  static func finland(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(8, prefix: "FI") { return fault }
    let weights: [8 of Int] = [7, 9, 10, 5, 8, 4, 2, 1]
    return Written.checked(number.balances(weights, modulo: 11))
  }

  /// Germany, USt-IdNr.: ISO 7064 MOD 11,10.
  static func germany(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(9, separators: [.space, .dash, .dot, .slash, .comma], prefix: "DE") {
      return fault
    }
    guard number.digit(0) != 0 else { return .part }
    return Written.checked(number.passesMod11And10(0..<9))
  }

  /// Ireland, VAT: seven digits, a check letter modulo 23, perhaps another letter that counts nine times.
  static func ireland(_ number: inout Written) -> IdentifierFault? {
    number.strip([.space, .dash])
    number.capitalise()
    number.drop(prefix: "IE")
    guard number.count == 8 || number.count == 9 else { return .length }
    guard number.digit(0) <= 9, number.areDigits(2..<7) else { return .character }
    for index in 7..<number.count where !(10...35).contains(number.alphanumericValue(index)) { return .character }
    var digits = number
    if number.digit(1) > 9 {
      // Numbers of before 2013 have a letter or sign in the second place: it moves away, the first to the end.
      guard number.count == 8, number.alphanumericValue(1) < 36 || number[1] == 0x2B || number[1] == 0x2A else {
        return .character
      }
      digits.dropFirst(1)
      digits[0] = 0x30
      digits[6] = number[0]
    }
    let weights: [7 of Int] = [8, 7, 6, 5, 4, 3, 2]
    var sum = digits.weighted(weights)
    if number.count == 9 {
      let second = number[8] == 0x57 ? 0 : number.alphanumericValue(8) - 9
      guard second <= 22 else { return .character }
      sum += 9 * second
    }
    let check = number[7] == 0x57 ? 0 : number.alphanumericValue(7) - 9
    return Written.checked(sum % 23 == check)
  }

  /// Luxembourg, TVA: the first six digits modulo 89.
  static func luxembourg(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(8, separators: [.space, .dash, .dot, .colon], prefix: "LU") { return fault }
    return Written.checked(number.number(0..<6) % 89 == number.number(6..<8))
  }

  /// Netherlands, btw: citizen's or company's number modulo 11, or since 2020 the whole modulo 97.
  static func netherlands(_ number: inout Written) -> IdentifierFault? {
    number.strip([.space, .dash, .dot])
    number.capitalise()
    number.drop(prefix: "NL")
    guard (10...12).contains(number.count) else { return .length }
    number.pad(to: 12)
    guard number.areDigits(0..<9), number[9] == 0x42, number.areDigits(10..<12) else { return .character }
    guard number.number(0..<9) != 0, number.number(10..<12) != 0 else { return .part }
    let weights: [8 of Int] = [9, 8, 7, 6, 5, 4, 3, 2]
    if (number.weighted(weights) - number.digit(8)) % 11 == 0 { return nil }
    var whole = number
    whole.insert("NL", at: 0)
    return Written.checked(whole.remainder97(0..<14) == 1)
  }

  /// Sweden, moms: the organisation number by Luhn, and 01.
  static func sweden(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(12, separators: [.space, .dash, .dot], prefix: "SE") { return fault }
    guard number.number(10..<12) == 1 else { return .part }
    return Written.checked(number.passesLuhn(0..<10))
  }
}
