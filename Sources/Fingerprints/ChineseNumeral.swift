/// Whole numbers written in Chinese: 三, 十二, 五百, 两千.
enum ChineseNumeral {
  /// The number that begins at `position`, in thousandths, and the position behind it.
  static func read(at position: Int, of scalars: [UInt32]) -> (milli: UInt64, end: Int)? {
    var total: UInt64 = 0
    var digit: UInt64?
    var end = position
    while end < scalars.count, end - position < 9 {
      if let value = digits[scalars[end]] {
        digit = value
      } else if let power = powers[scalars[end]] {
        total += (digit ?? 1) * power
        digit = nil
      } else {
        break
      }
      end += 1
    }
    guard end > position else { return nil }
    return ((total + (digit ?? 0)) * 1000, end)
  }

  private static let digits: [UInt32: UInt64] = Dictionary(
    uniqueKeysWithValues: zip("零一二两三四五六七八九".unicodeScalars.map(\.value), [0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9]))
  private static let powers: [UInt32: UInt64] = Dictionary(
    uniqueKeysWithValues: zip("十百千".unicodeScalars.map(\.value), [10, 100, 1000]))
}
