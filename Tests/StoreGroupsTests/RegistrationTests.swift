import Identifiers
import Marketplace
import Testing

@testable import StoreGroups

/// What stores register, from the raw value to the group; on values that only real schemes can judge.
@Suite(.enabled(if: Identifier.judge("13912345678", as: .phone).isValid))
struct RegistrationTests {
  private func market() -> MarketBuilder {
    var market = MarketBuilder()
    market.addHonest(30)
    return market
  }

  @Test(arguments: ["13800000000", "00000000000", "无", "同上", "12345678901"])
  func `a placeholder is a fault and never a link`(value: String) {
    var market = market()
    for store in ["h1", "h2"] {
      market.say(store, .partyPhone, value)
      market.say(store, .account, value, "alipay")
      market.say(store, .device, MarketBuilder.device(900))
    }
    let found = market.find()
    #expect(found.groups.isEmpty)
    #expect(Set(found.faults.map(\.store)).count == 2)
    #expect(found.faults.allSatisfy { !$0.masked.contains(value) || value.count < 3 })
  }

  @Test func `a faulty identity number is counted and links nobody`() throws {
    var market = market()
    for store in ["h1", "h2"] {
      market.party(store, "legal-representative", "person", scheme: "cn-resident-id", id: "11010519491231002Y")
    }
    #expect(market.groups().isEmpty)
    for store in ["h1", "h2"] { market.say(store, .account, "their account", "other") }
    #expect(try #require(market.find().groups.first).facts.membersWithInvalidIdentity == 2)
  }

  @Test func `an id of fifteen digits is the same person's of eighteen, in whatever role`() throws {
    var market = market()
    market.party("h1", "legal-representative", "person", scheme: "cn-resident-id", id: "11010519491231002X")
    market.party("h2", "operator", "person", scheme: "cn-resident-id", id: "110105491231002")
    let found = market.find()
    #expect(found.faults.isEmpty)
    #expect(found.groups.first?.links.first?.ties.first?.kind == .personID)
  }

  @Test func `one store's phone as another's account is a tie, and with a shared device a link`() throws {
    var market = market()
    market.say("h1", .partyPhone, "139 1234 8765")
    market.say("h2", .account, "+86-13912348765", "alipay")
    #expect(market.groups().isEmpty)
    for store in ["h1", "h2"] { market.say(store, .device, MarketBuilder.device(900)) }
    let link = try #require(market.find().groups.first?.links.first)
    #expect(Set(link.ties.map(\.kind)) == [.phone, .device])
  }

  @Test func `two stores paid into one phone's account are linked by it`() {
    var market = market()
    for store in ["h1", "h2"] { market.say(store, .account, "13912348765", "alipay") }
    #expect(market.groups() == [["h1", "h2"]])
  }

  @Test func `private networks say nothing`() {
    var market = market()
    for store in ["h1", "h2"] {
      market.say(store, .device, MarketBuilder.device(900))
      market.say(store, .network, "192.168.1.7")
    }
    let found = market.find()
    #expect(found.groups.isEmpty && found.heldBack.isEmpty && found.faults.isEmpty)
  }

  @Test func `one party's phone and mailbox are one piece of evidence`() {
    var market = market()
    for store in ["h1", "h2"] {
      market.say(store, .partyPhone, "13912348765")
      market.say(store, .partyEmail, "together@example.com")
    }
    #expect(market.groups().isEmpty)
    for store in ["h1", "h2"] { market.say(store, .device, MarketBuilder.device(900)) }
    #expect(market.groups() == [["h1", "h2"]])
  }

  @Test(arguments: [8, 12, 25]) func `an agency's clients share its phone, device and mailbox, and are no group`(
    size: Int
  ) {
    var market = market()
    for number in 0..<size {
      market.say("h\(number)", .partyPhone, "13912348765")
      market.say("h\(number)", .partyEmail, "agent@example.com")
      market.say("h\(number)", .device, MarketBuilder.device(900))
    }
    #expect(market.groups().isEmpty)
  }

  @Test func `two members under one template of copies and a device are a group among an agency's clients`() {
    var market = market()
    for number in 0..<20 { market.say("h\(number)", .partyPhone, "13912348765") }
    for store in ["h3", "h4"] { market.say(store, .device, MarketBuilder.device(900)) }
    for number in 0..<4 {
      market.list("a\(number)", in: "h3")
      market.list("b\(number)", in: "h4")
      market.copy(["a\(number)", "b\(number)"])
    }
    #expect(market.groups() == [["h3", "h4"]])
  }

  @Test func `values are masked where people look`() throws {
    var market = market()
    for number in 0..<10 { market.say("h\(number)", .partyPhone, "13912348765") }
    for store in ["p0", "p1"] { market.say(store, .account, "6222021001112223334", "bank-card") }
    let found = market.find()
    let shown = found.heldBack.map(\.masked) + found.groups.flatMap { $0.links.flatMap { $0.ties.map(\.masked) } }
    #expect(!shown.isEmpty)
    #expect(shown.allSatisfy { !$0.contains("12348765") && !$0.contains("2021001112") })
  }
}
