/// A number in free text that has the form of a telephone number, an identity number or a card number.
///
/// A number begins and ends where a group of digits does: what only occurs inside of a longer unbroken number, as in a
/// GTIN, is none. Forms: mobile numbers of the mainland (11 digits, 13 to 19 first), with 86 before them or not;
/// landlines with their area code (010 and 02x with 8 digits, 03xx to 09xx with 7 or 8); after a plus sign, numbers of 8
/// to 15 digits (ITU-T E.164); 15 digits and more.
struct PersonalNumber {
  /// The groups that it takes.
  let groups: Range<Int>
  /// Its digits that must not be shown, as offsets into the run.
  let hidden: Range<Int>

  /// The personal numbers of a run, from its start.
  ///
  /// - Complexity: O(groups), as no number has more than 19 of them.
  static func all(in run: DigitRun) -> [PersonalNumber] {
    var numbers: [PersonalNumber] = []
    var group = 0
    while group < run.groupCount {
      if let number = Self.first(at: group, of: run) {
        numbers.append(number)
        group = number.groups.upperBound
      } else {
        group += 1
      }
    }
    return numbers
  }

  private static func first(at group: Int, of run: DigitRun) -> PersonalNumber? {
    // Of the forms without a fixed length, the longest that fits.
    var longest: PersonalNumber?
    for end in (group + 1)...run.groupCount {
      let groups = group..<end
      let digits = run.digits(of: groups)
      // An unbroken number may be longer than any that is known.
      guard digits.count <= 19 || groups.count == 1 else { break }
      if let mobile = mobile(groups, digits, of: run) { return mobile }
      if isLandline(groups, digits, of: run) { return PersonalNumber(groups, showingAThirdOf: digits) }
      if isLong(groups, digits, of: run) || isInternational(groups, digits, of: run) {
        longest = PersonalNumber(groups, showingAThirdOf: digits)
      }
    }
    return longest
  }

  private init(groups: Range<Int>, hidden: Range<Int>) {
    self.groups = groups
    self.hidden = hidden
  }

  /// Shows no more than a third of the digits, 3 first and 4 last at most, as registered values do.
  private init(_ groups: Range<Int>, showingAThirdOf digits: Range<Int>) {
    let shown = digits.count / 3
    let last = min(4, (shown + 1) / 2)
    let first = min(3, shown - last)
    self.init(groups: groups, hidden: digits.lowerBound + first..<digits.upperBound - last)
  }

  private static func mobile(_ groups: Range<Int>, _ digits: Range<Int>, of run: DigitRun) -> PersonalNumber? {
    let prefix = digits.count - 11
    switch prefix {
    // After a plus sign the 1 is a calling code: +1 415 555 2671.
    case 0: guard !run.hasPlus || groups.lowerBound > 0 else { return nil }
    case 2: guard run.value(of: digits.prefix(2)) == 86 else { return nil }
    case 4: guard run.value(of: digits.prefix(4)) == 86 else { return nil }
    default: return nil
    }
    let local = digits.dropFirst(prefix)
    guard run.digits[local.lowerBound] == 1, run.digits[local.lowerBound + 1] >= 3 else { return nil }
    guard !hasDate(groups, of: run), !isPairOfPrices(groups, of: run) else { return nil }
    return PersonalNumber(groups: groups, hidden: local.dropFirst(3).dropLast(4))
  }

  private static func isLandline(_ groups: Range<Int>, _ digits: Range<Int>, of run: DigitRun) -> Bool {
    guard digits.count >= 11, digits.count <= 12, run.digits[digits.lowerBound] == 0 else { return false }
    let second = run.digits[digits.lowerBound + 1]
    let area = second == 2 || (second == 1 && run.digits[digits.lowerBound + 2] == 0) ? 3 : second >= 3 ? 4 : 0
    guard area > 0, digits.count - area == 8 || (area == 4 && digits.count == 11) else { return false }
    // Numbers of subscribers do not begin with the digits of prefixes and services.
    guard run.digits[digits.lowerBound + area] >= 2 else { return false }
    // Twelve unbroken digits are a GTIN; else the area code stands alone, or the number is unbroken.
    let head = run.length(of: groups.lowerBound)
    return head == area || (groups.count == 1 && digits.count == 11)
  }

  private static func isInternational(_ groups: Range<Int>, _ digits: Range<Int>, of run: DigitRun) -> Bool {
    run.hasPlus && groups.lowerBound == 0 && (8...15).contains(digits.count) && run.digits[0] != 0
      && !hasDate(groups, of: run)
  }

  /// Identity numbers and card numbers: 15 unbroken digits and more, or as they are grouped in print.
  private static func isLong(_ groups: Range<Int>, _ digits: Range<Int>, of run: DigitRun) -> Bool {
    guard digits.count >= 15 else { return false }
    if groups.count == 1 || groups.count == digits.count { return true }
    // An issuer or a region of six digits, then whatever groups follow.
    if run.length(of: groups.lowerBound) == 6 { return true }
    let lengths = groups.map { run.length(of: $0) }
    guard lengths.dropLast().allSatisfy({ (4...6).contains($0) }), (lengths.last ?? 0) <= 6 else { return false }
    // Four model numbers or years in a row look like a card's groups: a card number is UnionPay's or fits its check digit.
    guard run.value(of: digits.prefix(2)) != 62 else { return true }
    return isLuhn(run.digits[digits]) && !groups.allSatisfy { isYear($0, of: run) }
  }

  /// Whether the last digit is the check digit of a card number (ISO/IEC 7812-1, annex B).
  private static func isLuhn(_ digits: ArraySlice<UInt8>) -> Bool {
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let weighed = place % 2 == 1 ? 2 * Int(digit) : Int(digit)
      sum += weighed > 9 ? weighed - 9 : weighed
    }
    return sum % 10 == 0
  }

  private static func isYear(_ group: Int, of run: DigitRun) -> Bool {
    run.length(of: group) == 4 && (1900...2099).contains(run.value(of: run.digits(of: group..<group + 1)))
  }

  /// Whether a year stands with a month and a day among the groups: `2024.1.15`, `15/1/2024`.
  private static func hasDate(_ groups: Range<Int>, of run: DigitRun) -> Bool {
    guard groups.count >= 3 else { return false }
    func isDayOrMonth(_ group: Int) -> Bool {
      run.length(of: group) <= 2 && (1...31).contains(run.value(of: run.digits(of: group..<group + 1)))
    }
    return groups.dropLast(2).contains { group in
      isDayOrMonth(group + 1)
        && ((isYear(group, of: run) && isDayOrMonth(group + 2)) || (isDayOrMonth(group) && isYear(group + 2, of: run)))
    }
  }

  /// Whether the groups read as two amounts with two decimals each: `1599.00-129.90`.
  private static func isPairOfPrices(_ groups: Range<Int>, of run: DigitRun) -> Bool {
    guard groups.count == 4 else { return false }
    let first = groups.lowerBound
    return run.followsDot[first + 1] && !run.followsDot[first + 2] && run.followsDot[first + 3]
      && run.length(of: first + 1) == 2 && run.length(of: first + 3) == 2
  }
}
