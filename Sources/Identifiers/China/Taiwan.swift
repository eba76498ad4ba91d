/// Taiwan's identity card and resident certificate: a letter for the place, 1, 2, 8 or 9, seven digits and a check
/// digit.
enum TaiwanID {
  /// What the letters A to Z stand for.
  private static let places: [26 of Int] = [
    10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33,
  ]

  static func judge(_ id: inout Written) -> IdentifierFault? {
    id.strip([.space, .dash, .brackets])
    id.capitalise()
    guard id.count == 10 else { return .length }
    let letter = id.alphanumericValue(0)
    guard (10...35).contains(letter), id.areDigits(1..<10) else { return .character }
    guard [1, 2, 8, 9].contains(id.digit(1)) else { return .part }
    let place = places[letter - 10]
    let weights: [9 of Int] = [8, 7, 6, 5, 4, 3, 2, 1, 1]
    return Written.checked((place / 10 + place % 10 * 9 + id.weighted(weights, from: 1)) % 10 == 0)
  }
}

/// Taiwan's unified business number: eight digits; the digit sums of the products make a multiple of five since April
/// 2023 (of ten before). A 7 in the seventh place counts 0 or 1 (Fiscal Information Agency).
enum TaiwanBusiness {
  static func judge(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(8) { return fault }
    let weights: [8 of Int] = [1, 2, 1, 2, 1, 2, 4, 1]
    var sum = 0
    for index in 0..<8 {
      let product = number.digit(index) * weights[index]
      sum += product / 10 + product % 10
    }
    return Written.checked(sum % 5 == 0 || number.digit(6) == 7 && (sum + 1) % 5 == 0)
  }
}
