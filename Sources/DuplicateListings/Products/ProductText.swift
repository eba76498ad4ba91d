import Fingerprints

/// One field of a product description, cut up for comparison.
struct ProductText: Sendable {
  /// Its words, folded, each once, in order of first appearance; marks within a word are dropped (`sf-16/n4` is `sf16n4`).
  let words: [String]
  /// The words as a set.
  let wordSet: Set<String>
  /// Three-letter pieces of the words parted by spaces, ascending, each once.
  let grams: [UInt32]
  /// Words with a digit and three or more characters: model numbers, part numbers, sizes.
  let codes: Set<String>
  /// All words closed up, in which a code may stand that the other side writes in pieces.
  let closed: [UInt8]
  /// Numbers with the unit behind them, by unit.
  let measures: [String: Set<String>]

  /// - Complexity: O(bytes log bytes).
  init(_ text: String) {
    let bytes = Array(TextFold().fold(text.replacing("'", with: "in")).string.utf8)
    var words: [String] = []
    for word in text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber && !"-/.".contains($0) }) {
      let kept = word.filter { $0.isLetter || $0.isNumber }
      if !kept.isEmpty { words.append(String(kept)) }
    }
    var seen: Set<String> = []
    self.words = words.filter { seen.insert($0).inserted }
    wordSet = seen
    codes = seen.filter { $0.count >= 3 && $0.contains(where: \.isNumber) }
    closed = words.flatMap { Array($0.utf8) }
    let padded = [0x20] + bytes + [0x20]
    grams = Array(
      Set(
        padded.indices.dropLast(2).map {
          UInt32(padded[$0]) << 16 | UInt32(padded[$0 + 1]) << 8 | UInt32(padded[$0 + 2])
        })
    ).sorted()
    measures = Self.measures(bytes)
  }

  private static func measures(_ bytes: [UInt8]) -> [String: Set<String>] {
    var found: [String: Set<String>] = [:]
    let words = bytes.split(separator: 0x20)
    for (index, word) in words.enumerated() {
      let digits = word.prefix { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E }
      guard let first = digits.first, first >= 0x30, first <= 0x39 else { continue }
      var unit = word.dropFirst(digits.count)
      if unit.isEmpty, index + 1 < words.count, words[index + 1].allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) {
        unit = words[index + 1]
      }
      guard unit.count <= 4, unit.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) else { continue }
      found[String(decoding: unit, as: UTF8.self), default: []].insert(String(decoding: digits, as: UTF8.self))
    }
    return found
  }
}
