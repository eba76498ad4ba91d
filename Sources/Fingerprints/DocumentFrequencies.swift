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
/// Counters are shared by shingles whose leading bits agree, so a weight is never too high.
public struct DocumentFrequencies: Sendable {
  private static let background = 1000.0
  private static let mostBits: UInt32 = 24
  /// The weight of the shingles of each counter.
  private let weights: [UInt8]
  private let shift: UInt32

  /// Counts every text of `sets` once for each of its shingles.
  ///
  /// - Complexity: O(shingles); 64 MiB while it counts and 16 MiB afterwards, at most.
  public init(of sets: ShingleSets) {
    var bits: UInt32 = 12
    while bits < Self.mostBits, 1 << Int(bits) < sets.hashes.count { bits += 1 }
    let shift = 32 - bits
    var counters = [UInt32](repeating: 0, count: 1 << Int(bits))
    for hash in sets.hashes { counters[Int(hash >> shift)] &+= 1 }
    self.init(counters: counters, texts: sets.count)
  }

  /// The frequencies that were counted elsewhere.
  ///
  /// - Parameters:
  ///   - counters: In how many texts the shingles of each counter stand; a power of two of them, of which the leading
  ///     bits of a shingle's hash choose one.
  ///   - texts: How many texts were counted.
  /// - Complexity: O(counters).
  public init(counters: [UInt32], texts: Int) {
    let shift = UInt32(32 - counters.count.trailingZeroBitCount)
    let texts = Double(texts) + Self.background
    let common = (0..<4096).map { Self.weight(frequency: $0, texts: texts) }
    self.shift = shift
    weights = counters.map { frequency in
      frequency < 4096 ? common[Int(frequency)] : Self.weight(frequency: Int(frequency), texts: texts)
    }
  }

  /// The weight of a shingle, 0 to ``ShingleSets/fullWeight``.
  @inline(__always)
  public func weight(of hash: UInt32) -> UInt8 { weights[Int(hash >> shift)] }

  /// The square of the scaled logarithm: sentences of a template, which stand in every fifth text, then weigh next to
  /// nothing, and what sixty texts share still a third.
  private static func weight(frequency: Int, texts: Double) -> UInt8 {
    let share = max(0, min(1, log(texts / Double(max(1, frequency))) / log(texts)))
    return UInt8(share * share * Double(ShingleSets.fullWeight) + 0.5)
  }
}
