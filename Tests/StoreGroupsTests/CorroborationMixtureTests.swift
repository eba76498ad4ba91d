import Testing

@testable import StoreGroups

@Suite struct CorroborationMixtureTests {
  private let prior = KindParameters(
    strength: .medium, ceiling: 7.5, ownedShare: 0.5, decay: 0.5, corroboration: 0.6)

  /// Values with ten holders, a share of them owned, each holder corroborated at its rate.
  private func observations(
    owned: Int, rate: Double, strange: Int, coincidence: Double
  ) -> [(CorroborationMixture.Observation, count: Int)] {
    var random = SplitMix(seed: 7)
    var counts: [CorroborationMixture.Observation: Int] = [:]
    for value in 0..<(owned + strange) {
      let chance = value < owned ? rate : coincidence
      let hits = (0..<10).count { _ in Double.random(in: 0..<1, using: &random) < chance }
      counts[.init(holders: 10, corroborated: hits), default: 0] += 1
    }
    return counts.map { ($0.key, count: $0.value) }.sorted { $0.0 < $1.0 }
  }

  @Test func `rates and share of a planted mixture are found`() {
    let fitted = CorroborationMixture(
      fitting: observations(owned: 300, rate: 0.75, strange: 700, coincidence: 0.05), prior: prior)
    #expect(abs(fitted.ownedRate - 0.75) < 0.03)
    #expect(abs(fitted.coincidentalRate - 0.05) < 0.01)
    let share = 1 / (1 + exponential(-fitted.shareLogOdds[CorroborationMixture.bucket(holders: 10)]))
    #expect(abs(share - 0.3) < 0.03)
  }

  @Test func `a market that shows nothing leaves the prior`() {
    let fitted = CorroborationMixture(fitting: [], prior: prior)
    let before = CorroborationMixture(prior: prior)
    #expect(fitted.ownedRate == before.ownedRate)
    for (a, b) in zip(fitted.shareLogOdds, before.shareLogOdds) { #expect(abs(a - b) < 1e-9) }
  }

  @Test func `each corroborated holder speaks for an owner and each lone one against`() {
    let fitted = CorroborationMixture(
      fitting: observations(owned: 50, rate: 0.9, strange: 50, coincidence: 0.1), prior: prior)
    for corroborated in 0..<10 {
      #expect(
        fitted.logOdds(holders: 10, corroborated: corroborated)
          < fitted.logOdds(holders: 10, corroborated: corroborated + 1))
    }
  }

  @Test func `owned and coincidental never trade places`() {
    for rate in [0.0, 0.5, 1.0] {
      let fitted = CorroborationMixture(
        fitting: observations(owned: 500, rate: rate, strange: 0, coincidence: 0), prior: prior)
      #expect(fitted.ownedRate > fitted.coincidentalRate)
    }
  }

  @Test func `holder counts fall into doubling buckets`() {
    #expect([2, 3, 4, 5, 8, 9, 16, 17, 1_000_000].map(CorroborationMixture.bucket) == [0, 1, 1, 2, 2, 3, 3, 4, 10])
  }
}
