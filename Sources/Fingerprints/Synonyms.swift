/// Words that mean the same in listings: each is read as the first of its row.
///
/// Rows come from text that people keep: a row a line, words parted by commas, `#` before remarks.
public struct Synonyms: Sendable {
  private struct Word: Sendable {
    let scalars: [UInt32]
    let meaning: [UInt32]
  }

  /// One bit a scalar of the basic plane that a word begins with.
  private var initials = [UInt64](repeating: 0, count: 1024)
  /// The words by their first scalar, longest first.
  private var words: [UInt32: [Word]] = [:]
  private static let longest = 64

  /// No words.
  public init() {}

  /// Adds the rows of a text.
  ///
  /// - Throws: ``SynonymsFault`` for a row of fewer than two words, a word without letters or digits or of more than 64,
  ///   and a word that another row gives another meaning.
  public mutating func add(_ text: String) throws(SynonymsFault) {
    let fold = TextFold()
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let row = line.prefix { $0 != "#" }.split { $0 == "," || $0 == "，" }
        .map { fold.fold(String($0)).scalars }
      if row.allSatisfy(\.isEmpty), row.count < 2 { continue }
      guard row.count >= 2, row.allSatisfy({ !$0.isEmpty && $0.count <= Self.longest }) else {
        throw SynonymsFault(line: number + 1, reason: "a row is two words or more, parted by commas")
      }
      let meaning = meaning(of: row[0]) ?? row[0]
      for word in row.dropFirst() where word != meaning {
        switch self.meaning(of: word) {
        case nil: add(word, meaning: meaning)
        case meaning: continue
        default: throw SynonymsFault(line: number + 1, reason: "a word of this row stands in another one, too")
        }
      }
    }
  }

  private func meaning(of word: [UInt32]) -> [UInt32]? {
    words[word[0], default: []].first { $0.scalars == word }?.meaning
  }

  private mutating func add(_ word: [UInt32], meaning: [UInt32]) {
    words[word[0], default: []].append(Word(scalars: word, meaning: meaning))
    words[word[0]]?.sort { $0.scalars.count > $1.scalars.count }
    if word[0] < 0x1_0000 { initials[Int(word[0] >> 6)] |= 1 << UInt64(word[0] & 63) }
  }

  /// Writes `text` to `plain` with every word read as the first of its row, longest words first, from the left.
  ///
  /// - Complexity: O(scalars).
  public func apply(to text: FoldedText, into plain: inout FoldedText) {
    plain.removeAll()
    plain.undone = text.undone
    guard !words.isEmpty else {
      plain.scalars.append(contentsOf: text.scalars)
      return
    }
    let scalars = text.scalars.span
    var position = 0
    while position < scalars.count {
      let scalar = scalars[position]
      if scalar < 0x1_0000, initials[Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 == 1,
        let word = word(at: position, of: scalars)
      {
        plain.scalars.append(contentsOf: word.meaning)
        position += word.scalars.count
      } else {
        plain.scalars.append(scalar)
        position += 1
      }
    }
  }

  private func word(at start: Int, of scalars: Span<UInt32>) -> Word? {
    guard let candidates = words[scalars[start]] else { return nil }
    return candidates.first { word in
      let end = start + word.scalars.count
      guard end <= scalars.count else { return false }
      for (offset, scalar) in word.scalars.enumerated() where scalars[start + offset] != scalar { return false }
      // A word of letters is a whole word: `new` is not the beginning of `newton`.
      let isOpenBefore = start > 0 && Self.isLetter(scalars[start]) && Self.isLetter(scalars[start - 1])
      let isOpenBehind = end < scalars.count && Self.isLetter(scalars[end - 1]) && Self.isLetter(scalars[end])
      return !isOpenBefore && !isOpenBehind
    }
  }

  private static func isLetter(_ scalar: UInt32) -> Bool { scalar &- 0x61 < 26 }
}

/// A row of synonyms that is none.
public struct SynonymsFault: Error, Equatable, CustomStringConvertible {
  /// The line, from 1.
  public let line: Int
  /// What is wrong with it, and what it should be.
  public let reason: String

  /// The line and what is wrong.
  public var description: String { "line \(line): \(reason)" }
}
