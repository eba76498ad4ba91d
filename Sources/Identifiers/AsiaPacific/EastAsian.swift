/// Japan's corporate number: a check digit, then twelve digits (Ministry of Finance Ordinance 70 of 2014).
enum JapaneseCorporation {
  static func judge(_ number: inout Written) -> IdentifierFault? {
    if let fault = number.takeDigits(13) { return fault }
    let weights: [12 of Int] = [2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
    return Written.checked(9 - number.weighted(weights, from: 1) % 9 == number.digit(0))
  }
}

/// Korea's business registration number: tax office, sort of business, serial number. Form only: registers hold
/// numbers whose last digit breaks the rule that is quoted for it.
enum KoreanBusiness {
  static func judge(_ number: inout Written, _ remarks: inout IdentifierRemarks) -> IdentifierFault? {
    if let fault = number.takeDigits(10) { return fault }
    remarks.insert(.formOnly)
    let fits = number.number(0..<3) > 100 && number.number(3..<5) != 0 && number.number(5..<9) != 0
    return fits ? nil : .part
  }
}

/// Singapore's unique entity number (ACRA), in its three forms, each with a check letter modulo 11.
enum SingaporeEntity {
  static func judge(_ number: inout Written) -> IdentifierFault? {
    number.capitalise()
    switch number.count {
    case 9: return businessFault(number)
    case 10: return number.digit(0) <= 9 ? companyFault(number) : otherFault(number)
    default: return .length
    }
  }

  private static func businessFault(_ number: Written) -> IdentifierFault? {
    guard number.areDigits(0..<8) else { return .character }
    let weights: [8 of Int] = [10, 4, 9, 3, 8, 2, 7, 1]
    return Written.checked(number[8] == Array("XMKECAWLJDB".utf8)[number.weighted(weights) % 11])
  }

  private static func companyFault(_ number: Written) -> IdentifierFault? {
    guard number.areDigits(0..<9) else { return .character }
    guard number.number(0..<4) <= CalendarDay.today.year else { return .part }
    let weights: [9 of Int] = [10, 8, 6, 4, 9, 7, 5, 3, 1]
    return Written.checked(number[9] == Array("ZKCMDNERGWH".utf8)[number.weighted(weights) % 11])
  }

  private static let forms = Set(
    """
    CC CD CH CL CM CP CS CX DP FB FC FM FN GA GB GS HS LL LP MB MC MD MH MM MQ NB NR PA PB PF RF RP SM SS TC TU VH XL
    """.split(separator: " ").map { $0.utf8.reduce(0) { $0 << 8 | UInt16($1) } })

  private static func otherFault(_ number: Written) -> IdentifierFault? {
    guard [0x52, 0x53, 0x54].contains(number[0]) else { return .part }
    guard number.areDigits(1..<3), number.areDigits(5..<9) else { return .character }
    guard forms.contains(UInt16(number[3]) << 8 | UInt16(number[4])) else { return .part }
    let alphabet = Array("ABCDEFGHJKLMNPQRSTUVWX0123456789".utf8)
    let weights: [9 of Int] = [4, 3, 5, 3, 10, 2, 2, 5, 7]
    var sum = 0
    for index in 0..<9 {
      guard let value = alphabet.firstIndex(of: number[index]) else { return .character }
      sum += weights[index] * value
    }
    return Written.checked(number[9] == alphabet[(sum - 5 + 11) % 11])
  }
}
