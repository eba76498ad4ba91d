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
    _ word: ArraySlice<UInt16>, isSurname: Bool, to letters: inout [UInt16]
  ) -> Bool {
    let start = letters.count
    let (table, surnames) = (packed, self.surnames)
    for character in word {
      var reading = character < 0x4E00 || character > 0x9FFF ? 0 : table[Int(character) - 0x4E00]
      if isSurname, reading >> 63 == 1, let own = surnames[character] { reading = own }
      reading &= ~(1 << 63)
      guard reading > 0 else {
        letters.removeLast(letters.count - start)
        return false
      }
      while reading > 0 {
        letters.append(0x60 + UInt16(truncatingIfNeeded: reading & 31))
        reading >>= 5
      }
    }
    return letters.count > start
  }

  /// Whether two characters are read alike.
  public static func areAlike(_ a: UInt16, _ b: UInt16) -> Bool {
    guard (0x4E00...0x9FFF).contains(a), (0x4E00...0x9FFF).contains(b) else { return a == b }
    let (x, y) = (syllableOfCharacter[Int(a) - 0x4E00], syllableOfCharacter[Int(b) - 0x4E00])
    return a == b || x > 0 && x == y
  }

  /// A syllable's letters in five bits each, the first lowest: the longest has six.
  private static func packed(_ syllable: some Sequence<UInt16>) -> UInt64 {
    var (word, shift): (UInt64, UInt64) = (0, 0)
    for letter in syllable {
      word |= UInt64(letter - 0x60) << shift
      shift += 5
    }
    return word
  }

  /// For each of U+4E00 to U+9FFF its reading packed, 0 when it has none; the highest bit is set of characters that read
  /// otherwise as surnames.
  private static let packed: [UInt64] = {
    let readings = syllables.map { packed($0) }
    var table = syllableOfCharacter.map { readings[Int($0)] }
    for character in surnames.keys where (0x4E00...0x9FFF).contains(character) {
      table[Int(character) - 0x4E00] |= 1 << 63
    }
    return table
  }()

  private static let surnames: [UInt16: UInt64] = {
    let pairs =
      "单 shan 曾 zeng 解 xie 仇 qiu 朴 piao 查 zha 盖 ge 任 ren 区 ou 尉 yu 缪 miao 乐 yue 折 she 繁 po 翟 zhai 员 yun 令 ling"
    let words = pairs.split(separator: " ")
    var readings: [UInt16: UInt64] = [:]
    for place in stride(from: 0, to: words.count - 1, by: 2) {
      if let character = words[place].utf16.first { readings[character] = packed(words[place + 1].utf16) }
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
      // Scalar by scalar: UTF-16 is counted anew from the beginning for each word.
      let units = word.unicodeScalars.map { UInt16(truncatingIfNeeded: $0.value) }
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
