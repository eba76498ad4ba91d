import Marketplace
import Testing

@testable import StoreGroups

@Suite struct BoundsTests {
  @Test func `a store that shares thousands of values is looked at in part, and the findings say so`() throws {
    var market = MarketBuilder()
    for number in 0..<3_000 {
      market.say("wide", .account, "account number \(number)", "other")
      market.say("s\(number % 50)", .account, "account number \(number)", "other")
    }
    let found = market.find()
    let capped = try #require(found.capped.first)
    #expect(found.capped.count == 1)
    #expect(capped.values == 3_000)
    #expect(capped.examined == LinkageParameters.standard.valuesPerSpace)
  }

  @Test func `a store with ten thousand values of its own shares nothing`() {
    var market = MarketBuilder()
    market.addHonest(5)
    for number in 0..<10_000 { market.say("wide", .account, "account number \(number)", "other") }
    let found = market.find()
    #expect(found.groups.isEmpty && found.capped.isEmpty)
  }

  @Test func `a value that every store holds joins none of them`() throws {
    var market = MarketBuilder()
    market.addHonest(3_000)
    for number in 0..<3_000 { market.say("h\(number)", .account, "everyone's account", "other") }
    let found = market.find()
    #expect(found.groups.isEmpty)
    #expect(try #require(found.heldBack.first).stores.count == 3_000)
  }

  @Test func `a company of two thousand stores is one group`() {
    var market = MarketBuilder()
    for number in 0..<2_000 { market.party("s\(number)", "entity", "company", id: "one company 77") }
    let found = market.find()
    #expect(found.groups.map(\.stores.count) == [2_000])
    #expect(found.groups.allSatisfy { $0.links.count < 2_000 * LinkageParameters.standard.pairwiseHolders })
  }
}
