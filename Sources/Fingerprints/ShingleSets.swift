/// The shingles of many texts, each text's as a set, in one arena.
///
/// A text has two parts, here a title and a description; a shingle knows in which it stands and how much it weighs, so
/// that one walk along two sets gives every measure of ``Resemblance``. Hashes have 32 bits: two unrelated texts of 300
/// shingles share one by accident once in 50,000 pairs.
///
/// Most texts of a market are never compared, so a set is put in order (``arrange(_:)``) only when it is.
public struct ShingleSets: Sendable {
  /// Hashes, each once within a text; ascending once it is arranged.
  public private(set) var hashes: [UInt32] = []
  /// For each hash: bit 7 in the first part, bit 6 in the second, bits 0 to 5 the weight.
  public private(set) var marks: [UInt8] = []
  private var ends: [Int] = []
  private var totals: [Totals] = []
  private var scratch: [UInt64] = []
  private var buckets: [Int32] = []
  private var arranged: [Bool] = []
  /// Where the hashes of the text that is being added stand, by open addressing: its number above, the place below.
  private var places: [UInt64] = []

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

  /// Places of the table that are looked at for one hash.
  private static let longestSearch = 64
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
  /// - Complexity: O(n) for n shingles. Hashes that were made to crowd one place of the table are left out.
  public mutating func append(first: [UInt32], second: [UInt32]) {
    let start = hashes.count
    var size = 256
    while size < 2 * (first.count + second.count) { size *= 2 }
    if places.count < size { places = [UInt64](repeating: 0, count: size) }
    insert(first, Self.inFirst, size: size)
    insert(second, Self.inSecond, size: size)
    ends.append(hashes.count)
    totals.append(Totals(of: marks[start...]))
    arranged.append(false)
  }

  private mutating func insert(_ added: [UInt32], _ mark: UInt8, size: Int) {
    let text = UInt64(ends.count + 1) << 32
    let shift = UInt32(32 - size.trailingZeroBitCount)
    for hash in added {
      var place = Int(hash &>> shift)
      for _ in 0..<Self.longestSearch {
        let entry = places[place]
        if entry & ~0xFFFF_FFFF != text {
          places[place] = text | UInt64(hashes.count &- (ends.last ?? 0))
          hashes.append(hash)
          marks.append(mark | UInt8(Self.fullWeight))
          break
        }
        let known = (ends.last ?? 0) &+ Int(entry & 0xFFFF_FFFF)
        if hashes[known] == hash {
          marks[known] |= mark
          break
        }
        place = (place &+ 1) & (size &- 1)
      }
    }
  }

  /// Puts the shingles of a text in order, so that it can be compared.
  ///
  /// - Complexity: O(n) for n shingles of even hashes; O(1) when it was done.
  public mutating func arrange(_ text: Int) {
    guard !arranged[text] else { return }
    arranged[text] = true
    let range = range(of: text)
    scratch.removeAll(keepingCapacity: true)
    for index in range { scratch.append(UInt64(hashes[index]) << 8 | UInt64(marks[index])) }
    UniformSort.sort(&scratch, buckets: &buckets)
    var index = range.lowerBound
    for item in scratch {
      hashes[index] = UInt32(truncatingIfNeeded: item >> 8)
      marks[index] = UInt8(truncatingIfNeeded: item)
      index += 1
    }
  }

  /// Whether a text can be compared.
  func isArranged(_ text: Int) -> Bool { arranged[text] }

  /// Weighs every shingle by how rare it is.
  ///
  /// - Complexity: O(shingles of all texts).
  public mutating func weigh(by frequencies: DocumentFrequencies) {
    for text in 0..<count {
      var total = Totals()
      for index in range(of: text) {
        let mark = marks[index] & 0xC0 | frequencies.weight(of: hashes[index])
        marks[index] = mark
        total.add(mark, parts: mark)
      }
      totals[text] = total
    }
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
