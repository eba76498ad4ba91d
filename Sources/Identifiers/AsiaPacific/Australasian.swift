/// Australia's business and company numbers.
enum Australian {
  /// ABN: eleven digits, the first less one, modulo 89.
  static func judgeBusiness(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(11, separators: .space) { return fault }
    let weights: [11 of Int] = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]
    return Written.checked((number.weighted(weights) - 10) % 89 == 0)
  }

  /// ACN: nine digits modulo 10.
  static func judgeCompany(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(9, separators: .space) { return fault }
    let weights: [8 of Int] = [8, 7, 6, 5, 4, 3, 2, 1]
    return Written.checked((10 - number.weighted(weights) % 10) % 10 == number.digit(8))
  }
}

/// New Zealand's IRD number: eight or nine digits modulo 11, with a second try at other weights.
enum NewZealandTax {
  static func judge(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(8...9, prefix: "NZ") { return fault }
    let value = number.number(0..<number.count)
    guard value > 10_000_000, value < 150_000_000 else { return .part }
    var padded = number
    padded.pad(to: 9)
    let weights: [8 of Int] = [3, 2, 7, 6, 5, 4, 3, 2]
    let second: [8 of Int] = [7, 4, 3, 2, 5, 2, 7, 6]
    var check = (11 - padded.weighted(weights) % 11) % 11
    if check == 10 { check = (11 - padded.weighted(second) % 11) % 11 }
    return Written.checked(check == padded.digit(8))
  }
}
