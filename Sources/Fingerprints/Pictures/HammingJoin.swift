/// Finds every pair of a query and a hash within 31 bits, exactly, for many queries at once among tens of millions of hashes.
///
/// It is the queries that are indexed, not the hashes: they are few enough for tables near the processor, past which the
/// hashes stream in order. Multi-index hashing (Norouzi, Punjani & Fleet, "Fast search in Hamming space with multi-index
/// hashing", CVPR 2012) with 11 bands of 23 bits: were two hashes 3 bits apart in ten of them and 2 in the last, they
/// would be 32 apart, so within 31 one band differs in fewer.
///
/// ```swift
/// let pairs = HammingJoin().pairs(of: queries, in: hashes)
/// ```
public struct HammingJoin: Sendable {
  /// The greatest radius that is searched exactly.
  public static let greatestRadius = 31
  /// Queries that are indexed at once: more would leave the processor's caches.
  private static let most = 1 << 14

  /// A query and a hash that are near each other.
  public struct Pair: Hashable, Sendable {
    /// The query's index.
    public let query: Int
    /// The hash's index.
    public let index: Int
    /// The bits that differ.
    public let distance: Int
  }

  /// How pairs are found.
  enum Way: CaseIterable { case comparingAll, bands }

  private let path: VectorPath
  private let way: Way?

  /// A search.
  public init() { self.init(path: .best) }

  init(path: VectorPath, way: Way? = nil) {
    self.path = path
    self.way = way
  }

  /// Every pair at most `radius` bits apart, by query, then by hash.
  ///
  /// - Parameters:
  ///   - queries: What is looked for.
  ///   - hashes: What is looked among.
  ///   - radius: At most ``greatestRadius``; more is brought down to it.
  ///   - limit: Pairs from which on the search is given up, so that hashes which are all alike cannot fill the memory.
  /// - Returns: `nil` when there are more pairs than `limit`.
  /// - Precondition: Fewer than 2³² hashes.
  /// - Complexity: O(queries × hashes) with a very small factor for hashes that are spread evenly; at worst, when all agree
  ///   in a band, every query is compared with every hash 11 times.
  public func pairs(
    of queries: [PDQHash], in hashes: Span<PDQHash>, radius: Int = PDQHash.radius, limit: Int = .max
  ) -> [Pair]? {
    precondition(hashes.count < Int(UInt32.max))
    let radius = min(radius, Self.greatestRadius)
    guard radius >= 0, !hashes.isEmpty else { return [] }
    var pairs: [Pair] = []
    for first in stride(from: 0, to: queries.count, by: Self.most) {
      let part = Array(queries[first..<min(first + Self.most, queries.count)])
      let start = pairs.count
      switch way ?? Self.cheaperWay(queries: part.count, hashes: hashes.count) {
      case .comparingAll:
        guard compareAll(part, hashes, radius, limit, first, &pairs) else { return nil }
      case .bands:
        guard join(part, hashes, radius, limit, first, &pairs) else { return nil }
      }
      pairs[start...].sort { ($0.query, $0.index) < ($1.query, $1.index) }
    }
    return pairs
  }

  /// What is estimated to take less time, in picoseconds: comparing two hashes; eleven looks at a hash;
  /// eleven entries of a query in the tables and, for each hash, its share of the pairs that they leave.
  static func cheaperWay(queries: Int, hashes: Int) -> Way {
    let all = Double(queries) * Double(hashes) * 1_000
    let bands = Double(hashes) * 40_000 + Double(queries) * (50_000_000 + Double(hashes) * 10)
    return all < bands ? .comparingAll : .bands
  }

  private func compareAll(
    _ queries: [PDQHash], _ hashes: Span<PDQHash>, _ radius: Int, _ limit: Int, _ first: Int, _ pairs: inout [Pair]
  ) -> Bool {
    // As many hashes as stay near the processor while all queries pass.
    let block = 512
    var room = [UInt32](repeating: 0, count: block)
    for start in stride(from: 0, to: hashes.count, by: block) {
      let range = start..<min(start + block, hashes.count)
      for (number, query) in queries.enumerated() {
        path.near(radius, of: query, in: hashes, range: range, room: &room) { index in
          pairs.append(Pair(query: first + number, index: index, distance: query.distance(to: hashes[index])))
        }
        if pairs.count > limit { return false }
      }
    }
    return true
  }

  private func join(
    _ queries: [PDQHash], _ hashes: Span<PDQHash>, _ radius: Int, _ limit: Int, _ first: Int, _ pairs: inout [Pair]
  ) -> Bool {
    let plan = HammingBand.plan(radius: radius)
    for (number, band) in plan.enumerated() {
      let table = HammingBand(of: queries, place: band.place, radius: band.radius)
      let isWhole = path.join(table, radius, codes: hashes, queries: queries) { index, query in
        let (hash, asked) = (hashes[index], queries[query])
        // The table goes by some of the band's bits: a pair that is not near in all of them belongs to another band.
        guard (hash.bits(band.place) ^ asked.bits(band.place)).nonzeroBitCount <= band.radius else { return true }
        // Another band had the pair before.
        let isKnown = plan[..<number].contains {
          (hash.bits($0.place) ^ asked.bits($0.place)).nonzeroBitCount <= $0.radius
        }
        if isKnown { return true }
        pairs.append(Pair(query: first + query, index: index, distance: asked.distance(to: hash)))
        return pairs.count <= limit
      }
      guard isWhole else { return false }
    }
    return true
  }
}

/// Which values of some bits are near a query's, and of which queries they are.
struct HammingBand: Sendable {
  /// The bits of a hash.
  let place: Range<Int>
  /// How many of them, the lowest, ``starts`` goes by.
  let low: Int
  /// A bit for each value; set when a query is near it.
  let seen: [UInt64]
  /// For each value of the low bits, where its queries start among ``items``; one more than there are values.
  let starts: [UInt32]
  /// The queries, each once for a value.
  let items: [UInt32]

  private static let (bands, bits) = (11, 23)

  /// The bands, and in how many bits at most the hashes that are found through one differ there.
  ///
  /// Two hashes that differ in more in each differ in more than `radius` bits. The last band could have 26 bits; fewer find
  /// more than need be, and keep its table as small as the others'.
  static func plan(radius: Int) -> [(place: Range<Int>, radius: Int)] {
    (0..<bands).compactMap { band in
      let (share, rest) = (radius + 1).quotientAndRemainder(dividingBy: bands)
      let near = share + (band < rest ? 1 : 0) - 1
      return near < 0 ? nil : (band * bits..<(band + 1) * bits, near)
    }
  }

  /// - Precondition: `radius` is 0, 1 or 2; fewer than 2²⁰ queries.
  init(of queries: [PDQHash], place: Range<Int>, radius: Int) {
    precondition((0...2).contains(radius) && place.count <= 32 && queries.count < 1 << 20)
    self.place = place
    let masks = Self.masks(place.count, radius)
    // About as many lists as entries: short lists, in as few lines of memory as can be.
    let entries = masks.count * queries.count
    low = min(place.count, max(1, Int.bitWidth - entries.leadingZeroBitCount - 1))
    var seen = [UInt64](repeating: 0, count: max(1, (1 << place.count) / 64))
    var starts = [UInt32](repeating: 0, count: (1 << low) + 1)
    // Flips above the low bits lead to the same list.
    let lowMasks = Self.masks(low, radius)
    var items = [UInt32](repeating: 0, count: lowMasks.count * queries.count)
    let last = UInt32((1 << low) - 1)
    var bits = seen.mutableSpan
    var ends = starts.mutableSpan
    for query in queries {
      let value = query.bits(place)
      for mask in masks {
        let near = Int(value ^ mask)
        bits[near >> 6] |= 1 << UInt64(near & 63)
      }
      for mask in lowMasks { ends[Int((value ^ mask) & last)] += 1 }
    }
    var sum: UInt32 = 0
    for value in 0..<ends.count {
      sum += ends[value]
      ends[value] = sum
    }
    var lists = items.mutableSpan
    for (number, query) in queries.enumerated() {
      let value = query.bits(place)
      for mask in lowMasks {
        let near = Int((value ^ mask) & last)
        ends[near] -= 1
        lists[Int(ends[near])] = UInt32(truncatingIfNeeded: number)
      }
    }
    self.seen = seen
    self.starts = starts
    self.items = items
  }

  /// Every value of `bits` bits of which at most `radius` are set.
  private static func masks(_ bits: Int, _ radius: Int) -> [UInt32] {
    var masks: [UInt32] = [0]
    guard radius > 0 else { return masks }
    for first in 0..<bits {
      masks.append(1 << UInt32(first))
      guard radius > 1 else { continue }
      for second in 0..<first { masks.append(1 << UInt32(first) | 1 << UInt32(second)) }
    }
    return masks
  }
}

extension PDQHash {
  /// At most 32 bits of the hash, from the least of them.
  func bits(_ place: Range<Int>) -> UInt32 {
    let (word, shift) = (place.lowerBound >> 6, UInt64(place.lowerBound & 63))
    var value = words[word] >> shift
    if place.upperBound > (word + 1) * 64 { value |= words[word + 1] << (64 - shift) }
    return UInt32(truncatingIfNeeded: value & ((1 << UInt64(place.count)) - 1))
  }
}
