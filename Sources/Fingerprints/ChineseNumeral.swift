/// Whole numbers written in Chinese: 三, 十二, 五百, 两千.
public enum ChineseNumeral {
  private static let table = PinyinTable.standard

  /// The number that begins at `position` of Unicode scalars, in thousandths, and the position behind it; `nil` when none
  /// does.
  public static func read(at position: Int, of scalars: [UInt32]) -> (milli: UInt64, end: Int)? {
    let table = table
    guard table.entry(of: scalars[position]) >> 9 != 0 else { return nil }
    var total: UInt64 = 0
    var digit: UInt64?
    var end = position
    while end < scalars.count, end - position < 9 {
      let entry = table.entry(of: scalars[end])
      guard entry >> 9 != 0, entry >> 13 < 4 else { break }
      if entry >> 13 == 0 {
        digit = UInt64(entry >> 9 & 15) - 1
      } else {
        total += (digit ?? 1) * [1, 10, 100, 1000][Int(entry >> 13)]
        digit = nil
      }
      end += 1
    }
    guard end > position else { return nil }
    return ((total + (digit ?? 0)) * 1000, end)
  }
}
