import Marketplace
import Testing

@testable import StoreGroups

@Suite struct GroupFactsTests {
  /// Three stores on one account, in a market of others.
  private func trio() -> MarketBuilder {
    var market = MarketBuilder()
    market.addHonest(20)
    for store in ["t0", "t1", "t2"] { market.say(store, .account, "account of the trio", "other") }
    return market
  }

  private func facts(_ market: MarketBuilder) throws -> GroupFacts {
    try #require(market.find().groups.first).facts
  }

  @Test func `what the feeds do not say is nil`() throws {
    let facts = try facts(trio())
    #expect(facts.copiedShare == nil)
    #expect(facts.openedWithin72Hours == nil)
    #expect(facts.priceRatio == nil)
    #expect(facts.experience == nil)
    #expect(facts.kinds == [.paymentAccount])
  }

  @Test func `copies count between members, not within a store and not with strangers`() throws {
    var market = trio()
    for (id, store) in [("a", "t0"), ("b", "t1"), ("c", "t0"), ("d", "t0"), ("e", "t2"), ("f", "h1")] {
      market.list(id, in: store)
    }
    market.copy(["a", "b"])
    market.copy(["c", "d"])
    market.copy(["e", "f"])
    let facts = try facts(market)
    #expect(facts.copiedShare == 2.0 / 5.0)
    #expect(facts.copyingStores == 2)
    #expect(facts.sharedClusters == 1)
  }

  @Test func `prices are held against the median of others for the same product`() throws {
    var market = trio()
    for product in 0..<4 {
      for (store, price) in [("h1", "10.00"), ("h2", "12.00"), ("h3", "11.00"), ("t0", "5.50"), ("t1", "6.60")] {
        market.list("\(store) \(product)", in: store, price: price, model: "M\(product)")
      }
    }
    market.list("nobody else's", in: "t0", price: "1.00", model: "own")
    let facts = try facts(market)
    #expect(facts.pricedProducts == 4)
    #expect(facts.undercutProducts == 4)
    #expect(abs(try #require(facts.priceRatio) - 0.55) < 1e-9)
  }

  @Test func `a price in another currency is another product`() throws {
    var market = trio()
    for store in ["h1", "h2", "t0"] { market.list(store, in: store, price: store == "t0" ? "-1" : "10", model: "M") }
    #expect(try facts(market).pricedProducts == 0)
  }

  @Test func `openings are counted in the densest span`() throws {
    var market = trio()
    for (store, day) in [("t0", "2025-01-01"), ("t1", "2025-01-04"), ("t2", "2025-02-10")] {
      market.say(store, .opened, day)
    }
    let facts = try facts(market)
    #expect(facts.openedWithin72Hours == 2)
    #expect(facts.openedWithin45Days == 3)
  }

  @Test func `templated names are those that differ in what counts`() {
    #expect(NameTemplate.share(of: ["云杉一优选", "云杉二优选", "云杉B优选", "海川百货"]) == 0.75)
    #expect(NameTemplate.share(of: ["云杉优选", "海川百货"]) == 0)
    #expect(NameTemplate.share(of: []) == 0)
    #expect(NameTemplate.skeleton(of: "Nova-Home 12 旗舰店③") == "novahome旗舰店")
  }

  @Test func `copies that a brand's authorisation explains tie nobody`() {
    var market = trio()
    for store in ["h1", "h2"] {
      market.say(store, .affiliation, "云杉", "brand-authorisation")
      market.list("of \(store)", in: store)
    }
    market.copy(["of h1", "of h2"])
    let (records, copies) = market.build()
    #expect(copies.storesByCluster(in: records).isEmpty)
    // Who takes a dealer's text is tied to others who took it, and not to the dealer.
    market.list("of h3", in: "h3")
    market.copy(["of h1", "of h3"])
    let (taken, takenCopies) = market.build()
    #expect(takenCopies.storesByCluster(in: taken).isEmpty)
    market.list("of h4", in: "h4")
    market.copy(["of h1", "of h3", "of h4"])
    let (shared, sharedCopies) = market.build()
    #expect(sharedCopies.storesByCluster(in: shared).map(\.count) == [2])
  }
}
