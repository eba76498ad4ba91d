import Marketplace
import Testing

@testable import StoreGroups

@Suite struct GroupSearchTests {
  /// Honest stores, a ring of five along accounts, and a pair under one company.
  private func sample() -> MarketBuilder {
    var market = MarketBuilder()
    market.addHonest(40)
    for (a, b) in [(0, 1), (1, 2), (2, 3), (1, 4)] {
      for store in [a, b] { market.say("r\(store)", .account, "payee \(a) to \(b) 55", "wechat-pay") }
    }
    for store in ["p0", "p1"] { market.party(store, "entity", "company", id: "one company 77") }
    return market
  }

  private let sampleGroups: Set<[String]> = [["p0", "p1"], ["r0", "r1", "r2", "r3", "r4"]]

  @Test func `a shared company and a shared account link alone`() {
    #expect(sample().groups() == sampleGroups)
  }

  @Test func `links connect every member, strongest first`() throws {
    for group in sample().find().groups {
      var sets = UnionFind(count: 100)
      for link in group.links { sets.union(link.a, link.b) }
      #expect(sets.members(with: group.stores[0]) == group.stores)
      #expect(group.links.map(\.weight) == group.links.map(\.weight).sorted(by: >))
      #expect(group.links.allSatisfy { $0.a < $0.b && !$0.ties.isEmpty })
    }
  }

  @Test func `weights of a link add up`() {
    for link in sample().find().groups.flatMap(\.links) {
      let sum = LinkageParameters.standard.prior + link.ties.map(\.weight).reduce(0, +) + link.throughGroup
      #expect(abs(link.weight - sum) < 1e-9)
    }
  }

  @Test func `the order of records changes nothing`() {
    var one = MarketBuilder()
    var other = MarketBuilder()
    for number in 0..<30 { one.say("s\(number)", .account, "shared \(number / 3) account", "other") }
    for number in (0..<30).reversed() { other.say("s\(number)", .account, "shared \(number / 3) account", "other") }
    let (a, b) = (one.find().groups, other.find().groups)
    #expect(a.map(\.id) == b.map(\.id))
    #expect(a.map(\.links) == b.map(\.links))
    #expect(a.count == 10)
  }

  @Test(arguments: 0..<10) func `other names for the stores give the same groups`(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    let names = (0..<60).map { "n\($0)" }
    let shuffled = names.shuffled(using: &random)
    var plain = MarketBuilder()
    var renamed = MarketBuilder()
    for tie in 0..<40 {
      let (a, b) = (Int.random(in: 0..<60, using: &random), Int.random(in: 0..<60, using: &random))
      for store in [a, b] {
        plain.say(names[store], .account, "account \(tie) of someone", "other")
        renamed.say(shuffled[store], .account, "account \(tie) of someone", "other")
      }
    }
    let translation = Dictionary(uniqueKeysWithValues: zip(names, shuffled))
    let expected = Set(
      plain.groups().map { $0.compactMap { translation[$0] }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } })
    #expect(renamed.groups() == expected)
  }

  @Test(arguments: [3, 8, 30]) func `a hub among honest stores changes no group`(size: Int) {
    var market = sample()
    for number in 0..<size { market.say("h\(number)", .device, MarketBuilder.device(5_000)) }
    #expect(market.groups() == sampleGroups)
  }

  @Test func `an account of forty stores with nothing else in common joins nobody`() throws {
    var market = sample()
    for number in 0..<40 { market.say("h\(number)", .account, "settlement account 1", "other") }
    #expect(market.groups() == sampleGroups)
    let held = try #require(market.find().heldBack.first)
    #expect(held.kind == .paymentAccount)
    #expect(held.stores.count == 40)
    #expect(held.corroborated < 0.1)
  }

  @Test(arguments: 0..<20) func `taking a tie away never makes a group grow`(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    let ties = (0..<25).map { _ in (Int.random(in: 0..<30, using: &random), Int.random(in: 0..<30, using: &random)) }
    func groups(without omitted: Int?) -> [Set<String>] {
      var market = MarketBuilder()
      market.addHonest(10)
      for (number, (a, b)) in ties.enumerated() where number != omitted {
        for store in [a, b] { market.say("s\(store)", .account, "account \(number) of someone", "other") }
      }
      return market.groups().map(Set.init)
    }
    let whole = groups(without: nil)
    for omitted in stride(from: 0, to: 25, by: 8) {
      for group in groups(without: omitted) { #expect(whole.contains { $0.isSuperset(of: group) }) }
    }
  }

  @Test func `copied listings alone link nobody, and an account with them does`() {
    var market = MarketBuilder()
    market.addHonest(20)
    for number in 0..<12 {
      market.list("a\(number)", in: "h1")
      market.list("b\(number)", in: "h2")
      market.copy(["a\(number)", "b\(number)"])
    }
    #expect(market.groups().isEmpty)
    for store in ["h1", "h2"] { market.say(store, .account, "their account", "other") }
    #expect(market.groups() == [["h1", "h2"]])
  }

  @Test func `an owner declared by both sides links, by one side it does not`() {
    var market = MarketBuilder()
    market.addHonest(20)
    market.say("h1", .affiliation, "h2", "same-owner")
    #expect(market.groups().isEmpty)
    market.say("h2", .affiliation, "h1", "same-owner")
    #expect(market.groups() == [["h1", "h2"]])
    #expect(market.find().groups.first?.facts.declaredOwner == true)
  }

  @Test func `a one-sided declaration is shown beside a registered company that agrees`() throws {
    var market = sample()
    market.say("p0", .affiliation, "p1", "same-owner")
    let group = try #require(market.find().groups.first { $0.stores.count == 2 })
    #expect(group.facts.declaredOwner)
    #expect(group.links.first?.ties.contains { $0.kind == .declaredOwner && $0.weight == 0 } == true)
  }

  @Test func `ids name the members`() {
    var larger = sample()
    larger.party("p2", "entity", "company", id: "one company 77")
    let (before, after) = (sample().find().groups, larger.find().groups)
    #expect(before.first?.id == after.first?.id)
    #expect(before.last?.id != after.last?.id)
    #expect(before.allSatisfy { $0.id.count == 17 && $0.id.hasPrefix("g") })
  }

  @Test func `the chain between two members leads through their links`() throws {
    let market = sample()
    let (records, _) = market.build()
    let found = market.find()
    let (start, end) = (try #require(records.store(withID: "r0")), try #require(records.store(withID: "r3")))
    let chain = try #require(found.chain(from: start, to: end))
    #expect(chain.stores.map { records.id(ofStore: $0) } == ["r0", "r1", "r2", "r3"])
    let stranger = try #require(records.store(withID: "h0"))
    #expect(found.chain(from: start, to: stranger) == nil)
    #expect(found.group(of: stranger) == nil)
  }

  @Test func `an empty market has no groups`() {
    let found = MarketBuilder().find()
    #expect(found.groups.isEmpty && found.heldBack.isEmpty && found.faults.isEmpty)
  }
}
