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
  /// What the shingles of each text add up to once it is arranged; empty until one is.
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
    let most = first.count + second.count
    var size = 256
    while size < 2 * most { size *= 2 }
    if places.count < size { places = [UInt64](repeating: 0, count: size) }
    hashes.append(contentsOf: repeatElement(0, count: most))
    marks.append(contentsOf: repeatElement(0, count: most))
    let text = UInt64(ends.count + 1) << 32
    var added = Addition(text: text, shift: UInt32(32 - size.trailingZeroBitCount), start: start)
    added.insert(first, Self.inFirst, places: &places, hashes: &hashes, marks: &marks)
    added.insert(second, Self.inSecond, places: &places, hashes: &hashes, marks: &marks)
    let count = added.count
    hashes.removeLast(most - count)
    marks.removeLast(most - count)
    ends.append(hashes.count)
    if !totals.isEmpty { totals.append(Totals()) }
    arranged.append(false)
  }

  /// Puts the shingles of one text behind those of the others, each once.
  private struct Addition {
    /// The mark of this text's entries in the table.
    let text: UInt64
    /// How far a hash is shifted to give its place in the table.
    let shift: UInt32
    /// Where the text's shingles begin.
    let start: Int
    /// How many it has so far.
    var count = 0

    mutating func insert(
      _ added: [UInt32], _ mark: UInt8, places: inout [UInt64], hashes: inout [UInt32], marks: inout [UInt8]
    ) {
      let added = added.span
      let last = (1 &<< (32 &- Int(shift))) &- 1
      var places = places.mutableSpan
      var hashes = hashes.mutableSpan
      var marks = marks.mutableSpan
      for index in added.indices {
        let hash = added[index]
        var place = Int(hash &>> shift)
        for _ in 0..<ShingleSets.longestSearch {
          let entry = places[place]
          if entry & ~0xFFFF_FFFF != text {
            places[place] = text | UInt64(count)
            hashes[start &+ count] = hash
            marks[start &+ count] = mark | UInt8(ShingleSets.fullWeight)
            count &+= 1
            break
          }
          let known = start &+ Int(entry & 0xFFFF_FFFF)
          if hashes[known] == hash {
            marks[known] |= mark
            break
          }
          place = (place &+ 1) & last
        }
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
    var total = Totals()
    var index = range.lowerBound
    for item in scratch {
      hashes[index] = UInt32(truncatingIfNeeded: item >> 8)
      let mark = UInt8(truncatingIfNeeded: item)
      marks[index] = mark
      total.add(mark, parts: mark)
      index += 1
    }
    if totals.isEmpty { totals = [Totals](repeating: Totals(), count: ends.count) }
    totals[text] = total
  }

  /// Whether a text can be compared.
  func isArranged(_ text: Int) -> Bool { arranged[text] }

  /// Weighs every shingle by how rare it is.
  ///
  /// - Precondition: no text is arranged.
  /// - Complexity: O(shingles of all texts).
  public mutating func weigh(by frequencies: DocumentFrequencies) {
    precondition(totals.isEmpty, "shingles are weighed before texts are arranged")
    frequencies.weigh(hashes, marks: &marks)
  }

  /// What all shingles of an arranged text add up to.
  func totals(of text: Int) -> Totals { totals[text] }

  /// Numbers and weights of a text's shingles, in all and by part.
  struct Totals: Sendable {
    var plain: Int32 = 0
    var weighted: Int32 = 0
    var first: Int32 = 0
    var weightedFirst: Int32 = 0
    var second: Int32 = 0
    var weightedSecond: Int32 = 0

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
