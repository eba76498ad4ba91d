import Foundation
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

  private static let isThorough = ProcessInfo.processInfo.environment["STOREWARDEN_SLOW_TESTS"] == "1"

  /// `Benchmarks/bounds.sh` says what this costs.
  @Test func `large shapes cost no more than their holdings, join nobody else, and the findings say so`()
    throws
  {
    let (members, devices) = Self.isThorough ? (50_000, 10_000) : (4_000, 1_000)
    let everywhere = "浙江省杭州市余杭区文一西路969号3幢501室"
    var market = MarketBuilder()
    for number in 0..<members {
      market.party("s\(number)", "entity", "company", id: "one company 77")
      market.say("s\(number)", .address, everywhere, "return")
      market.say("h\(number)", .address, everywhere, "return")
    }
    for number in 0..<devices {
      market.say("wide", .device, MarketBuilder.device(number))
      market.say("h\(number % 100)", .device, MarketBuilder.device(number))
    }
    market.say("wide", .address, everywhere, "return")
    let found = market.find()
    let group = try #require(found.groups.first { $0.stores.count == members })
    #expect(group.links.count < 2 * members)
    #expect(try #require(found.heldBack.first).stores.count == 2 * members + 1)
    let capped = try #require(found.capped.first)
    #expect((found.capped.count, capped.values) == (1, devices))
    #expect(capped.examined == LinkageParameters.standard.valuesPerSpace)
  }
}
