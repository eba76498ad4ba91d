import Testing

@testable import StoreGroups

@Suite struct CorroborationMixtureTests {
  private typealias Holders = CorroborationMixture.Holders

  private let prior = KindParameters(
    strength: .medium, ceiling: 7.5, ownedShare: 0.5, decay: 0.5, corroboration: 0.6)

  /// Values with ten holders, a share of them owned, each holder corroborated at its rate and else alone.
  private func observations(
    owned: Int, rate: Double, strange: Int, coincidence: Double
  ) -> [(Holders, count: Int)] {
    var random = SplitMix(seed: 7)
    var counts: [Holders: Int] = [:]
    for value in 0..<(owned + strange) {
      let chance = value < owned ? rate : coincidence
      let hits = (0..<10).count { _ in Double.random(in: 0..<1, using: &random) < chance }
      counts[Holders(corroborated: hits, elsewhere: 0, alone: 10 - hits), default: 0] += 1
    }
    return counts.map { ($0.key, count: $0.value) }.sorted { $0.0 < $1.0 }
  }

  private func mixture(_ seen: [(Holders, count: Int)], knowsGroups: Bool = true) -> CorroborationMixture {
    CorroborationMixture(fitting: seen, prior: prior, tiedShare: 0.1, knowsGroups: knowsGroups)
  }

  @Test(arguments: [false, true]) func `rate and share of a planted mixture are found`(knowsGroups: Bool) {
    let fitted = mixture(
      observations(owned: 300, rate: 0.8, strange: 700, coincidence: 0.03), knowsGroups: knowsGroups)
    #expect(abs(fitted.owned.values[0] - 0.8) < 0.04)
    let share = 1 / (1 + exponential(-fitted.shareLogOdds[CorroborationMixture.bucket(holders: 10)]))
    #expect(abs(share - 0.3) < 0.03)
  }

  @Test func `a market that shows nothing leaves the prior`() {
    let fitted = mixture([])
    let before = CorroborationMixture(prior: prior, tiedShare: 0.1, knowsGroups: true)
    #expect(abs(fitted.owned.values[0] - before.owned.values[0]) < 1e-9)
    for (a, b) in zip(fitted.shareLogOdds, before.shareLogOdds) { #expect(abs(a - b) < 1e-9) }
  }

  @Test(arguments: [false, true]) func `each corroborated holder speaks for an owner and each lone one against`(
    knowsGroups: Bool
  ) {
    let fitted = mixture(
      observations(owned: 50, rate: 0.9, strange: 50, coincidence: 0.03), knowsGroups: knowsGroups)
    for holders in [5, 10, 40] {
      for corroborated in 0..<holders {
        #expect(
          fitted.logOdds(Holders(corroborated: corroborated, elsewhere: 0, alone: holders - corroborated))
            < fitted.logOdds(Holders(corroborated: corroborated + 1, elsewhere: 0, alone: holders - corroborated - 1)))
      }
    }
  }

  @Test func `two who are each tied elsewhere speak for an owner more than two who are not`() {
    let fitted = mixture([])
    let together = fitted.logOdds(Holders(corroborated: 2, elsewhere: 0, alone: 0))
    let both = fitted.logOdds(Holders(corroborated: 0, elsewhere: 2, alone: 0))
    let one = fitted.logOdds(Holders(corroborated: 0, elsewhere: 1, alone: 1))
    let none = fitted.logOdds(Holders(corroborated: 0, elsewhere: 0, alone: 2))
    #expect(together > 0)
    #expect(both > one && one > none)
  }

  @Test func `what several rings use is no ring's, once groups are known`() {
    let seen = observations(owned: 100, rate: 0.9, strange: 100, coincidence: 0.03)
    let rings = Holders(corroborated: 10, elsewhere: 22, alone: 1)
    #expect(mixture(seen).logOdds(rings) < 0)
  }

  @Test func `an account is its owner's though nothing else ties its holders, a telephone is not`() {
    let seen = [
      (Holders(corroborated: 0, elsewhere: 1, alone: 2), count: 3),
      (Holders(corroborated: 3, elsewhere: 0, alone: 0), 300),
    ]
    for strength in [TieStrength.strong, .medium] {
      let prior = KindParameters(
        strength: strength, ceiling: 16, ownedShare: 0.998, decay: 0.5, priorValues: 1000, corroboration: 0.3)
      let fitted = CorroborationMixture(fitting: seen, prior: prior, tiedShare: 0.05, knowsGroups: true)
      #expect((fitted.logOdds(seen[0].0) > 2.2) == (strength == .strong))
    }
  }

  @Test(arguments: [true, false]) func `an account with many holders whom nothing else ties is an agent's`(
    knowsGroups: Bool
  ) {
    let prior = KindParameters(
      strength: .strong, ceiling: 16, ownedShare: 0.998, decay: 0.5, priorValues: 1000, corroboration: 0.3)
    let fitted = CorroborationMixture(
      fitting: [(Holders(corroborated: 3, elsewhere: 0, alone: 0), 300)], prior: prior, tiedShare: 0.1,
      knowsGroups: knowsGroups)
    #expect(fitted.logOdds(Holders(corroborated: 0, elsewhere: 1, alone: 19)) < 0)
  }

  @Test func `an owner's rate stays above the strangers'`() {
    for rate in [0.0, 0.5, 1.0] {
      let fitted = mixture(observations(owned: 500, rate: rate, strange: 0, coincidence: 0))
      #expect(fitted.owned.values[0] >= 0.2)
    }
  }

  @Test func `holder counts fall into doubling buckets`() {
    #expect([2, 3, 4, 5, 8, 9, 16, 17, 1_000_000].map(CorroborationMixture.bucket) == [0, 1, 1, 2, 2, 3, 3, 4, 10])
  }
}
