/// The shingles of many texts, each text's as a set, in one arena.
///
/// A text has two parts, here a title and a description; a shingle knows in which it stands and how much it weighs, so
/// that one walk along two sets gives every measure of ``Resemblance``.
///
/// Most texts of a market are never compared, so a set is put in order (``arrange(_:)``) only when it is.
public struct ShingleSets: Sendable {
  /// The shingles, each once within a text; a text's are in the order of their hashes once it is arranged.
  public private(set) var shingles: [Shingle] = []
  private var ends: [Int] = []
  /// What the shingles of each text add up to once it is arranged; empty until one is.
  private var totals: [Totals] = []
  private var scratch: [UInt32] = []
  private var buckets: [Int32] = []
  private var arranged: [Bool] = []
  /// Where the hashes of the text that is being added stand, by open addressing: its number above, the place below.
  private var places: [UInt64] = []
  /// The shingles of the text that is being added; what stands behind them is left of others.
  private var added: [Shingle] = []

  /// Places of the table that are looked at for one hash.
  private static let longestSearch = 64

  /// No texts.
  ///
  /// - Parameter room: How many shingles to make room for; room that is not used takes no memory.
  public init(room: Int = 0) { shingles.reserveCapacity(room) }

  /// The number of texts.
  public var count: Int { ends.count }

  /// Where a text's shingles stand in ``shingles``.
  public func range(of text: Int) -> Range<Int> { (text == 0 ? 0 : ends[text - 1])..<ends[text] }

  /// Adds a text whose shingles all have full weight.
  ///
  /// - Complexity: O(n) for n shingles. Hashes that were made to crowd one place of the table are left out.
  public mutating func append(first: [UInt32], second: [UInt32]) {
    let most = first.count + second.count
    var size = 256
    while size < 2 * most { size *= 2 }
    if places.count < size { places = [UInt64](repeating: 0, count: size) }
    if added.count < most { added = [Shingle](repeating: Shingle(hash: 0, in: .first), count: 2 * most) }
    let text = UInt64(ends.count + 1) << 32
    var addition = Addition(text: text, shift: UInt32(32 - size.trailingZeroBitCount))
    addition.insert(first, .first, places: &places, shingles: &added)
    addition.insert(second, .second, places: &places, shingles: &added)
    shingles.append(contentsOf: added[..<addition.count])
    ends.append(shingles.count)
    if !totals.isEmpty { totals.append(Totals()) }
    arranged.append(false)
  }

  /// Adds a text of other sets, with its weights.
  ///
  /// - Complexity: O(n) for n shingles.
  public mutating func append(_ text: Int, of others: ShingleSets) {
    shingles.append(contentsOf: others.shingles[others.range(of: text)])
    ends.append(shingles.count)
    if !totals.isEmpty { totals.append(Totals()) }
    arranged.append(false)
  }

  /// Whether a text has the shingles of one of other sets, in the same order; neither was arranged.
  ///
  /// - Complexity: O(n) for n shingles.
  public func isSame(_ text: Int, as other: Int, of others: ShingleSets) -> Bool {
    shingles[range(of: text)] == others.shingles[others.range(of: other)]
  }

  /// Gathers the shingles of one text, each once.
  private struct Addition {
    /// The mark of this text's entries in the table.
    let text: UInt64
    /// How far a hash is shifted to give its place in the table.
    let shift: UInt32
    /// How many it has so far.
    var count = 0

    mutating func insert(
      _ hashes: [UInt32], _ part: Shingle.Part, places: inout [UInt64], shingles: inout [Shingle]
    ) {
      let hashes = hashes.span
      let last = (1 &<< (32 &- Int(shift))) &- 1
      var places = places.mutableSpan
      var shingles = shingles.mutableSpan
      for index in hashes.indices {
        let shingle = Shingle(hash: hashes[index], in: part)
        var place = Int(hashes[index] &>> shift)
        for _ in 0..<ShingleSets.longestSearch {
          let entry = places[place]
          if entry & ~0xFFFF_FFFF != text {
            places[place] = text | UInt64(count)
            shingles[count] = shingle
            count &+= 1
            break
          }
          let known = Int(entry & 0xFFFF_FFFF)
          if shingles[known].hash == shingle.hash {
            shingles[known].insert(part)
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
    for index in range { scratch.append(shingles[index].bits) }
    UniformSort.sort(&scratch, buckets: &buckets)
    var total = Totals()
    var index = range.lowerBound
    for bits in scratch {
      let shingle = Shingle(bits: bits)
      shingles[index] = shingle
      total.add(shingle, parts: shingle.parts)
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
    frequencies.weigh(&shingles)
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

    /// Adds a shingle that counts in `parts`.
    @inline(__always) mutating func add(_ shingle: Shingle, parts: Shingle.Parts) {
      let weight = Int32(shingle.weight)
      plain &+= 1
      weighted &+= weight
      let first = Int32(parts.inFirst)
      self.first &+= first
      weightedFirst &+= weight &* first
      let second = Int32(parts.inSecond)
      self.second &+= second
      weightedSecond &+= weight &* second
    }
  }
}
