/// The shingles of many texts, each text's as a sorted set, in one arena.
///
/// A text has two parts, here a title and a description; a shingle knows in which it stands and how much it weighs, so
/// that one walk along two sets gives every measure of ``Resemblance``. Hashes have 32 bits: two unrelated texts of 300
/// shingles share one by accident once in 50,000 pairs.
public struct ShingleSets: Sendable {
  /// Hashes, ascending within a text.
  public private(set) var hashes: [UInt32] = []
  /// For each hash: bit 7 in the first part, bit 6 in the second, bits 0 to 5 the weight.
  public private(set) var marks: [UInt8] = []
  private var ends: [Int] = []
  private var totals: [Totals] = []
  private var scratch: [UInt64] = []
  private var buckets: [Int32] = []

  /// The mark of a shingle of the first part.
  @usableFromInline static let inFirst = Part.first.rawValue
  /// The mark of a shingle of the second part.
  @usableFromInline static let inSecond = Part.second.rawValue
  /// A part of a text, by the mark of its shingles.
  public enum Part: UInt8, Sendable {
    /// The title.
    case first = 0x80
    /// The description.
    case second = 0x40
  }

  /// The largest weight.
  public static let fullWeight = 63

  /// No texts.
  ///
  /// - Parameter shingles: How many to make room for; room that is not used takes no memory.
  public init(room shingles: Int = 0) {
    hashes.reserveCapacity(shingles)
    marks.reserveCapacity(shingles)
  }

  /// The number of texts.
  public var count: Int { ends.count }

  /// Where a text's shingles stand in ``hashes`` and ``marks``.
  public func range(of text: Int) -> Range<Int> { (text == 0 ? 0 : ends[text - 1])..<ends[text] }

  /// Adds a text whose shingles all have full weight.
  ///
  /// - Complexity: O(n log n) for n shingles.
  public mutating func append(first: [UInt32], second: [UInt32]) {
    scratch.removeAll(keepingCapacity: true)
    for hash in first { scratch.append(UInt64(hash) << 8 | UInt64(Self.inFirst)) }
    for hash in second { scratch.append(UInt64(hash) << 8 | UInt64(Self.inSecond)) }
    UniformSort.sort(&scratch, buckets: &buckets)
    let start = hashes.count
    for item in scratch {
      let hash = UInt32(truncatingIfNeeded: item >> 8)
      let mark = UInt8(truncatingIfNeeded: item)
      if hashes.count > start, hashes[hashes.count - 1] == hash {
        marks[marks.count - 1] |= mark
      } else {
        hashes.append(hash)
        marks.append(mark | UInt8(Self.fullWeight))
      }
    }
    ends.append(hashes.count)
    totals.append(Totals(of: marks[start...]))
  }

  /// Weighs every shingle by how rare it is.
  ///
  /// - Complexity: O(shingles of all texts).
  public mutating func weigh(by frequencies: DocumentFrequencies) {
    for index in hashes.indices {
      marks[index] = marks[index] & 0xC0 | frequencies.weight(of: hashes[index])
    }
    for text in 0..<count { totals[text] = Totals(of: marks[range(of: text)]) }
  }

  /// What all shingles of a text add up to.
  func totals(of text: Int) -> Totals { totals[text] }

  /// Numbers and weights of a text's shingles, in all and by part.
  struct Totals: Sendable {
    var plain: Int32 = 0
    var weighted: Int32 = 0
    var first: Int32 = 0
    var weightedFirst: Int32 = 0
    var second: Int32 = 0
    var weightedSecond: Int32 = 0

    init(of marks: ArraySlice<UInt8>) {
      for mark in marks { add(mark, parts: mark) }
    }

    init() {}

    /// Adds a shingle of the weight of `mark` that stands in `parts`.
    @inline(__always) mutating func add(_ mark: UInt8, parts: UInt8) {
      let weight = Int32(mark & 0x3F)
      plain &+= 1
      weighted &+= weight
      let first = Int32(parts >> 7)
      self.first &+= first
      weightedFirst &+= weight &* first
      let second = Int32(parts >> 6 & 1)
      self.second &+= second
      weightedSecond &+= weight &* second
    }
  }
}
