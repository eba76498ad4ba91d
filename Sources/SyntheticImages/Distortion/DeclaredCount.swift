internal import Fingerprints

/// How many articles a listing says that one order brings: 一套6只, 三瓶装, "set of 6", "4-pack".
public enum DeclaredCount {
  /// Counts that a picture can be held against: one article is no set, and of more nobody counts objects.
  public static let range = 2...12

  /// The one count that a text names; `nil` when it names none, several, or one outside ``range``.
  ///
  /// Sheets, tablets, pairs and pieces of a bundle (片, 粒, 双, 件套) are not read: they lie in a package, or on each other.
  ///
  /// - Parameters:
  ///   - text: A title, or an attribute's value.
  ///   - isCount: Whether the text is the value of an attribute of quantity, where a bare number is a count, too.
  public static func read(_ text: String, isCount: Bool) -> Int? {
    let scalars = text.lowercased().unicodeScalars.map { scalar in
      // Full-width digits are digits.
      (0xFF10...0xFF19).contains(scalar.value) ? scalar.value - 0xFF10 + 0x30 : scalar.value
    }
    var found: Set<Int> = []
    var position = 0
    while position < scalars.count {
      guard let number = number(at: position, of: scalars) else {
        position += 1
        continue
      }
      let isGlued = position > 0 && isLetterOrDot(scalars[position - 1])
      if !isGlued,
        isCounted(before: position, behind: number.end, of: scalars) || (isCount && number.end == scalars.count)
      {
        found.insert(number.value)
      }
      position = number.end
    }
    guard found.count == 1, let count = found.first, range.contains(count) else { return nil }
    return count
  }

  private static func isLetterOrDot(_ scalar: UInt32) -> Bool {
    (0x61...0x7A).contains(scalar) || scalar == 0x2E
  }

  /// A number in digits or in Chinese, and the position behind it.
  private static func number(at position: Int, of scalars: [UInt32]) -> (value: Int, end: Int)? {
    var end = position
    while end < scalars.count, (0x30...0x39).contains(scalars[end]) { end += 1 }
    if end > position {
      guard end - position <= 4 else { return (.max, end) }
      return (scalars[position..<end].reduce(0) { $0 * 10 + Int($1) - 0x30 }, end)
    }
    guard let numeral = ChineseNumeral.read(at: position, of: scalars) else { return nil }
    return (Int(numeral.milli / 1000), numeral.end)
  }

  private static let classifiers: [String] = ["只装", "个装", "瓶", "罐", "只", "个", "支装", "盒装", "杯", "把装", "件装"]
  /// What makes a number one of an offer: 买2送1, 第3只半价, 满5个, 每2个, 限3个.
  private static let offers = Set("买送第满每限".unicodeScalars.map(\.value))
  private static let wordsBehind = ["pack", "packs", "pcs", "pc", "pieces", "piece", "pk"]
  private static let wordsBefore = ["set of", "pack of", "lot of", "box of", "bundle of"]

  private static func isCounted(before start: Int, behind end: Int, of scalars: [UInt32]) -> Bool {
    let rest = scalars[end...].prefix(12)
    for classifier in classifiers where rest.starts(with: classifier.unicodeScalars.map(\.value)) {
      // 个月 is a month, 个人 a person.
      let behind = rest.dropFirst(classifier.unicodeScalars.count).first
      if classifier == "个", behind == 0x6708 || behind == 0x4EBA { return false }
      return start == 0 || !offers.contains(scalars[start - 1])
    }
    let word = rest.drop { $0 == 0x20 || $0 == 0x2D }.prefix { (0x61...0x7A).contains($0) }
    if wordsBehind.contains(where: { word.elementsEqual($0.unicodeScalars.lazy.map(\.value)) }) { return true }
    var before = scalars[..<start]
    guard before.last == 0x20 else { return false }
    while before.last == 0x20 { before.removeLast() }
    return wordsBefore.contains { words in
      let letters = words.unicodeScalars.map(\.value)
      guard before.suffix(letters.count).elementsEqual(letters) else { return false }
      return before.count == letters.count || !(0x61...0x7A).contains(before[before.endIndex - letters.count - 1])
    }
  }
}
