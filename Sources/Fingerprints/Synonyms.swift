/// Words that mean the same in listings: each is read as the first of its row.
///
/// Rows come from text that people keep: a row a line, words parted by commas, `#` before remarks.
public struct Synonyms: Sendable {
  private struct Word: Sendable {
    let scalars: [UInt32]
    let meaning: [UInt32]
  }

  /// One bit a first scalar of a word and those a multiple of 65,536 from it: most scalars are none.
  private var starts = [UInt64](repeating: 0, count: 1024)
  /// One bit a beginning of a word: that of its first two scalars, or of one alone.
  private var beginnings = [UInt64](repeating: 0, count: 1024)
  /// The words by their first scalar, longest first.
  private var words: [Word] = []
  /// The first scalar of each word, and the second or 0.
  private var firsts: [UInt32] = []
  private var seconds: [UInt32] = []
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
    words[places(of: word[0])].first { $0.scalars == word }?.meaning
  }

  private mutating func add(_ word: [UInt32], meaning: [UInt32]) {
    let places = places(of: word[0])
    let place = places.first { words[$0].scalars.count < word.count } ?? places.upperBound
    words.insert(Word(scalars: word, meaning: meaning), at: place)
    firsts.insert(word[0], at: place)
    seconds.insert(word.count > 1 ? word[1] : 0, at: place)
    starts[Int(word[0] >> 6 & 0x3FF)] |= 1 << UInt64(word[0] & 63)
    let bit = Self.beginning(word[0], word.count > 1 ? word[1] : 0)
    beginnings[bit >> 6] |= 1 << UInt64(bit & 63)
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
    let beginnings = beginnings.span
    let starts = starts.span
    @inline(__always) func isBeginning(_ first: UInt32, _ second: UInt32) -> Bool {
      let bit = Self.beginning(first, second)
      return beginnings[bit >> 6] >> UInt64(bit & 63) & 1 == 1
    }
    var position = 0
    var copied = 0
    while position < scalars.count {
      let scalar = scalars[position]
      guard starts[Int(scalar >> 6 & 0x3FF)] &>> UInt64(scalar & 63) & 1 == 1 else {
        position &+= 1
        continue
      }
      let next = position + 1 < scalars.count ? scalars[position + 1] : 0
      guard isBeginning(scalar, next) || isBeginning(scalar, 0), let word = word(at: position, of: scalars) else {
        position &+= 1
        continue
      }
      plain.scalars.append(contentsOf: text.scalars[copied..<position])
      plain.scalars.append(contentsOf: words[word].meaning)
      position += words[word].scalars.count
      copied = position
    }
    plain.scalars.append(contentsOf: text.scalars[copied...])
  }

  /// The longest word that stands at `start`.
  private func word(at start: Int, of scalars: Span<UInt32>) -> Int? {
    let next = start + 1 < scalars.count ? scalars[start + 1] : 0
    for place in places(of: scalars[start]) where seconds[place] == 0 || seconds[place] == next {
      if stands(words[place], at: start, of: scalars) { return place }
    }
    return nil
  }

  /// Where the words stand that begin with a scalar, or where they would; found by halving.
  private func places(of first: UInt32) -> Range<Int> {
    var (low, high) = (0, firsts.count)
    while low < high {
      let middle = (low &+ high) / 2
      if firsts[middle] < first { low = middle &+ 1 } else { high = middle }
    }
    var end = low
    while end < firsts.count, firsts[end] == first { end &+= 1 }
    return low..<end
  }

  private func stands(_ word: Word, at start: Int, of scalars: Span<UInt32>) -> Bool {
    let end = start + word.scalars.count
    guard end <= scalars.count else { return false }
    for offset in word.scalars.indices where scalars[start + offset] != word.scalars[offset] { return false }
    // A word of letters is a whole word: `new` is not the beginning of `newton`.
    let isOpenBefore = start > 0 && Self.isLetter(scalars[start]) && Self.isLetter(scalars[start - 1])
    let isOpenBehind = end < scalars.count && Self.isLetter(scalars[end - 1]) && Self.isLetter(scalars[end])
    return !isOpenBefore && !isOpenBehind
  }

  /// One of 65,536 bits.
  @inline(__always) private static func beginning(_ first: UInt32, _ second: UInt32) -> Int {
    Int((first &* 0x9E37_79B1 ^ second &* 0x85EB_CA6B) >> 16)
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
