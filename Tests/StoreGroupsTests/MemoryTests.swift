import Marketplace
import Testing

@testable import StoreGroups

@Suite struct MemoryTests {
  /// Two rings along accounts that a company joins, and two stores that share nothing.
  private func market() -> MarketBuilder {
    var market = MarketBuilder()
    market.addHonest(40)
    for number in 0..<4 { market.say("a\(number)", .account, "payee of the first ring 11", "wechat-pay") }
    for number in 0..<4 { market.say("b\(number)", .account, "payee of the second ring 22", "wechat-pay") }
    for store in ["a0", "b0"] { market.party(store, "entity", "company", id: "one company 993") }
    return market
  }

  private func judged(_ pairs: (String, String, StoreJudgement.Decision)...) -> [StoreJudgement] {
    pairs.enumerated().map { number, pair in
      StoreJudgement(pair.0, pair.1, pair.2, by: "li", at: "2026-11-0\(number + 1)", reason: "seen")
    }
  }

  private func found(_ builder: MarketBuilder, _ memory: LinkageMemory) -> (groups: Set<[String]>, GroupFindings) {
    let (market, copies) = builder.build()
    let findings = GroupSearch(memory: memory).find(in: market, copies: copies)
    return (Set(findings.groups.map { $0.stores.map { market.id(ofStore: $0) } }), findings)
  }

  private func found(judging judgements: [StoreJudgement]) -> (groups: Set<[String]>, GroupFindings) {
    var memory = LinkageMemory()
    memory.judgements = judgements
    return found(market(), memory)
  }

  private let rings: Set<[String]> = [["a0", "a1", "a2", "a3"], ["b0", "b1", "b2", "b3"]]
  private let whole: Set<[String]> = [["a0", "a1", "a2", "a3", "b0", "b1", "b2", "b3"]]

  @Test func `what was judged different is in no group together`() {
    #expect(found(judging: []).groups == whole)
    #expect(found(judging: judged(("a0", "b0", .different))).groups == rings)
    // Nor by way of others.
    let other = found(judging: judged(("a3", "b2", .different))).groups
    #expect(!other.contains { $0.contains("a3") && $0.contains("b2") })
  }

  @Test func `what was judged the same is one group, and the link says so`() throws {
    let (groups, findings) = found(judging: judged(("h1", "h2", .same), ("a0", "a1", .same)))
    #expect(groups == whole.union([["h1", "h2"]]))
    let ties = findings.groups.flatMap(\.links).filter { $0.ties.contains { $0.kind == .judgement } }
    #expect(ties.count == 2 && ties.allSatisfy { $0.probability > 0.999 })
  }

  @Test func `a judgement is undone by a later one, and unsure changes nothing`() {
    let undone = found(judging: judged(("a0", "b0", .different), ("b0", "a0", .withdrawn)))
    #expect(undone.groups == whole && undone.1.memory.judgements.isEmpty)
    let unsure = found(judging: judged(("a0", "b0", .unsure)))
    #expect(unsure.groups == whole && unsure.1.memory.judgements.map(\.state) == [.shown])
  }

  @Test func `a contradiction is reported, and none of it is applied`() {
    let judgements = judged(("h1", "h2", .same), ("h2", "h3", .same), ("h1", "h3", .different), ("h5", "h6", .same))
    let (groups, findings) = found(judging: judgements)
    #expect(groups == whole.union([["h5", "h6"]]))
    #expect(findings.memory.judgements.map(\.state) == [.contradicted, .contradicted, .contradicted, .applied])
  }

  @Test func `a judgement of a store that is not there is reported`() {
    let states = found(judging: judged(("a0", "nobody", .same), ("a0", "a0", .same))).1.memory.judgements.map(\.state)
    #expect(states == [.unknownStore, .unknownStore])
  }

  @Test(arguments: 0..<40) func `judgements hold whatever the order in which they are given`(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    let stores = (0..<6).map { "h\($0)" } + ["a0", "a1", "b0", "b3"]
    let judgements = (0..<8).compactMap { number -> StoreJudgement? in
      let (a, b) = (stores.randomElement(using: &random) ?? "", stores.randomElement(using: &random) ?? "")
      guard a != b else { return nil }
      let decision = [StoreJudgement.Decision.same, .different].randomElement(using: &random) ?? .same
      return StoreJudgement(a, b, decision, by: "li", at: "2026-11-0\(number + 1)", reason: "seen")
    }
    let (groups, findings) = found(judging: judgements)
    for outcome in findings.memory.judgements where outcome.state == .applied {
      let pair = outcome.judgement.stores
      let isTogether = groups.contains { $0.contains(pair[0]) && $0.contains(pair[1]) }
      #expect(isTogether == (outcome.judgement.decision == .same))
    }
    let other = found(judging: judgements.shuffled(using: &random))
    #expect(other.groups == groups && other.1.memory.judgements == findings.memory.judgements)
  }

  @Test func `a listed hub joins nobody until its day has passed`() throws {
    var memory = LinkageMemory()
    let day = try #require(Day("2026-12-31"))
    memory.hubs = [
      KnownHub(
        kind: .paymentAccount, value: "payee of the first ring 11", owner: "agency", reason: "settles", expires: day)
    ]
    memory.today = Day("2026-12-31")
    let (groups, findings) = found(market(), memory)
    #expect(groups == [["a0", "b0", "b1", "b2", "b3"]])
    #expect(findings.memory.hubs.map(\.holders) == [4])
    #expect(findings.heldBack.contains { $0.kind == .paymentAccount && $0.stores.count == 4 })
    memory.today = Day("2027-01-01")
    let later = found(market(), memory)
    #expect(later.groups == whole && later.1.memory.hubs.map(\.isExpired) == [true])
  }

  @Test func `a value that many more hold than before is held back and reported`() {
    var builder = MarketBuilder()
    builder.addHonest(60)
    for number in 0..<20 {
      builder.say("h\(number)", .account, "payee that grew 77", "wechat-pay")
      builder.party("h\(number)", "entity", "company", id: "company of two \(number / 2)")
    }
    let (market, _) = builder.build()
    let before = found(builder, LinkageMemory()).1
    #expect(before.groups.map(\.stores.count) == [20])
    #expect(before.widelyHeld.map(\.stores.count) == [20])
    func earlier(_ count: Int) -> LinkageMemory {
      var memory = LinkageMemory()
      memory.values = EarlierValues(
        before.widelyHeld.map { value in
          EarlierValue(
            kind: value.kind, masked: value.masked, stores: value.stores.prefix(count).map { market.id(ofStore: $0) })
        })
      return memory
    }
    let jumped = found(builder, earlier(6)).1
    #expect(jumped.groups.map(\.stores.count) == Array(repeating: 2, count: 10))
    #expect(jumped.memory.jumps.map(\.before) == [6])
    for count in [20, 12, 3] {
      let steady = found(builder, earlier(count)).1
      #expect(steady.groups.count == 1 && steady.memory.jumps.isEmpty)
    }
  }
}
