#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// In how many texts of a market each shingle stands: what many unrelated listings share says little about two of them.
///
/// Weights are inverse document frequencies (Spärck Jones 1972), scaled to 0…63 so that a shingle of one text has
/// almost full weight whatever the size of the market. A market is counted as if a thousand texts without any of its
/// shingles stood beside it: in a small market a shingle that all share may as well be the copy as the boilerplate.
///
/// Counters are shared by shingles whose leading bits agree, so a weight is never too high. There is one for every four
/// shingles, most of which repeat one another, and a million at least, so that the table stays small beside the caches; in
/// large markets rare shingles share counters more often, and weigh a little less.
public struct DocumentFrequencies: Sendable {
  private static let background = 1000.0
  private static let leastBits: UInt32 = 20
  /// As many as a ``Shingle`` keeps.
  private static let mostBits: UInt32 = 24
  /// The weight of the shingles of each counter.
  private let weights: [UInt8]
  private let shift: UInt32

  /// Counts every text of `sets` once for each of its shingles.
  ///
  /// - Complexity: O(shingles); 1 to 16 MiB.
  public init(of sets: ShingleSets) {
    var bits = Self.leastBits
    while bits < Self.mostBits, 4 << Int(bits) < sets.shingles.count { bits += 1 }
    let shift = 32 - bits
    // Counters of eight bits, few of which overflow: a fourth of the memory that the look-ups wander through.
    var counters = [UInt8](repeating: 0, count: 1 << Int(bits))
    let overflows = Self.count(sets.shingles, into: &counters, shift: shift)
    let texts = Double(sets.count) + Self.background
    let exact = overflows.map { place, overflows in
      (place: Int(place), weight: Self.weight(frequency: overflows << 8 + Int(counters[Int(place)]), texts: texts))
    }
    Self.replace(&counters, by: (0..<256).map { Self.weight(frequency: $0, texts: texts) })
    for item in exact { counters[item.place] = item.weight }
    self.shift = shift
    weights = counters
  }

  /// Counts the hashes of each counter, and returns how often which of them passed 255.
  private static func count(_ shingles: [Shingle], into counters: inout [UInt8], shift: UInt32) -> [UInt32: Int] {
    let shingles = shingles.span
    var counters = counters.mutableSpan
    var overflows: [UInt32: Int] = [:]
    for index in shingles.indices {
      let place = shingles[index].hash &>> shift
      let count = counters[Int(place)] &+ 1
      counters[Int(place)] = count
      if count == 0 { overflows[place, default: 0] += 1 }
    }
    return overflows
  }

  private static func replace(_ counters: inout [UInt8], by weights: [UInt8]) {
    let weights = weights.span
    var counters = counters.mutableSpan
    for index in counters.indices { counters[index] = weights[Int(counters[index])] }
  }

  /// The frequencies that were counted elsewhere.
  ///
  /// - Parameters:
  ///   - counters: In how many texts the shingles of each counter stand; a power of two of them, of which the leading
  ///     bits of a shingle's hash choose one.
  ///   - texts: How many texts were counted.
  /// - Complexity: O(counters).
  public init(counters: Span<UInt32>, texts: Int) {
    let shift = UInt32(32 - counters.count.trailingZeroBitCount)
    let texts = Double(texts) + Self.background
    let common = (0..<4096).map { Self.weight(frequency: $0, texts: texts) }
    self.shift = shift
    var weights: [UInt8] = []
    weights.reserveCapacity(counters.count)
    for index in counters.indices {
      let frequency = counters[index]
      weights.append(frequency < 4096 ? common[Int(frequency)] : Self.weight(frequency: Int(frequency), texts: texts))
    }
    self.weights = weights
  }

  /// The weight of a shingle, 0 to ``Shingle/fullWeight``.
  @inline(__always)
  public func weight(of hash: UInt32) -> UInt8 { weights[Int(hash >> shift)] }

  /// Gives shingles their weights.
  ///
  /// Nothing else is done on the way: the look-ups miss the caches, and many are under way at once when nothing stands
  /// between them.
  ///
  /// - Complexity: O(shingles).
  func weigh(_ shingles: inout [Shingle]) {
    let weights = weights.span
    var shingles = shingles.mutableSpan
    for index in shingles.indices { shingles[index].weigh(weights[Int(shingles[index].hash >> shift)]) }
  }

  /// The square of the scaled logarithm: sentences of a template, which stand in every fifth text, then weigh next to
  /// nothing, and what sixty texts share still a third.
  private static func weight(frequency: Int, texts: Double) -> UInt8 {
    let share = max(0, min(1, log(texts / Double(max(1, frequency))) / log(texts)))
    return UInt8(share * share * Double(Shingle.fullWeight) + 0.5)
  }
}
