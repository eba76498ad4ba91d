import Foundation

/// Weights and a threshold fitted to decisions: what a pack could say instead of what it says.
public struct Calibration: Sendable {
  /// A group with what was read of it and what staff decided.
  public struct Case: Sendable {
    /// The group's id: which half of the data it belongs to.
    public let id: String
    /// What hit: `GRP-02 strong`.
    public let hits: [String]
    /// Log-odds of what is not fitted.
    public let offset: Double
    /// Hits that show misuse.
    public let misuse: Set<String>
    /// Whether misuse hit in a band that calls for review.
    public let isMisused: Bool
    /// What staff decided.
    public let isGuilty: Bool

    /// A case.
    public init(
      id: String, hits: [String], offset: Double, misuse: Set<String>, isMisused: Bool, isGuilty: Bool
    ) {
      self.id = id
      self.hits = hits
      self.offset = offset
      self.misuse = misuse
      self.isMisused = isMisused
      self.isGuilty = isGuilty
    }
  }

  /// A weight, with the interval that holds it with a probability of 95 %.
  public struct Weight: Sendable {
    /// What hits: `GRP-02 strong`, or `prior`.
    public let name: String
    /// What stands.
    public let standing: Double
    /// What is fitted: never negative, and never less than that of a weaker band of the signal.
    public let fitted: Double
    /// The interval.
    public let interval: ClosedRange<Double>
    /// Decided cases that it was fitted on.
    public let cases: Int
  }

  /// The weights, in order of name, the prior first.
  public let weights: [Weight]
  /// The chosen threshold and what it rests on.
  public let choice: RiskControl.Choice
  /// The threshold that stands.
  public let standingThreshold: Double
  /// Decided cases: those that the weights were fitted on, and those that the threshold was chosen on.
  public let cases: (fitting: Int, choosing: Int)

  /// Fits and chooses.
  ///
  /// The weights are fitted on one half of the cases and the threshold is chosen on the other: what was fitted to a case
  /// proves nothing about it. Which half a case belongs to depends on its id alone.
  ///
  /// - Parameters:
  ///   - cases: The decided groups.
  ///   - standing: The weights that stand, by name; bands of a signal are named `CODE band`.
  ///   - prior: The prior log-odds that stand.
  ///   - threshold: The threshold that stands.
  ///   - misuseThreshold: Log-odds that misuse must bring by itself.
  ///   - fitting: Whether weights are fitted; else they stay, and every case serves the threshold.
  public init(
    _ cases: [Case], standing: [String: Double], prior: Double, threshold: Double, misuseThreshold: Double,
    risk: RiskControl, fitting: Bool = true
  ) {
    let names = ["prior"] + standing.keys.sorted()
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let start = [prior] + names.dropFirst().map { standing[$0] ?? 0 }
    let first = cases.filter { fitting && Self.isFirstHalf($0.id) }
    let second = cases.filter { !fitting || !Self.isFirstHalf($0.id) }
    let fit = LogisticFit(
      first.map { item in
        LogisticFit.Example(
          features: [0] + item.hits.compactMap { places[$0] }, offset: item.offset, isGuilty: item.isGuilty)
      }, standing: start)
    var fitted = fitting ? fit.weights : start
    if fitting { Self.ascend(&fitted, names) }
    var seen = [Int](repeating: 0, count: names.count)
    seen[0] = first.count
    for item in first { for hit in item.hits { if let place = places[hit] { seen[place] += 1 } } }
    weights = names.indices.map { place in
      let reach = 1.96 * fit.errors[place]
      return Weight(
        name: names[place], standing: start[place], fitted: fitted[place],
        interval: (fit.weights[place] - reach)...(fit.weights[place] + reach), cases: seen[place])
    }
    let accusable = second.compactMap { item -> (odds: Double, isGuilty: Bool)? in
      let misuse = item.hits.filter(item.misuse.contains).compactMap { places[$0] }.reduce(0) { $0 + fitted[$1] }
      guard item.isMisused, misuse >= misuseThreshold else { return nil }
      let odds = item.hits.compactMap { places[$0] }.reduce(fitted[0] + item.offset) { $0 + fitted[$1] }
      return (odds, item.isGuilty)
    }
    choice = risk.choose(accusable, standing: threshold)
    standingThreshold = threshold
    self.cases = (first.count, second.count)
  }

  private static let bands = ["weak", "medium", "strong"]

  /// Makes weights not negative and ascending with the bands of each signal, by pooling neighbours that are not (Ayer et
  /// al., "An Empirical Distribution Function for Sampling with Incomplete Information", 1955).
  private static func ascend(_ weights: inout [Double], _ names: [String]) {
    var places: [String: [(rank: Int, place: Int)]] = [:]
    for (place, name) in names.enumerated() where place > 0 {
      let parts = name.split(separator: " ")
      guard parts.count == 2, let rank = bands.firstIndex(of: String(parts[1])) else { continue }
      places[String(parts[0]), default: []].append((rank, place))
    }
    for run in places.values {
      var pools: [(sum: Double, places: [Int])] = []
      for (_, place) in run.sorted(by: { $0.rank < $1.rank }) {
        pools.append((weights[place], [place]))
        while pools.count > 1,
          pools[pools.count - 2].sum / Double(pools[pools.count - 2].places.count)
            > pools[pools.count - 1].sum / Double(pools[pools.count - 1].places.count)
        {
          let last = pools.removeLast()
          pools[pools.count - 1].sum += last.sum
          pools[pools.count - 1].places += last.places
        }
      }
      for pool in pools {
        for place in pool.places { weights[place] = max(0, pool.sum / Double(pool.places.count)) }
      }
    }
  }

  /// FNV-1a: the same in every run.
  private static func isFirstHalf(_ id: String) -> Bool {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return (hash >> 32) & 1 == 0
  }
}
