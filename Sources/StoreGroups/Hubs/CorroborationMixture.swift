/// Tells values that one controller owns from values that strangers share, by how many of a value's holders something
/// else ties to another holder.
///
/// A mixture of two binomials, one for owned values and one for coincidences, fitted by expectation maximisation
/// (Dempster, Laird, Rubin 1977) under Beta priors, so that a market that shows little of a kind of value leaves it near
/// where it began. The share of owned values has its own estimate for each bucket of holder counts.
struct CorroborationMixture: Sendable {
  /// Log-odds that a value is owned before its holders are looked at, by bucket of holder counts.
  private(set) var shareLogOdds: [Double]
  /// Share of the holders of owned values who are corroborated.
  private(set) var ownedRate: Double
  /// Share of the holders of coincidental values who are corroborated.
  private(set) var coincidentalRate: Double

  /// Holders that the priors of the rates count as.
  private static let rateWeight = 20.0
  private static let priorCoincidentalRate = 0.03

  /// Buckets of holder counts: 2, 3-4, 5-8 and so on, doubling.
  static func bucket(holders: Int) -> Int {
    var bucket = 0
    while bucket < 10, holders > 2 << bucket { bucket += 1 }
    return bucket
  }

  /// The mixture that stands for a kind before any market is seen.
  init(prior: KindParameters) {
    shareLogOdds = (0...10).map { bucket in
      logarithm(prior.ownedShare / max(1 - prior.ownedShare, 1e-9)) - prior.decay * Double(bucket)
    }
    ownedRate = prior.corroboration
    coincidentalRate = Self.priorCoincidentalRate
  }

  /// How often a number of holders and of corroborated ones was seen together.
  struct Observation: Hashable, Comparable {
    let holders: Int
    let corroborated: Int

    static func < (a: Self, b: Self) -> Bool {
      (a.holders, a.corroborated) < (b.holders, b.corroborated)
    }
  }

  /// The mixture that fits what was seen.
  ///
  /// - Parameters:
  ///   - observations: How many values had each combination, in ascending order of combinations.
  ///   - prior: What is known of the kind.
  /// - Complexity: O(combinations).
  init(fitting observations: [(Observation, count: Int)], prior: KindParameters) {
    self.init(prior: prior)
    let priorShares = shareLogOdds.map { 1 / (1 + exponential(-$0)) }
    for _ in 0..<12 {
      var owned = priorShares.map { $0 * prior.priorValues }
      var total = [Double](repeating: prior.priorValues, count: owned.count)
      var (ownedHits, ownedHolders) = (prior.corroboration * Self.rateWeight, Self.rateWeight)
      var (strangeHits, strangeHolders) = (Self.priorCoincidentalRate * Self.rateWeight, Self.rateWeight)
      for (seen, count) in observations {
        let probability = 1 / (1 + exponential(-logOdds(holders: seen.holders, corroborated: seen.corroborated)))
        let bucket = Self.bucket(holders: seen.holders)
        owned[bucket] += probability * Double(count)
        total[bucket] += Double(count)
        ownedHits += probability * Double(count * seen.corroborated)
        ownedHolders += probability * Double(count * seen.holders)
        strangeHits += (1 - probability) * Double(count * seen.corroborated)
        strangeHolders += (1 - probability) * Double(count * seen.holders)
      }
      for bucket in owned.indices {
        let share = min(max(owned[bucket] / total[bucket], 1e-4), 1 - 1e-4)
        shareLogOdds[bucket] = logarithm(share / (1 - share))
      }
      // Kept apart, so that the two never trade places; and near the prior, because owners who share one thing alone
      // are the ones that no market shows as owned.
      let (least, most) = (prior.corroboration * 0.6, (1 + prior.corroboration) / 2)
      ownedRate = min(max(ownedHits / ownedHolders, least), most)
      coincidentalRate = min(max(strangeHits / strangeHolders, 0.005), prior.corroboration * 0.5)
    }
  }

  /// Log-odds that a value is owned.
  func logOdds(holders: Int, corroborated: Int) -> Double {
    logOdds(bucket: Self.bucket(holders: holders), corroborated: corroborated, alone: holders - corroborated)
  }

  /// Log-odds that a value is owned, from some of its holders only.
  ///
  /// - Parameters:
  ///   - bucket: The bucket of all its holders.
  ///   - corroborated: Holders looked at whom something ties to another holder.
  ///   - alone: Holders looked at whom nothing does.
  func logOdds(bucket: Int, corroborated: Int, alone: Int) -> Double {
    shareLogOdds[bucket] + Double(corroborated) * logarithm(ownedRate / coincidentalRate)
      + Double(alone) * logarithm((1 - ownedRate) / (1 - coincidentalRate))
  }
}
