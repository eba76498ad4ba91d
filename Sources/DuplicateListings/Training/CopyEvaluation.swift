#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How well a model tells copies from other candidate pairs, beside the one that the program carries, on the same pairs.
public struct CopyEvaluation: Sendable {
  /// Counts of one model.
  public struct Figures: Sendable {
    var hits = 0
    var found = 0
    var copies = 0
    var pairs = 0
    var loss = 0.0

    /// Of the pairs from 0.5 on, those that are copies, 0 to 1.
    public var precision: Double { found > 0 ? Double(hits) / Double(found) : 0 }
    /// Of the copies, those from 0.5 on, 0 to 1.
    public var recall: Double { copies > 0 ? Double(hits) / Double(copies) : 0 }
    /// The harmonic mean of both.
    public var f1: Double { found + copies > 0 ? 2 * Double(hits) / Double(found + copies) : 0 }
    /// The mean of −ln(probability of what is true): 0 is perfect, 0.69 knows nothing.
    public var logLoss: Double { pairs > 0 ? loss / Double(pairs) : 0 }

    mutating func count(isCopy: Bool, _ probability: Double) {
      pairs += 1
      copies += isCopy ? 1 : 0
      found += probability >= 0.5 ? 1 : 0
      hits += isCopy && probability >= 0.5 ? 1 : 0
      loss -= log(max(isCopy ? probability : 1 - probability, 1e-9))
    }
  }

  /// The trained model and the carried one, by source.
  public private(set) var bySource: [(trained: Figures, carried: Figures)]
  /// Both on all pairs.
  public private(set) var all = (trained: Figures(), carried: Figures())

  init(count: Int) { bySource = Array(repeating: (Figures(), Figures()), count: count) }

  mutating func count(_ source: Int, isCopy: Bool, trained: Double, carried: Double) {
    bySource[source].trained.count(isCopy: isCopy, trained)
    bySource[source].carried.count(isCopy: isCopy, carried)
    all.trained.count(isCopy: isCopy, trained)
    all.carried.count(isCopy: isCopy, carried)
  }
}
