/// What tells the goods of many texts apart: each text's tokens and its distinctive numbers, side by side in one arena, so
/// that a pair is held against each other at two places of memory.
public struct Distinctions: Sendable {
  /// A text's record: how many tokens, how many numbers of the description and of the title (the latter above the first
  /// sixteen bits), the tokens (subject, value's high and low half), the numbers of the description, those of the title.
  private var words: [UInt32] = []
  private var starts: [Int] = []
  /// For each text what it says of the subjects of which most texts say one thing, hashed; 0 for none and for several.
  private var summaries: [SIMD8<UInt16>] = []
  private static let head = 2
  private static let token = 3

  /// No texts.
  public init() {}

  /// Joins what is known of the same texts.
  ///
  /// - Parameters:
  ///   - tokens: All tokens, each text's sorted and without repetitions.
  ///   - ends: Where each text's tokens end.
  public init(
    tokens: [ListingToken], ends: [Int32], numbers: NumberSets, titleNumbers: NumberSets
  ) {
    starts.reserveCapacity(ends.count)
    summaries.reserveCapacity(ends.count)
    words.reserveCapacity(Self.head * ends.count + Self.token * tokens.count)
    var first = 0
    for (text, end) in ends.enumerated() {
      starts.append(words.count)
      summaries.append(Self.summary(tokens[first..<Int(end)]))
      let (own, ownTitle) = (numbers.values(of: text), titleNumbers.values(of: text))
      words.append(UInt32(Int(end) - first))
      words.append(UInt32(own.count) | UInt32(ownTitle.count) << 16)
      for token in tokens[first..<Int(end)] {
        words.append(token.subject.rawValue)
        words.append(UInt32(truncatingIfNeeded: token.value >> 32))
        words.append(UInt32(truncatingIfNeeded: token.value))
      }
      words.append(contentsOf: own)
      words.append(contentsOf: ownTitle)
      first = Int(end)
    }
  }

  /// The tokens of a text, sorted.
  public func tokens(of text: Int) -> [ListingToken] {
    let start = starts[text]
    return (0..<Int(words[start])).map { Self.token(words.span, start + Self.head + $0 * Self.token) }
  }

  /// How many distinctive numbers of their descriptions two texts share, and how many the one with fewer names.
  public func numbers(_ a: Int, _ b: Int) -> (shared: Int, smaller: Int) {
    let words = words.span
    return Self.common(words, Self.numbers(words, starts[a]), Self.numbers(words, starts[b]))
  }

  /// The same of their titles.
  public func titleNumbers(_ a: Int, _ b: Int) -> (shared: Int, smaller: Int) {
    let words = words.span
    return Self.common(words, Self.titleNumbers(words, starts[a]), Self.titleNumbers(words, starts[b]))
  }

  /// Whether the tokens of two texts contradict each other; see ``ListingTokens/contradictions(_:_:)``.
  ///
  /// - Complexity: O(tokens of both), and O(codes²) for codes, of which a listing has a handful.
  public func contradict(_ a: Int, _ b: Int) -> Bool {
    if Self.differ(summaries[a], summaries[b]) { return true }
    let words = words.span
    var (i, j) = (starts[a] &+ Self.head, starts[b] &+ Self.head)
    let (endA, endB) = (i &+ Int(words[starts[a]]) &* Self.token, j &+ Int(words[starts[b]]) &* Self.token)
    while i < endA, j < endB {
      let subject = words[i]
      guard subject == words[j] else {
        if subject < words[j] { i &+= Self.token } else { j &+= Self.token }
        continue
      }
      let (left, right) = (i, j)
      var shared = 0
      while i < endA, j < endB, words[i] == subject, words[j] == subject {
        let (x, y) = (Self.value(words, i), Self.value(words, j))
        shared &+= x == y ? 1 : 0
        i &+= x <= y ? Self.token : 0
        j &+= y <= x ? Self.token : 0
      }
      while i < endA, words[i] == subject { i &+= Self.token }
      while j < endB, words[j] == subject { j &+= Self.token }
      guard shared &* Self.token < i &- left, shared &* Self.token < j &- right else { continue }
      if !ListingToken.Subject(rawValue: subject).isCode { return true }
      if ListingTokens.contradict(
        Self.tokens(words, left..<i)[...], Self.tokens(words, right..<j)[...], codes: true)
      {
        return true
      }
    }
    return false
  }

  /// The subjects of a summary, in order.
  private static func place(of subject: ListingToken.Subject) -> Int? {
    switch subject {
    case .gtin: 0
    case .partNumber: 1
    case .colour.registered: 2
    case .size.registered: 3
    case .colour: 4
    case .size: 5
    case .wearer: 6
    default: nil
    }
  }

  /// What stands alone of its subject, never 0.
  private static func summary(_ tokens: ArraySlice<ListingToken>) -> SIMD8<UInt16> {
    var summary = SIMD8<UInt16>.zero
    var counts = SIMD8<UInt8>.zero
    for token in tokens {
      guard let place = place(of: token.subject) else { continue }
      counts[place] &+= counts[place] < 2 ? 1 : 0
      summary[place] = UInt16(truncatingIfNeeded: StableHash.mix(token.value)) | 1
    }
    for place in 0..<8 where counts[place] != 1 { summary[place] = 0 }
    return summary
  }

  /// Whether two texts say one thing each of a subject, and not the same.
  @inline(__always) private static func differ(_ a: SIMD8<UInt16>, _ b: SIMD8<UInt16>) -> Bool {
    any((a .!= b) .& (a .!= 0) .& (b .!= 0))
  }

  @inline(__always) private static func value(_ words: Span<UInt32>, _ place: Int) -> UInt64 {
    UInt64(words[place &+ 1]) &<< 32 | UInt64(words[place &+ 2])
  }

  private static func token(_ words: Span<UInt32>, _ place: Int) -> ListingToken {
    ListingToken(ListingToken.Subject(rawValue: words[place]), value(words, place))
  }

  private static func tokens(_ words: Span<UInt32>, _ places: Range<Int>) -> [ListingToken] {
    stride(from: places.lowerBound, to: places.upperBound, by: token).map { token(words, $0) }
  }

  @inline(__always) private static func numbers(_ words: Span<UInt32>, _ start: Int) -> Range<Int> {
    let first = start &+ head &+ Int(words[start]) &* token
    return first..<first &+ Int(words[start &+ 1] & 0xFFFF)
  }

  @inline(__always) private static func titleNumbers(_ words: Span<UInt32>, _ start: Int) -> Range<Int> {
    let first = numbers(words, start).upperBound
    return first..<first &+ Int(words[start &+ 1] >> 16)
  }

  @inline(__always) private static func common(
    _ words: Span<UInt32>, _ a: Range<Int>, _ b: Range<Int>
  ) -> (shared: Int, smaller: Int) {
    var (i, j) = (a.lowerBound, b.lowerBound)
    var shared = 0
    while i < a.upperBound, j < b.upperBound {
      let (left, right) = (words[i], words[j])
      shared &+= left == right ? 1 : 0
      i &+= left <= right ? 1 : 0
      j &+= right <= left ? 1 : 0
    }
    return (shared, min(a.count, b.count))
  }
}
