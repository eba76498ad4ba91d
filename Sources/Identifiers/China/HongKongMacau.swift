/// Hong Kong identity card: one or two letters, six digits, a check character modulo 11 (Immigration Department).
enum HongKongID {
  static func judge(_ id: inout Written) -> IdentifierFault? {
    id.strip([.space, .dash, .brackets])
    id.capitalise()
    guard id.count == 8 || id.count == 9 else { return .length }
    let letters = id.count - 7
    var sum = letters == 1 ? 36 * 9 : 0
    for index in 0..<letters {
      let value = id.alphanumericValue(index)
      guard (10...35).contains(value) else { return .character }
      sum += value * (8 + letters - 1 - index)
    }
    guard id.areDigits(letters..<(letters + 6)) else { return .character }
    for index in 0..<6 { sum += id.digit(letters + index) * (7 - index) }
    let check = id.alphanumericValue(id.count - 1)
    guard check <= 10 else { return .character }
    return Written.checked((sum + check) % 11 == 0)
  }
}

/// Hong Kong business registration number: eight digits, alone or with branch, dates and check behind them on the
/// certificate. The rule of the check digit is not published.
enum HongKongBusiness {
  static func judge(_ number: inout Written, _ remarks: inout IdentifierRemarks) -> IdentifierFault? {
    if let fault = number.takeDigits(8...16) { return fault }
    guard number.count == 8 || number.count == 11 || number.count == 16 else { return .length }
    number.keepFirst(8)
    remarks.insert(.formOnly)
    return nil
  }
}

/// Macau resident identity card: 1, 5 or 7, six digits, a check digit whose rule is not published.
enum MacauID {
  static func judge(_ id: inout Written, _ remarks: inout IdentifierRemarks) -> IdentifierFault? {
    if let fault = id.takeDigits(8, separators: [.space, .dash, .slash, .brackets]) { return fault }
    remarks.insert(.formOnly)
    return [1, 5, 7].contains(id.digit(0)) ? nil : .part
  }
}

/// Mainland travel permits of residents of Hong Kong and Macau (H or M and 8 digits, with the issue number 10) and of
/// Taiwan (8 digits).
enum TravelPermit {
  static func judgeHongKongMacau(_ permit: inout Written, _ remarks: inout IdentifierRemarks) -> IdentifierFault? {
    permit.strip([.space, .dash, .brackets])
    permit.capitalise()
    guard permit.count == 9 || permit.count == 11 else { return .length }
    guard permit.areDigits(1..<permit.count) else { return .character }
    remarks.insert(.formOnly)
    return permit.has("H") || permit.has("M") ? nil : .part
  }

  static func judgeTaiwan(_ permit: inout Written, _ remarks: inout IdentifierRemarks) -> IdentifierFault? {
    remarks.insert(.formOnly)
    return permit.takeDigits(8)
  }
}
