extension ValueAddedTax {
  /// Czechia, DIČ: eight digits for companies, nine that begin with 6 for some persons, else a birth number.
  static func czechia(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(8...10, separators: [.space, .slash], prefix: "CZ") { return fault }
    let weights: [7 of Int] = [8, 7, 6, 5, 4, 3, 2]
    switch number.count {
    case 8:
      guard number.digit(0) != 9 else { return .part }
      let check = (11 - number.weighted(weights) % 11) % 11
      return Written.checked((check == 0 ? 1 : check) % 10 == number.digit(7))
    case 9 where number.digit(0) == 6:
      let check = number.weighted(weights, from: 1) % 11
      return Written.checked((8 - (10 - check) % 11 + 10) % 10 == number.digit(8))
    default: return birthNumberFault(number)
    }
  }

  /// Czech and Slovak birth number: date with 50 (20, 70) added to the month, ten digits modulo 11, nine before 1954.
  static func birthNumberFault(_ number: Written) -> IdentifierFault? {
    var year = 1900 + number.number(0..<2)
    let month = number.number(2..<4) % 50 % 20
    if number.count == 9 {
      if year >= 1980 { year -= 100 }
      guard year <= 1953 else { return .part }
    } else if year < 1954 {
      year += 100
    }
    guard CalendarDay(year: year, month: month, day: number.number(4..<6)) != nil else { return .part }
    guard number.count == 10 else { return nil }
    var check = number.number(0..<9) % 11
    if year < 1985 { check %= 10 }
    return Written.checked(check == number.digit(9))
  }

  /// Slovakia, IČ DPH: a multiple of eleven, or a birth number.
  static func slovakia(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(10, prefix: "SK") { return fault }
    if birthNumberFault(number) == nil { return nil }
    guard number.digit(0) != 0, [2, 3, 4, 7, 8, 9].contains(number.digit(2)) else { return .part }
    return Written.checked(number.number(0..<10) % 11 == 0)
  }

  /// Hungary, adószám: weights 9 7 3 1 modulo 10.
  static func hungary(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(8, prefix: "HU") { return fault }
    let weights: [8 of Int] = [9, 7, 3, 1, 9, 7, 3, 1]
    return Written.checked(number.balances(weights, modulo: 10))
  }

  /// Poland, NIP: modulo 11.
  static func poland(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(10, prefix: "PL") { return fault }
    let weights: [9 of Int] = [6, 5, 7, 2, 3, 4, 5, 6, 7]
    return Written.checked(number.weighted(weights) % 11 == number.digit(9))
  }

  /// Romania, CF: a company's two to ten digits, or a person's thirteen. `RO` marks those who pay VAT and stays.
  static func romania(_ number: inout Written) -> IdentifierFault? {
    number.strip([.space, .dash])
    number.capitalise()
    let paysTax = number.drop(prefix: "RO")
    guard number.isNumeric else { return number.count == 0 ? .length : .character }
    guard (2...10).contains(number.count) || number.count == 13 else { return .length }
    if number.count == 13 {
      if let fault = personalCodeFault(number) { return fault }
    } else {
      guard number.digit(0) != 0 else { return .part }
      var padded = number
      padded.pad(to: 10)
      let weights: [9 of Int] = [7, 5, 3, 2, 1, 7, 5, 3, 2]
      guard padded.weighted(weights) * 10 % 11 % 10 == padded.digit(9) else { return .checkDigit }
    }
    if paysTax { number.insert("RO", at: 0) }
    return nil
  }

  private static func personalCodeFault(_ number: Written) -> IdentifierFault? {
    guard number.digit(0) != 0, number.isShortDate(at: 1) else { return .part }
    let weights: [12 of Int] = [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]
    let check = number.weighted(weights) % 11
    return Written.checked((check == 10 ? 1 : check) == number.digit(12))
  }

  /// Bulgaria, DDS: nine digits for companies; ten for persons, foreigners and others, each with its own weights.
  static func bulgaria(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(9...10, separators: [.space, .dash, .dot], prefix: "BG") { return fault }
    if number.count == 9 {
      let weights: [8 of Int] = [1, 2, 3, 4, 5, 6, 7, 8]
      let second: [8 of Int] = [3, 4, 5, 6, 7, 8, 9, 10]
      var check = number.weighted(weights) % 11
      if check == 10 { check = number.weighted(second) % 11 % 10 }
      return Written.checked(check == number.digit(8))
    }
    let person: [9 of Int] = [2, 4, 8, 5, 10, 9, 7, 3, 6]
    if hasBulgarianDate(number), number.weighted(person) % 11 % 10 == number.digit(9) { return nil }
    let foreigner: [9 of Int] = [21, 19, 17, 13, 11, 9, 7, 3, 1]
    if number.weighted(foreigner) % 10 == number.digit(9) { return nil }
    let other: [9 of Int] = [4, 3, 2, 7, 6, 5, 4, 3, 2]
    return Written.checked((11 - number.weighted(other) % 11) % 11 == number.digit(9))
  }

  /// The month has 20 added for births before 1900, 40 for those from 2000.
  private static func hasBulgarianDate(_ number: Written) -> Bool {
    let month = number.number(2..<4)
    let century = month > 40 ? 2000 : month > 20 ? 1800 : 1900
    return CalendarDay(year: century + number.number(0..<2), month: month % 20, day: number.number(4..<6)) != nil
  }

  /// Estonia, KMKR: weights 3 7 1 modulo 10.
  static func estonia(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(9, separators: .space, prefix: "EE") { return fault }
    let weights: [9 of Int] = [3, 7, 1, 3, 7, 1, 3, 7, 1]
    return Written.checked(number.balances(weights, modulo: 10))
  }

  /// Latvia, PVN: a company's number modulo 11, or a person's code.
  static func latvia(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(11, prefix: "LV") { return fault }
    if number.digit(0) > 3 {
      let weights: [11 of Int] = [9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]
      return Written.checked(number.weighted(weights) % 11 == 3)
    }
    if !number.has("32") {
      let year = 1800 + number.digit(6) * 100 + number.number(4..<6)
      guard CalendarDay(year: year, month: number.number(2..<4), day: number.number(0..<2)) != nil else { return .part }
    }
    let weights: [10 of Int] = [10, 5, 8, 4, 2, 1, 6, 3, 7, 9]
    return Written.checked((1 + number.weighted(weights)) % 11 % 10 == number.digit(10))
  }

  /// Lithuania, PVM: nine digits for companies, twelve for others; the last but one is 1.
  static func lithuania(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(9...12, prefix: "LT") { return fault }
    guard number.count == 9 || number.count == 12 else { return .length }
    guard number.digit(number.count - 2) == 1 else { return .part }
    func remainder(_ shift: Int) -> Int {
      (0..<(number.count - 1)).reduce(0) { $0 + (1 + ($1 + shift) % 9) * number.digit($1) } % 11
    }
    var check = remainder(0)
    if check == 10 { check = remainder(2) }
    return Written.checked(check % 10 == number.digit(number.count - 1))
  }
}
