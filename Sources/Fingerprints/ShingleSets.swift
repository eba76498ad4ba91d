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
  private var scratch: [UInt64] = []

  /// The mark of a shingle of the first part.
  @usableFromInline static let inFirst: UInt8 = 0x80
  /// The mark of a shingle of the second part.
  @usableFromInline static let inSecond: UInt8 = 0x40
  /// The largest weight.
  public static let fullWeight = 63

  /// No texts.
  public init() {}

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
    scratch.sort()
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
  }

  /// Weighs every shingle by how rare it is.
  ///
  /// - Complexity: O(shingles of all texts).
  public mutating func weigh(by frequencies: DocumentFrequencies) {
    for index in hashes.indices {
      marks[index] = marks[index] & 0xC0 | frequencies.weight(of: hashes[index])
    }
  }

  /// Adds all texts of another arena.
  public mutating func append(contentsOf other: ShingleSets) {
    let offset = hashes.count
    hashes.append(contentsOf: other.hashes)
    marks.append(contentsOf: other.marks)
    ends.append(contentsOf: other.ends.lazy.map { $0 + offset })
  }
}
