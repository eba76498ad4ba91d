/// Chinese characters as their readings in Hanyu Pinyin (ISO 7098) without tones, as passports and foreign forms have
/// them.
public enum Pinyin {
  /// Appends the reading of a word, syllables joined: `建国` → `jianguo`.
  ///
  /// - Parameters:
  ///   - word: Simplified characters, as ``MatchingLetters`` writes them.
  ///   - isSurname: Whether the word is a surname, some of which read as nothing else does (单 Shan, 曾 Zeng).
  /// - Returns: Whether every character has a known reading; nothing is appended otherwise.
  @discardableResult public static func append(
    _ word: some Sequence<UInt16>, isSurname: Bool, to letters: inout [UInt16]
  ) -> Bool {
    let start = letters.count
    for character in word {
      if isSurname, let reading = surnames[character] {
        letters.append(contentsOf: reading)
        continue
      }
      let place = character < 0x4E00 || character > 0x9FFF ? 0 : Int(syllableOfCharacter[Int(character) - 0x4E00])
      guard place > 0 else {
        letters.removeLast(letters.count - start)
        return false
      }
      letters.append(contentsOf: syllables[place])
    }
    return letters.count > start
  }

  /// Whether two characters are read alike.
  public static func areAlike(_ a: UInt16, _ b: UInt16) -> Bool {
    guard (0x4E00...0x9FFF).contains(a), (0x4E00...0x9FFF).contains(b) else { return a == b }
    let (x, y) = (syllableOfCharacter[Int(a) - 0x4E00], syllableOfCharacter[Int(b) - 0x4E00])
    return a == b || x > 0 && x == y
  }

  private static let surnames: [UInt16: [UInt16]] = {
    let pairs =
      "单 shan 曾 zeng 解 xie 仇 qiu 朴 piao 查 zha 盖 ge 任 ren 区 ou 尉 yu 缪 miao 乐 yue 折 she 繁 po 翟 zhai 员 yun 令 ling"
    let words = pairs.split(separator: " ")
    var readings: [UInt16: [UInt16]] = [:]
    for place in stride(from: 0, to: words.count - 1, by: 2) {
      if let character = words[place].utf16.first { readings[character] = Array(words[place + 1].utf16) }
    }
    return readings
  }()

  /// Every syllable in small letters, ü written v; the first is empty.
  public static let syllables: [[UInt16]] = parsed.syllables
  /// For each of U+4E00 to U+9FFF the index of its reading in ``syllables``, 0 when it has none.
  public static let syllableOfCharacter: [UInt16] = parsed.places

  private static let parsed: (syllables: [[UInt16]], places: [UInt16]) = {
    var syllables: [[UInt16]] = [[]]
    var places = [UInt16](repeating: 0, count: 0x5200)
    for word in table.split(separator: " ") {
      let units = Array(word.utf16)
      if units[0] < 0x80 {
        syllables.append(units)
      } else {
        for unit in units where (0x4E00...0x9FFF).contains(unit) {
          places[Int(unit) - 0x4E00] = UInt16(truncatingIfNeeded: syllables.count - 1)
        }
      }
    }
    return (syllables, places)
  }()
}
