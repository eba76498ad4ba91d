/// Numbers of mainland China, of which most merchants of the market register one.
enum MainlandNumber {
  /// Prefixes of cut-rate calls that some people store with a number.
  private static let callingServices = ["17951", "17911", "17909", "12593", "10193"]

  /// The national number of dialled digits, calling code, trunk zero and calling service taken off; `nil` when they are
  /// dialled to another country.
  static func national(of digits: Written, isInternational: Bool, home: HomeRegion) -> Written? {
    var number = digits
    if isInternational {
      guard number.drop(prefix: "86") else { return nil }
    } else {
      guard home == .china else { return nil }
      if number.count == 16 {
        for service in callingServices where number.drop(prefix: service) { break }
      }
      // 8613800008000: the calling code without its sign. No area code begins so.
      if number.count > 11 { number.drop(prefix: "86") }
    }
    number.drop(prefix: "0")
    return number
  }

  /// What the plan says of a national number.
  static func read(_ national: Written) -> PlannedNumber {
    guard (7...12).contains(national.count) else { return .impossible(.length) }
    if national.digit(0) == 1, national.digit(1) >= 3 {
      guard national.count == 11 else { return .impossible(.length) }
      let number = E164Number(
        callingCode: 86, leadingZeros: 0, national: UInt64(truncatingIfNeeded: national.number(0..<11)))
      return MobilePrefix.isAssigned(national.number(0..<5)) ? .assigned(number, isShared: false) : .unassigned(number)
    }
    var international = national
    international.insert("86", at: 0)
    return NumberingPlan.read(international, isInternational: true, home: .china)
  }

  /// Numbers typed to fill a form: the operators' hotline specimens, one digit eight times, `12345678`.
  static func isFiller(_ national: Written) -> Bool {
    if Placeholders.isRepeated(national) || Placeholders.isRun(national) { return true }
    guard national.count == 11 else { return false }
    return Specimens.contain(national, of: .phone) || Placeholders.isRepeated(national, from: 3)
      || Placeholders.isRun(national, from: 3)
  }
}
