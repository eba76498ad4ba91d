import Marketplace
import Testing

@testable import StoreGroups

@Suite struct DissolutionTests {
  /// Two rings of an account each, which one device that is on one store of either and a phone beside it join.
  private func twoRings() -> MarketBuilder {
    var market = MarketBuilder()
    market.addHonest(60)
    for number in 0..<4 { market.say("a\(number)", .account, "payee of the first ring 11", "wechat-pay") }
    for number in 0..<7 { market.say("b\(number)", .account, "payee of the second ring 22", "wechat-pay") }
    for store in ["a0", "b0"] { market.party(store, "entity", "company", id: "one company 993") }
    return market
  }

  private func dissolutions(_ market: MarketBuilder, work: Int = 20_000_000) -> (Market, GroupFindings, [Dissolutions])
  {
    let (market, copies) = market.build()
    let evidence = GroupSearch().evidence(in: market, copies: copies)
    let found = GroupSearch().groups(of: evidence, in: market, copies: copies)
    return (market, found, evidence.dissolutions(of: found.groups, work: work))
  }

  @Test func `without the company the group falls into 7 and 4`() throws {
    let (_, found, all) = dissolutions(twoRings())
    #expect(found.groups.map(\.stores.count) == [11])
    let dissolutions = try #require(all.first)
    #expect(dissolutions.isComplete)
    let first = try #require(dissolutions.splitting.first { $0.parts.count == 2 })
    #expect(first.parts.map(\.count) == [7, 4])
    guard case .value(.entityID, _, let members) = first.evidence else {
      Issue.record("The company is what joins the two.")
      return
    }
    #expect(members == 2)
    #expect(dissolutions.splitting.contains { $0.evidence == .kind(.entityID) && $0.parts.count == 2 })
  }

  @Test func `parts hold every member once`() {
    let (_, found, all) = dissolutions(twoRings())
    for (group, dissolutions) in zip(found.groups, all) {
      for dissolution in dissolutions.splitting {
        #expect(dissolution.parts.flatMap(\.self).sorted() == group.stores)
        #expect(dissolution.parts.count > 1)
      }
    }
  }

  @Test func `what two pieces of evidence hold, neither dissolves`() throws {
    var market = twoRings()
    for store in ["a1", "b1"] { market.say(store, .account, "one more payee 33", "alipay") }
    let all = dissolutions(market).2
    #expect(try #require(all.first).splitting.allSatisfy { $0.parts[0].count > 7 || $0.parts.count > 2 })
  }

  @Test func `what is too much to try is said to be left out`() throws {
    let dissolutions = try #require(dissolutions(twoRings(), work: 1).2.first)
    #expect(!dissolutions.isComplete && dissolutions.tried == 1)
  }

  @Test func `a copy in other stores and another family of evidence are comparisons of their own`() throws {
    var market = MarketBuilder()
    market.addHonest(60)
    for store in ["x", "y"] {
      market.say(store, .partyPhone, MarketBuilder.phone(900))
      market.say(store, .partyEmail, "shared.name.77@qq.com")
    }
    let (built, copies) = market.build()
    let evidence = GroupSearch().evidence(in: built, copies: copies)
    let (x, y) = (try #require(built.store(withID: "x")), try #require(built.store(withID: "y")))
    let comparison = evidence.comparison(of: x, y)
    let waterfall = EvidenceWaterfall(comparison.link)
    #expect(!comparison.isEnough)
    #expect(waterfall.steps.map(\.added).reduce(0, +) == comparison.link.weight)
    #expect(waterfall.steps.first?.cause == .prior && waterfall.steps.first?.added == comparison.prior)
    // Phone and mailbox have one cause: one counts, and the other is named with what it would weigh.
    let once = waterfall.steps.compactMap { if case .countedOnce(let tie) = $0.cause { tie } else { nil } }
    #expect(once.count == 1 && once[0].weight == 0 && once[0].alone > 1)
    #expect(evidence.comparison(of: 0, 1).link.ties.isEmpty)
  }

  @Test func `a waterfall adds up for every link`() {
    for link in twoRings().find().groups.flatMap(\.links) {
      let steps = EvidenceWaterfall(link).steps
      #expect(abs(steps.map(\.added).reduce(0, +) - link.weight) < 1e-9)
      #expect(abs((steps.last?.sum ?? 0) - link.weight) < 1e-9)
    }
  }
}
