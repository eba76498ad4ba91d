import Marketplace
import Testing

@testable import StoreGroups

@Suite struct CohesionTests {
  /// Two rings of stores on one account and one device each; one store of either is registered under one company.
  private func rings() -> MarketBuilder {
    var market = MarketBuilder()
    market.addHonest(30)
    for ring in ["a", "b"] {
      for number in 0..<8 {
        market.say("\(ring)\(number)", .account, "account of \(ring)", "other")
        market.say("\(ring)\(number)", .device, MarketBuilder.device(ring == "a" ? 7_000 : 8_000))
      }
      market.party("\(ring)0", "entity", "company", id: "the company of both")
    }
    return market
  }

  private func groups(_ market: MarketBuilder, cohesion: Double, judged: [StoreJudgement] = []) -> [[String]] {
    let (records, copies) = market.build()
    var parameters = LinkageParameters()
    parameters.cohesion = cohesion
    var memory = LinkageMemory()
    memory.judgements = judged
    return GroupSearch(parameters: parameters, memory: memory).find(in: records, copies: copies).groups
      .map { $0.stores.map { records.id(ofStore: $0) } }.sorted { $0[0] < $1[0] }
  }

  @Test func `one link between two rings is enough unless more is asked for`() {
    let (a, b) = ((0..<8).map { "a\($0)" }, (0..<8).map { "b\($0)" })
    #expect(groups(rings(), cohesion: 0) == [a + b])
    // One of 64 pairs between them is linked.
    #expect(groups(rings(), cohesion: 0.01) == [a + b])
    #expect(groups(rings(), cohesion: 0.03) == [a, b])
    // Within a ring all pairs are.
    #expect(groups(rings(), cohesion: 1) == [a, b])
  }

  @Test func `what a person decided stays together`() {
    let judged = [StoreJudgement("a3", "b3", .same, by: "li", at: "2026-11-25T10:00:00Z", reason: "one owner")]
    #expect(groups(rings(), cohesion: 0.5, judged: judged).map(\.count) == [16])
  }
}
