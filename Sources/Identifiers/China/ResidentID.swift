/// Resident identity number, GB 11643-1999: region, birth date, sequence, check character by ISO 7064 MOD 11-2.
/// The 15-digit form of before 1999 lacks the century and the check character; both are put in.
enum ResidentID {
  private static let weights: [17 of Int] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  private static let checks: [11 of UInt8] = [
    0x31, 0x30, 0x58, 0x39, 0x38, 0x37, 0x36, 0x35, 0x34, 0x33, 0x32,
  ]

  static func judge(_ id: inout Written, _ remarks: inout IdentifierRemarks) -> IdentifierFault? {
    guard id.stripBetweenParts() else { return .character }
    id.capitalise()
    switch id.count {
    case 18:
      guard id.areDigits(0..<17) else { return .character }
      guard id.digit(17) <= 9 || id[17] == 0x58 else { return .character }
      guard id[17] == check(of: id) else { return .checkDigit }
    case 15:
      guard id.isNumeric else { return .character }
      id.insert("19", at: 6)
      id.insert("0", at: 17)
      id[17] = check(of: id)
      remarks.insert(.historicalForm)
    default: return .length
    }
    return partsFault(id)
  }

  private static func check(of id: Written) -> UInt8 { checks[id.weighted(weights) % 11] }

  /// The check character of 17 digits.
  static func check(of id: Span<UInt8>) -> UInt8 {
    var sum = 0
    for index in 0..<17 { sum += weights[index] * Int(id[index] &- 0x30) }
    return checks[sum % 11]
  }

  private static func partsFault(_ id: Written) -> IdentifierFault? {
    exists(
      region: id.number(0..<3), year: id.number(6..<10), month: id.number(10..<12), day: id.number(12..<14))
      ? nil : .part
  }

  /// Whether the region and the day of birth in 18 characters, digits all but the last, exist.
  static func exists(_ id: Span<UInt8>) -> Bool {
    func number(_ range: Range<Int>) -> Int { range.reduce(0) { $0 * 10 + Int(id[$1] &- 0x30) } }
    return exists(region: number(0..<3), year: number(6..<10), month: number(10..<12), day: number(12..<14))
  }

  /// - Parameter region: The first three digits.
  private static func exists(region: Int, year: Int, month: Int, day: Int) -> Bool {
    // A foreigner's permanent residence card begins with 9 and the province that issued it.
    guard Region.isProvince(region >= 900 ? region % 100 : region / 10), year >= 1850,
      let born = CalendarDay(year: year, month: month, day: day)
    else { return false }
    return born <= CalendarDay.today
  }
}

extension Written {
  /// Drops separators that stand between region, year, month, day and sequence; anywhere else they are no layout of
  /// this number.
  fileprivate mutating func stripBetweenParts() -> Bool {
    var place = 0
    for index in 0..<count where Separators([.space, .dash]).has(self[index]) {
      guard [6, 8, 10, 12, 14].contains(index - place) else { return false }
      place += 1
    }
    strip([.space, .dash])
    return true
  }
}
