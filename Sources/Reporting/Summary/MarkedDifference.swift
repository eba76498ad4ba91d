/// Two texts set against each other: what both have, what only the first, what only the second has.
///
/// Compared word by word, ideograph by ideograph, with the greedy algorithm of Myers, "An O(ND) difference algorithm
/// and its variations" (1986).
struct MarkedDifference {
  /// The spans in reading order.
  let spans: [Span]
  /// Whether texts were cut before they were compared.
  let isCut: Bool

  /// A piece of text.
  struct Span: Equatable {
    var text: String
    let kind: Kind
  }

  /// Where a piece of text stands.
  enum Kind {
    case both
    case onlyFirst
    case onlySecond
  }

  /// Compares the first `limit` tokens of two texts.
  ///
  /// - Complexity: O((n + m) · d) time and O(d²) space for n and m tokens and d differences, at most `limit` each.
  init(from first: String, to second: String, limit: Int = 800) {
    let a = Self.tokens(of: first)
    let b = Self.tokens(of: second)
    isCut = a.count > limit || b.count > limit
    spans = Self.spans(Array(a.prefix(limit)), Array(b.prefix(limit)))
  }

  /// Words, single ideographs, single marks, runs of white space.
  static func tokens(of text: String) -> [String] {
    enum Sort { case word, space, single }
    var tokens: [String] = []
    var last = Sort.single
    for character in text {
      let scalar = character.unicodeScalars.first?.value ?? 0
      let isIdeograph = scalar >= 0x2E80 && scalar < 0xA000 || scalar >= 0xF900 && scalar < 0xFB00 || scalar >= 0x20000
      let sort: Sort =
        character.isWhitespace
        ? .space : !isIdeograph && (character.isLetter || character.isNumber) ? .word : .single
      if sort == last, sort != .single, !tokens.isEmpty {
        tokens[tokens.count - 1].append(character)
      } else {
        tokens.append(String(character))
      }
      last = sort
    }
    return tokens
  }

  private static func spans(_ a: [String], _ b: [String]) -> [Span] {
    let total = a.count + b.count
    guard total > 0 else { return [] }
    // furthest[k + total] is the furthest place in `a` on diagonal k; each round is remembered for the way back.
    var furthest = [Int](repeating: 0, count: 2 * total + 2)
    var rounds: [[Int]] = []
    search: for edits in 0...total {
      rounds.append(Array(furthest[(total - edits)...(total + edits)]))
      for diagonal in stride(from: -edits, through: edits, by: 2) {
        let goesDown =
          diagonal == -edits
          || (diagonal != edits && furthest[total + diagonal - 1] < furthest[total + diagonal + 1])
        var x = goesDown ? furthest[total + diagonal + 1] : furthest[total + diagonal - 1] + 1
        while x < a.count, x - diagonal < b.count, a[x] == b[x - diagonal] { x += 1 }
        furthest[total + diagonal] = x
        if x >= a.count, x - diagonal >= b.count { break search }
      }
    }
    var steps: [(Kind, String)] = []
    var (x, y) = (a.count, b.count)
    for edits in stride(from: rounds.count - 1, through: 0, by: -1) {
      let diagonal = x - y
      let before = rounds[edits]
      func reach(_ diagonal: Int) -> Int {
        let place = diagonal + edits
        return before.indices.contains(place) ? before[place] : 0
      }
      let goesDown = diagonal == -edits || (diagonal != edits && reach(diagonal - 1) < reach(diagonal + 1))
      let previous = goesDown ? diagonal + 1 : diagonal - 1
      let startX = edits == 0 ? 0 : reach(previous)
      let startY = startX - previous
      let middle = edits == 0 ? 0 : goesDown ? startX : startX + 1
      while x > middle, y > middle - diagonal {
        x -= 1
        y -= 1
        steps.append((.both, a[x]))
      }
      guard edits > 0 else { break }
      steps.append(goesDown ? (.onlySecond, b[startY]) : (.onlyFirst, a[startX]))
      (x, y) = (startX, startY)
    }
    return joined(steps.reversed())
  }

  /// Neighbours of one kind in one span; what only the first has before what only the second has.
  private static func joined(_ steps: [(Kind, String)]) -> [Span] {
    var spans: [Span] = []
    var removed = ""
    var added = ""
    func flush() {
      if !removed.isEmpty { spans.append(Span(text: removed, kind: .onlyFirst)) }
      if !added.isEmpty { spans.append(Span(text: added, kind: .onlySecond)) }
      removed = ""
      added = ""
    }
    for (kind, text) in steps {
      switch kind {
      case .onlyFirst: removed += text
      case .onlySecond: added += text
      case .both:
        flush()
        if spans.last?.kind == .both {
          spans[spans.count - 1].text += text
        } else {
          spans.append(Span(text: text, kind: .both))
        }
      }
    }
    flush()
    return spans
  }
}
