/// What two sets of shingles have in common (Broder, "On the resemblance and containment of documents", 1997), plain
/// and with each shingle counted by its weight.
public struct Resemblance: Sendable, Equatable {
  /// Sizes of two sets and of what they share, as numbers or as weights.
  public struct Overlap: Sendable, Equatable {
    /// The first set.
    public let a: Int
    /// The second set.
    public let b: Int
    /// What both hold.
    public let shared: Int

    /// Shared over united (Jaccard), 0 to 1; 0 when both are empty.
    public var jaccard: Double {
      let united = a + b - shared
      return united > 0 ? Double(shared) / Double(united) : 0
    }

    /// Shared over the smaller, 0 to 1; 0 when either is empty.
    public var containment: Double {
      let smaller = min(a, b)
      return smaller > 0 ? Double(shared) / Double(smaller) : 0
    }
  }

  /// All shingles, each counted once.
  public let plain: Overlap
  /// All shingles by weight.
  public let weighted: Overlap
  /// Those of the first parts, the titles, each counted once.
  public let first: Overlap
  /// Those of the first parts, by weight.
  public let weightedFirst: Overlap
  /// Those of the second parts, the descriptions, each counted once.
  public let second: Overlap
  /// Those of the second parts, by weight.
  public let weightedSecond: Overlap

  /// Compares two texts of one arena.
  ///
  /// - Precondition: both are arranged (``ShingleSets/arrange(_:)``).
  /// - Complexity: O(shingles of both), one walk along the two sorted sets.
  public init(of a: Int, and b: Int, in sets: ShingleSets) {
    assert(sets.isArranged(a) && sets.isArranged(b), "texts are arranged before they are compared")
    let rangeA = sets.range(of: a)
    let rangeB = sets.range(of: b)
    let shingles = sets.shingles.span
    var shared = ShingleSets.Totals()
    var i = rangeA.lowerBound
    var j = rangeB.lowerBound
    while i < rangeA.upperBound, j < rangeB.upperBound {
      let (a, b) = (shingles[i], shingles[j])
      let (left, right) = (a.hash, b.hash)
      if left == right { shared.add(a, parts: a.parts & b.parts) }
      i &+= left <= right ? 1 : 0
      j &+= right <= left ? 1 : 0
    }
    let (x, y) = (sets.totals(of: a), sets.totals(of: b))
    plain = Overlap(a: Int(x.plain), b: Int(y.plain), shared: Int(shared.plain))
    weighted = Overlap(a: Int(x.weighted), b: Int(y.weighted), shared: Int(shared.weighted))
    first = Overlap(a: Int(x.first), b: Int(y.first), shared: Int(shared.first))
    weightedFirst = Overlap(a: Int(x.weightedFirst), b: Int(y.weightedFirst), shared: Int(shared.weightedFirst))
    second = Overlap(a: Int(x.second), b: Int(y.second), shared: Int(shared.second))
    weightedSecond = Overlap(a: Int(x.weightedSecond), b: Int(y.weightedSecond), shared: Int(shared.weightedSecond))
  }
}
