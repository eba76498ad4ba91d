/// Tells values that one controller owns from values that strangers share, by how a value's holders are tied besides.
///
/// A mixture fitted by expectation maximisation (Dempster, Laird, Rubin 1977) under Beta and Dirichlet priors, so that a
/// market that shows little of a kind of value leaves it near where it began. Values that one controller owns, most of
/// whose holders something else ties together, or, of an owner's own kinds, hardly anything; and hubs: pure ones, whose holders are tied to others no more than any
/// store of the market is, an agent's goods that a ring uses beside strangers, and what several rings use. The share of
/// owned values has its own estimate for each bucket of holder counts, with that of the bucket before it as its prior.
struct CorroborationMixture: Sendable {
  /// How the holders of a value are tied besides the value.
  struct Holders: Hashable, Comparable, Sendable {
    /// The most holders who are all tied to one another; 0 when no two are.
    var corroborated: Int
    /// Holders tied to others than those.
    var elsewhere: Int
    /// Holders tied to nobody.
    var alone: Int

    var count: Int { corroborated + elsewhere + alone }

    static func < (a: Self, b: Self) -> Bool {
      (a.corroborated, a.elsewhere, a.alone) < (b.corroborated, b.elsewhere, b.alone)
    }
  }

  /// How often a holder is of each standing; the fourth is unused. With its logarithms, which every value's likelihood
  /// asks for.
  struct Rates: Sendable {
    let values: SIMD4<Double>
    let logarithms: SIMD4<Double>

    init(_ values: SIMD4<Double>) {
      self.values = values
      logarithms = [logarithm(values[0]), logarithm(values[1]), logarithm(values[2]), 0]
    }
  }

  /// Log-odds that a value is owned before its holders are looked at, by bucket of holder counts.
  private(set) var shareLogOdds: [Double]
  /// How often the two holders of an owned value with no others are corroborated by each other, both tied elsewhere,
  /// one of them, or none.
  private var ownedPairs: SIMD4<Double>
  private let strangerPairs: SIMD4<Double>
  /// How often a holder of an owned value with more than two is of each standing.
  private(set) var owned: Rates
  private let strangers: Rates
  /// Share, among owned values, of those whose holders fall into several sets as long as groups are not known: the
  /// phones and accounts of a large ring that has many.
  private let wideShare: Double

  private static let wide = Rates([0.3, 0.5, 0.2, 1])
  private static let priorWideShare = 0.3
  /// Share, among owned values with more than two holders, of those whose holders hardly anything else ties together:
  /// the one account that nominees are paid through. Only of kinds that are an owner's own; what is lent to many has to
  /// show by its holders whose it is.
  private var looseShare: Double

  private static let loose = Rates([0.04, 0.3, 0.66, 1])
  private static let priorLooseShare = 0.05
  private static let mostLooseShare = 0.2
  private static let mixed = Rates([0.4, 0.1, 0.5, 1])
  private static let several = Rates([0.35, 0.55, 0.1, 1])
  /// Shares, among the values that are not owned, of hubs pure, mixed with a ring, and shared by several rings. How
  /// many are mixed is learnt: where no agent's goods turn up in rings, what a ring's outermost members share with it is
  /// the ring's. The last share is not: a ring with many phones looks much like it.
  private var hubShares: SIMD3<Double>
  /// Several rings are hardly behind so few holders.
  private static let fewHolders = 8
  /// How often two strangers who share one value share another of a different kind as well: an agent's clients do.
  private static let chance = 0.03
  /// Holders, or pairs of them, that the priors of the rates count as.
  private static let rateWeight = 20.0
  /// Hubs that the priors of their sorts count as.
  private static let sortWeight = 4.0
  /// Holders of one value are not independent of one another: a ring among an agent's clients corroborates a dozen at
  /// once. So many count at most.
  private static let mostTrials = 12.0

  /// Buckets of holder counts: 2, 3-4, 5-8 and so on, doubling.
  static func bucket(holders: Int) -> Int {
    var bucket = 0
    while bucket < 10, holders > 2 << bucket { bucket += 1 }
    return bucket
  }

  /// The mixture that stands for a kind before its values are seen.
  ///
  /// - Parameters:
  ///   - prior: What is known of the kind.
  ///   - tiedShare: Share of the market's stores that anything ties to another.
  ///   - tiedStrangers: The same of two strangers who share a value with nobody else; as much when `nil`.
  ///   - knowsGroups: Whether holders were tied along chains within groups, rather than by what two share directly.
  init(prior: KindParameters, tiedShare: Double, tiedStrangers: Double? = nil, knowsGroups: Bool) {
    shareLogOdds = (0...10).map { bucket in
      logarithm(prior.ownedShare / max(1 - prior.ownedShare, 1e-9)) - prior.decay * Double(bucket)
    }
    let apart = 1 - prior.corroboration
    ownedPairs = [prior.corroboration, apart * 0.25, apart * 0.4, apart * 0.35]
    owned = Rates([prior.corroboration, apart * 0.5, apart * 0.5, 1])
    // What is paid to one account is one owner's, whatever cells he keeps; an agent's desk serves several.
    hubShares = prior.strength == .strong || !knowsGroups ? [0.8, 0.2, 0] : [0.7, 0.2, 0.1]
    wideShare = knowsGroups ? 0 : Self.priorWideShare
    looseShare = prior.strength == .strong ? Self.priorLooseShare : 0
    let tied = min(max(tiedShare, 0.02), 0.5)
    let either = min(max(tiedStrangers ?? tied, 0.002), 0.5)
    let strange = 1 - Self.chance
    strangerPairs = [
      Self.chance, strange * either * either, strange * 2 * either * (1 - either),
      strange * (1 - either) * (1 - either),
    ]
    strangers = Rates([Self.chance, strange * tied, strange * (1 - tied), 1])
  }

  /// The mixture that fits what was seen.
  ///
  /// - Parameters:
  ///   - observations: How many values had each combination, in ascending order of combinations.
  ///   - prior: What is known of the kind.
  ///   - tiedShare: Share of the market's stores that anything ties to another.
  ///   - tiedStrangers: The same of two strangers who share a value with nobody else; as much when `nil`.
  ///   - knowsGroups: As above.
  /// - Complexity: O(combinations).
  init(
    fitting observations: [(Holders, count: Int)], prior: KindParameters, tiedShare: Double,
    tiedStrangers: Double? = nil, knowsGroups: Bool
  ) {
    self.init(prior: prior, tiedShare: tiedShare, tiedStrangers: tiedStrangers, knowsGroups: knowsGroups)
    let priorShare = 1 / (1 + exponential(-shareLogOdds[0]))
    let (priorPairs, priorOwned) = (ownedPairs * Self.rateWeight, owned.values * Self.rateWeight)
    let priorHubs = hubShares
    // Where nothing was seen, one round ends where all would: what is learnt depends on the prior alone.
    for _ in 0..<(observations.isEmpty ? 1 : 12) {
      var ownedOfBucket = [Double](repeating: 0, count: shareLogOdds.count)
      var allOfBucket = ownedOfBucket
      var (pairs, standings, hubs) = (priorPairs, priorOwned, priorHubs * Self.sortWeight)
      var (loose, several) = (Self.priorLooseShare * Self.rateWeight, Self.rateWeight)
      for (seen, count) in observations {
        let probability = 1 / (1 + exponential(-logOdds(seen)))
        let mine = probability * Double(count)
        let bucket = Self.bucket(holders: seen.count)
        ownedOfBucket[bucket] += mine
        allOfBucket[bucket] += Double(count)
        if seen.count == 2 {
          pairs[Self.pair(seen)] += mine
        } else {
          let corroborating = mine * (1 - looseness(seen))
          loose += mine - corroborating
          several += mine
          standings += Self.counted(seen) * (corroborating * tightness(seen))
          let sorts = hubLikelihoods(seen).values
          hubs += sorts / sorts.sum() * (Double(count) - mine)
        }
      }
      var expected = priorShare
      for bucket in ownedOfBucket.indices {
        let share = (ownedOfBucket[bucket] + expected * prior.priorValues) / (allOfBucket[bucket] + prior.priorValues)
        shareLogOdds[bucket] = Self.logOdds(share)
        expected = 1 / (1 + exponential(prior.decay - shareLogOdds[bucket]))
      }
      let rings = priorHubs[2]
      hubShares = [hubs[0], hubs[1], 0] * ((1 - rings) / (hubs[0] + hubs[1])) + [0, 0, rings]
      ownedPairs = pairs / pairs.sum()
      standings[3] = 0
      var rates = standings / standings.sum()
      // Kept apart from the hubs, so that the classes never trade places.
      let least = max(prior.corroboration * 0.6, 0.2)
      if rates[0] < least {
        let rest = rates[1] + rates[2]
        rates = [least, (1 - least) * rates[1] / rest, (1 - least) * rates[2] / rest, 0]
      }
      rates[3] = 1
      owned = Rates(rates)
      if looseShare > 0 { looseShare = min(loose / several, Self.mostLooseShare) }
    }
  }

  /// Log-odds of a share, of which a market that is not infinite never makes certainty.
  private static func logOdds(_ share: Double) -> Double {
    let share = min(max(share, 1e-4), 1 - 1e-4)
    return logarithm(share / (1 - share))
  }

  /// Log-odds that a value is owned.
  func logOdds(_ seen: Holders) -> Double {
    shareLogOdds[Self.bucket(holders: seen.count)] + weight(of: seen)
  }

  /// What all holders say of a value beside its share: positive for one controller.
  func weight(of seen: Holders) -> Double {
    guard seen.count == 2 else { return weight(ofSome: seen) }
    let pair = Self.pair(seen)
    return logarithm(ownedPairs[pair] / strangerPairs[pair])
  }

  /// What some of the holders say.
  func weight(ofSome seen: Holders) -> Double {
    let hub = hubLikelihoods(seen)
    return ownedLikelihood(seen) - hub.scale - logarithm(hub.values.sum())
  }

  /// How likely an owned value has such holders, of whichever sort it is: its logarithm.
  private func ownedLikelihood(_ seen: Holders) -> Double {
    var corroborating = likelihood(seen, owned)
    if wideShare > 0 { corroborating = Self.either(corroborating, likelihood(seen, Self.wide), share: wideShare) }
    guard looseShare > 0 else { return corroborating }
    return Self.either(corroborating, likelihood(seen, Self.loose), share: looseShare)
  }

  /// The logarithm of a mixture of two likelihoods, given as theirs.
  ///
  /// - Parameter share: That of the second.
  private static func either(_ first: Double, _ second: Double, share: Double) -> Double {
    let most = max(first, second)
    return most + logarithm((1 - share) * exponential(first - most) + share * exponential(second - most))
  }

  /// How likely an owned value with such holders is of those that hardly anything else ties together.
  private func looseness(_ seen: Holders) -> Double {
    looseShare > 0 ? looseShare * exponential(likelihood(seen, Self.loose) - ownedLikelihood(seen)) : 0
  }

  /// How likely an owned value's holders, where something else ties them, are of one set rather than of several.
  private func tightness(_ seen: Holders) -> Double {
    guard wideShare > 0 else { return 1 }
    let tight = likelihood(seen, owned)
    return (1 - wideShare) * exponential(tight - Self.either(tight, likelihood(seen, Self.wide), share: wideShare))
  }

  /// How likely hubs of each sort have such holders, times their shares; e to the power of `scale` is taken out.
  private func hubLikelihoods(_ seen: Holders) -> (values: SIMD3<Double>, scale: Double) {
    let (pure, mixed, several) = (
      likelihood(seen, strangers), likelihood(seen, Self.mixed), likelihood(seen, Self.several)
    )
    let scale = max(pure, mixed, several)
    let rings = seen.count < Self.fewHolders ? 0 : exponential(several - scale)
    return ([exponential(pure - scale), exponential(mixed - scale), rings] * hubShares, scale)
  }

  private static func pair(_ seen: Holders) -> Int { seen.corroborated > 0 ? 0 : 1 + seen.alone }

  private func likelihood(_ seen: Holders, _ rates: Rates) -> Double {
    let counts = Self.counted(seen)
    return counts[0] * rates.logarithms[0] + counts[1] * rates.logarithms[1] + counts[2] * rates.logarithms[2]
  }

  private static func counted(_ seen: Holders) -> SIMD4<Double> {
    let counts: SIMD4<Double> = [Double(seen.corroborated), Double(seen.elsewhere), Double(seen.alone), 0]
    let total = counts.sum()
    return total > mostTrials ? counts * (mostTrials / total) : counts
  }
}
