/// Numbers of mainland China without the calling code: mobile prefixes as assigned by MIIT, landlines as area code
/// and subscriber, and the 400 and 800 services.
enum ChineseNumber {
  /// What a national number is.
  enum Sort {
    case mobile, landline, service
  }

  /// What a national number without its trunk zero is; `nil` when it is none.
  static func sort(of number: Written) -> Sort? {
    guard number.isNumeric else { return nil }
    if number.count == 11, isMobile(number) { return .mobile }
    if number.count == 10, number.has("400") || number.has("800") { return .service }
    return isLandline(number) ? .landline : nil
  }

  /// Prefixes that are given to mobile networks; machine-only ones (14x but 145 and 147) are not for people.
  private static func isMobile(_ number: Written) -> Bool {
    let third = number.digit(2)
    guard number.digit(0) == 1 else { return false }
    switch number.digit(1) {
    case 3, 8: return true
    case 4: return third == 5 || third == 7
    case 5: return third != 4
    case 6: return third == 1 || third == 2 || (5...7).contains(third)
    case 7: return third != 9
    case 9: return third != 4
    default: return false
    }
  }

  /// Area codes 10 and 2x take eight more digits, three-digit ones seven or eight; no subscriber begins with 0.
  private static func isLandline(_ number: Written) -> Bool {
    let areaLength = number.digit(0) == 1 || number.digit(0) == 2 ? 2 : 3
    switch number.digit(0) {
    case 1: guard number.digit(1) == 0 else { return false }
    case 2: guard number.digit(1) != 6 else { return false }
    case 0: return false
    default: break
    }
    let rest = number.count - areaLength
    return (areaLength == 2 ? 8...8 : 7...8).contains(rest) && number.digit(areaLength) != 0
  }

  /// Numbers typed to fill a form: the operators' hotline specimens, one digit eight times, `12345678`.
  static func isFiller(_ number: Written) -> Bool {
    guard number.count == 11 else { return Placeholders.isRepeated(number) || Placeholders.isRun(number) }
    return number.equals("13800138000") || Placeholders.isRepeated(number, from: 3)
      || Placeholders.isRun(number, from: 3)
      || Placeholders.isRepeated(number) || Placeholders.isRun(number)
  }
}
