/// How one text differs from another, as spans for a marked display.
///
/// Words of an alphabet are compared whole and other characters one by one, by the greedy algorithm of Myers, "An O(ND)
/// Difference Algorithm and Its Variations" (Algorithmica 1, 1986). Texts that differ in more than ``mostChanges`` tokens,
/// or are longer than ``mostTokens``, are shown as their common beginning, their different middles and their common end.
public struct TextDifference: Sendable, Equatable {
  /// Insertions and deletions that are looked for, at most.
  public static let mostChanges = 400
  /// Tokens of one text that are compared, at most.
  public static let mostTokens = 8000

  /// In which text a span stands.
  public enum Side: Sendable, Equatable {
    /// In both.
    case both
    /// Only in the left one.
    case left
    /// Only in the right one.
    case right
  }

  /// A run of text that stands in both or in one.
  public struct Span: Sendable, Equatable {
    /// Where it stands.
    public let side: Side
    /// The text, as it was written.
    public let text: String
  }

  /// The spans: those of both and of the left, joined, are the left text; those of both and of the right are the right.
  public let spans: [Span]

  /// Compares two texts.
  ///
  /// - Complexity: O((n + m) d) for n and m tokens and d changes, d bounded by ``mostChanges``.
  public init(_ left: String, _ right: String) {
    let a = Self.tokens(of: left)
    let b = Self.tokens(of: right)
    var head = 0
    while head < min(a.count, b.count), a[head] == b[head] { head += 1 }
    var tail = 0
    while tail < min(a.count, b.count) - head, a[a.count - 1 - tail] == b[b.count - 1 - tail] { tail += 1 }
    let middleA = a[head..<(a.count - tail)]
    let middleB = b[head..<(b.count - tail)]
    var writer = SpanWriter()
    for token in a[..<head] { writer.write(token, .both) }
    if let common = Self.common(Array(middleA), Array(middleB)) {
      writer.write(middleA, middleB, common: common)
    } else {
      for token in middleA { writer.write(token, .left) }
      for token in middleB { writer.write(token, .right) }
    }
    for token in a[(a.count - tail)...] { writer.write(token, .both) }
    spans = writer.finish()
  }

  /// Words of ASCII letters and digits; every other character alone.
  private static func tokens(of text: String) -> [Substring] {
    var tokens: [Substring] = []
    var start: String.Index?
    for index in text.indices {
      let character = text[index]
      if character.isASCII, character.isLetter || character.isNumber {
        start = start ?? index
        continue
      }
      if let begun = start { tokens.append(text[begun..<index]) }
      start = nil
      tokens.append(text[index..<text.index(after: index)])
    }
    if let start { tokens.append(text[start...]) }
    return tokens
  }

  /// The positions of a longest common subsequence, or `nil` when the texts differ too much.
  private static func common(_ a: [Substring], _ b: [Substring]) -> [(a: Int, b: Int)]? {
    guard a.count <= mostTokens, b.count <= mostTokens else { return nil }
    let offset = mostChanges + 1
    var furthest = [Int](repeating: 0, count: 2 * offset + 1)
    var history: [ArraySlice<Int>] = []
    for changes in 0...min(mostChanges, a.count + b.count) {
      history.append(furthest[(offset - changes)...(offset + changes)])
      for diagonal in stride(from: -changes, through: changes, by: 2) {
        let down =
          diagonal == -changes
          || (diagonal != changes && furthest[offset + diagonal - 1] < furthest[offset + diagonal + 1])
        var x = down ? furthest[offset + diagonal + 1] : furthest[offset + diagonal - 1] + 1
        var y = x - diagonal
        while x < a.count, y < b.count, a[x] == b[y] { (x, y) = (x + 1, y + 1) }
        furthest[offset + diagonal] = x
        if x >= a.count, y >= b.count { return trace(history, from: (a.count, b.count), offset: offset) }
      }
    }
    return nil
  }

  /// Walks back through the furthest points of each number of changes.
  private static func trace(
    _ history: [ArraySlice<Int>], from end: (Int, Int), offset: Int
  ) -> [(a: Int, b: Int)] {
    var common: [(a: Int, b: Int)] = []
    var (x, y) = end
    for changes in history.indices.reversed() {
      let furthest = history[changes]
      func reach(_ diagonal: Int) -> Int { abs(diagonal) > changes ? -1 : furthest[offset + diagonal] }
      let diagonal = x - y
      let down =
        diagonal == -changes || (diagonal != changes && reach(diagonal - 1) < reach(diagonal + 1))
      let from = changes == 0 ? 0 : down ? reach(diagonal + 1) : reach(diagonal - 1)
      let fromY = changes == 0 ? 0 : from - (down ? diagonal + 1 : diagonal - 1)
      let startX = changes == 0 ? 0 : down ? from : from + 1
      while x > startX {
        (x, y) = (x - 1, y - 1)
        common.append((x, y))
      }
      (x, y) = (from, fromY)
    }
    return common.reversed()
  }
}

/// Joins tokens of one side into spans.
private struct SpanWriter {
  private var spans: [TextDifference.Span] = []
  private var text = ""
  private var side = TextDifference.Side.both

  mutating func write(_ token: Substring, _ side: TextDifference.Side) {
    if side != self.side { flush() }
    self.side = side
    text += token
  }

  /// Writes two texts of which the tokens at `common`, positions from the first of each, stand in both.
  mutating func write(_ a: ArraySlice<Substring>, _ b: ArraySlice<Substring>, common: [(a: Int, b: Int)]) {
    var (i, j) = (a.startIndex, b.startIndex)
    for match in common + [(a.count, b.count)] {
      while i < a.startIndex + match.a {
        write(a[i], .left)
        i += 1
      }
      while j < b.startIndex + match.b {
        write(b[j], .right)
        j += 1
      }
      guard i < a.endIndex, j < b.endIndex else { continue }
      write(a[i], .both)
      (i, j) = (i + 1, j + 1)
    }
  }

  private mutating func flush() {
    if !text.isEmpty { spans.append(TextDifference.Span(side: side, text: text)) }
    text = ""
  }

  mutating func finish() -> [TextDifference.Span] {
    flush()
    return spans
  }
}
