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
/// Counters are shared by shingles whose leading bits agree, so a frequency is never too low.
public struct DocumentFrequencies: Sendable {
  private static let background = 1000.0
  private var counters: [UInt32]
  private let shift: UInt32
  /// The weight of each frequency below its length; higher ones are worked out.
  private let weights: [UInt8]
  private let texts: Double

  /// Counts every text of `sets` once for each of its shingles.
  ///
  /// - Complexity: O(shingles); at most 128 MiB.
  public init(of sets: ShingleSets) {
    var bits: UInt32 = 12
    while bits < 25, 1 << Int(bits) < sets.hashes.count { bits += 1 }
    shift = 32 - bits
    counters = [UInt32](repeating: 0, count: 1 << Int(bits))
    for hash in sets.hashes { counters[Int(hash >> shift)] &+= 1 }
    let texts = Double(sets.count) + Self.background
    self.texts = texts
    weights = (0..<4096).map { Self.weight(frequency: Double(max(1, $0)), texts: texts) }
  }

  /// The texts that hold a shingle, or more where shingles share a counter.
  public func frequency(of hash: UInt32) -> Int { Int(counters[Int(hash >> shift)]) }

  /// The weight of a shingle, 0 to ``ShingleSets/fullWeight``.
  @inline(__always)
  public func weight(of hash: UInt32) -> UInt8 {
    let frequency = Int(counters[Int(hash >> shift)])
    return frequency < weights.count
      ? weights[frequency] : Self.weight(frequency: Double(frequency), texts: texts)
  }

  private static func weight(frequency: Double, texts: Double) -> UInt8 {
    let share = max(0, min(1, log(texts / frequency) / log(texts)))
    return UInt8(share * share * Double(ShingleSets.fullWeight) + 0.5)
  }
}
