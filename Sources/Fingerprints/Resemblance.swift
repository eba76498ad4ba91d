/// What two sets of shingles have in common (Broder, "On the resemblance and containment of documents", 1997), plain
/// and with each shingle counted by its weight.
public struct Resemblance: Sendable, Equatable {
  /// Sizes of two sets and of what they share, as numbers or as weights.
  public struct Overlap: Sendable, Equatable {
    /// The first set.
    public internal(set) var a = 0
    /// The second set.
    public internal(set) var b = 0
    /// What both hold.
    public internal(set) var shared = 0

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

    @inline(__always) mutating func add(_ weight: Int, a inA: Bool, b inB: Bool) {
      a &+= inA ? weight : 0
      b &+= inB ? weight : 0
      shared &+= inA && inB ? weight : 0
    }
  }

  /// All shingles, each counted once.
  public internal(set) var plain = Overlap()
  /// All shingles by weight.
  public internal(set) var weighted = Overlap()
  /// Those of the first parts, the titles, each counted once.
  public internal(set) var first = Overlap()
  /// Those of the first parts, by weight.
  public internal(set) var weightedFirst = Overlap()
  /// Those of the second parts, the descriptions, by weight.
  public internal(set) var weightedSecond = Overlap()

  /// Compares two texts of one arena.
  ///
  /// - Complexity: O(shingles of both), one walk along the two sorted sets.
  public init(of a: Int, and b: Int, in sets: ShingleSets) {
    let rangeA = sets.range(of: a)
    let rangeB = sets.range(of: b)
    let hashes = sets.hashes.span
    let marks = sets.marks.span
    var i = rangeA.lowerBound
    var j = rangeB.lowerBound
    while i < rangeA.upperBound || j < rangeB.upperBound {
      let left = i < rangeA.upperBound ? UInt64(hashes[i]) : .max
      let right = j < rangeB.upperBound ? UInt64(hashes[j]) : .max
      let markA = left <= right ? marks[i] : 0
      let markB = right <= left ? marks[j] : 0
      let weight = Int((left <= right ? markA : markB) & 0x3F)
      i += left <= right ? 1 : 0
      j += right <= left ? 1 : 0
      plain.add(1, a: markA != 0, b: markB != 0)
      weighted.add(weight, a: markA != 0, b: markB != 0)
      let firstA = markA & ShingleSets.inFirst != 0
      let firstB = markB & ShingleSets.inFirst != 0
      first.add(1, a: firstA, b: firstB)
      weightedFirst.add(weight, a: firstA, b: firstB)
      weightedSecond.add(weight, a: markA & ShingleSets.inSecond != 0, b: markB & ShingleSets.inSecond != 0)
    }
  }
}
