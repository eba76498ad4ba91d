/// One thing that tells goods apart: a model code, a measure, a colour, a size, a registered number.
public struct ListingToken: Hashable, Comparable, Sendable {
  /// What is said: tokens are compared with those of the same subject only.
  public let subject: Subject
  /// What it is said to be; packed letters of a code, a quantity in base units, or a hash.
  public let value: UInt64

  /// A token.
  public init(_ subject: Subject, _ value: UInt64) {
    self.subject = subject
    self.value = value
  }

  /// By subject, then by value.
  public static func < (a: ListingToken, b: ListingToken) -> Bool {
    (a.subject.rawValue, a.value) < (b.subject.rawValue, b.value)
  }

  /// What a token speaks of; the number of a dimension stands above the first eight bits.
  public struct Subject: Hashable, Sendable {
    /// The number of the subject.
    public let rawValue: UInt32

    /// A model code: letters with digits.
    public static let code = Subject(rawValue: 0)
    /// Whether it is a model code, in a title or an attribute.
    var isCode: Bool { rawValue & 0x7F == 0 }

    /// A colour.
    public static let colour = Subject(rawValue: 1)
    /// A size word: XL, large.
    public static let size = Subject(rawValue: 2)
    /// Whom it is for: men or women.
    public static let wearer = Subject(rawValue: 3)
    /// What an attribute says of a subject. It is compared with attributes only: a copy keeps its title when the
    /// attribute says that it is another variant.
    var registered: Subject { Subject(rawValue: rawValue | 0x80) }

    /// A GTIN.
    public static let gtin = Subject(rawValue: 4)
    /// The manufacturer's part number.
    public static let partNumber = Subject(rawValue: 5)
    /// A quantity of a dimension: a length, a mass, a number of pieces.
    public static func measure(_ dimension: UInt32) -> Subject { Subject(rawValue: 6 | dimension << 8) }
    /// A variation attribute by name.
    public static func attribute(_ name: UInt32) -> Subject { Subject(rawValue: 7 | name << 8) }
  }
}

/// Whether the tokens of two listings say that they are different goods.
public enum ListingTokens {
  /// The subjects of which each side says something that the other does not.
  ///
  /// A side that says more than the other, or nothing, contradicts nobody. Codes are gentler: one that contains the
  /// other is the same with something glued on, and beside a shared code only codes of one series contradict.
  ///
  /// - Parameters: both sorted, without repetitions.
  /// - Complexity: O(tokens of both), and O(codes²) for codes, of which a listing has a handful.
  public static func contradictions(
    _ a: ArraySlice<ListingToken>, _ b: ArraySlice<ListingToken>
  ) -> [ListingToken.Subject] {
    var subjects: [ListingToken.Subject] = []
    var i = a.startIndex
    var j = b.startIndex
    while i < a.endIndex, j < b.endIndex {
      let subject = a[i].subject
      guard subject == b[j].subject else {
        if subject.rawValue < b[j].subject.rawValue { i += 1 } else { j += 1 }
        continue
      }
      let left = a[i...].prefix { $0.subject == subject }
      let right = b[j...].prefix { $0.subject == subject }
      if contradict(left, right, codes: subject.isCode) { subjects.append(subject) }
      i = left.endIndex
      j = right.endIndex
    }
    return subjects
  }

  /// Whether each of two sides says something of one subject that the other does not; see ``contradictions(_:_:)``.
  static func contradict(
    _ a: ArraySlice<ListingToken>, _ b: ArraySlice<ListingToken>, codes: Bool
  ) -> Bool {
    let onlyA = a.filter { !b.contains($0) }
    let onlyB = b.filter { !a.contains($0) }
    guard !onlyA.isEmpty, !onlyB.isEmpty else { return false }
    guard codes else { return true }
    let sharing = onlyA.count < a.count
    return onlyA.contains { left in
      onlyB.contains { right in
        let (x, y) = (ModelCode(packed: left.value), ModelCode(packed: right.value))
        return !x.isContained(in: y) && !y.isContained(in: x) && (!sharing || x.series == y.series)
      }
    }
  }
}
