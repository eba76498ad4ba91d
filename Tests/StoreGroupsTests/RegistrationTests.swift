import Marketplace
import Testing

@testable import StoreGroups

/// What stores register, from the raw value to the group; on values that only real schemes can judge.
@Suite struct RegistrationTests {
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
    market.party("h1", "legal-representative", "person", scheme: "cn-resident-id", id: "110105194912310038")
    market.party("h2", "operator", "person", scheme: "cn-resident-id", id: "110105491231003")
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

  @Test(arguments: ["10.0.0.9", "100.64.3.1", "fe80::1", "2001:db8::7", "203.0.113.7"])
  func `reserved networks say nothing`(address: String) {
    var market = market()
    for store in ["h1", "h2"] { market.say(store, .network, address) }
    #expect(market.ties("h1", "h2").isEmpty)
  }

  @Test func `a landline is a weak tie, a mobile a medium one`() {
    var market = market()
    for store in ["h1", "h2"] { market.say(store, .partyPhone, "0571-8762 4391") }
    for store in ["h3", "h4"] { market.say(store, .partyPhone, "13912348765") }
    #expect(market.ties("h1", "h2").map(\.strength) == [.weak])
    #expect(market.ties("h3", "h4").map(\.strength) == [.medium])
    for store in ["h1", "h2", "h3", "h4"] {
      market.say(store, .device, MarketBuilder.device(store < "h3" ? 900 : 901))
    }
    #expect(market.groups() == [["h3", "h4"]])
  }

  @Test func `an address without a room is a weak tie, even for returns`() {
    var market = market()
    for store in ["h1", "h2"] { market.say(store, .address, "浙江省杭州市西湖区文三路12号3幢", "return") }
    for store in ["h3", "h4"] { market.say(store, .address, "浙江省杭州市西湖区文三路12号3幢501室", "return") }
    #expect(market.ties("h1", "h2").map(\.strength) == [.weak])
    #expect(market.ties("h3", "h4").map(\.strength) == [.medium])
    #expect(market.ties("h1", "h3").isEmpty)
  }

  @Test func `a card that its issuer publishes for tests is a fault and no tie`() {
    var market = market()
    for store in ["h1", "h2"] { market.say(store, .account, "4111 1111 1111 1111", "bank-card") }
    let found = market.find()
    #expect(found.groups.isEmpty)
    #expect(found.faults.map(\.reason) == ["placeholder", "placeholder"])
  }

  @Test(arguments: [
    ("alipay", "139 1234 8765", "wechat-pay", "+86 139-1234-8765"),
    ("paypal", "Payee.One@gmail.com", "alipay", "payeeone@gmail.com"),
    ("Bank_Card", "6222021001112223331", "bank-card", "6222 0210 0111 2223 331"),
  ])
  func `accounts at two services that are one phone, mailbox or card are one`(
    a: String, first: String, b: String, second: String
  ) {
    var market = market()
    market.say("h1", .account, first, a)
    market.say("h2", .account, second, b)
    #expect(market.groups() == [["h1", "h2"]])
  }

  @Test func `a mailbox that receives one store's money and is another's contact is a tie`() {
    var market = market()
    market.say("h1", .partyEmail, "together@example.com")
    market.say("h2", .account, "Together@Example.com", "paypal")
    #expect(market.ties("h1", "h2").map(\.kind) == [.email])
  }

  @Test func `names of one scheme are one scheme`() {
    var market = market()
    market.party("h1", "entity", "company", scheme: "USCC", id: "91330106MA27WQRT51")
    market.party("h2", "entity", "company", scheme: "uk-vat", id: "GB980780684")
    market.party("h3", "entity", "company", scheme: "gb-vat", id: "980780684")
    let found = market.find()
    #expect(found.groups.map(\.stores.count) == [2])
    #expect(found.faults.map(\.kind) == ["cn-uscc"])
  }

  /// The check characters are right; there is no region 99.
  @Test(arguments: [("cn-resident-id", "990105194912310023"), ("cn-uscc", "91990106MA2A00006W")])
  func `a number that nobody can have issued is a fault, and a medium tie`(scheme: String, id: String) {
    var market = market()
    for store in ["h1", "h2"] { market.party(store, "legal-representative", "person", scheme: scheme, id: id) }
    #expect(market.find().faults.map(\.reason) == ["part", "part"])
    #expect(market.ties("h1", "h2").map(\.strength) == [.medium])
    #expect(market.groups().isEmpty)
    for store in ["h1", "h2"] { market.say(store, .device, MarketBuilder.device(900)) }
    #expect(market.groups() == [["h1", "h2"]])
  }

  @Test func `writings of a number that nobody can have issued are one number`() {
    var market = market()
    market.party("h1", "entity", "company", scheme: "cn-uscc", id: "91990106MA2A00006W")
    market.party("h2", "entity", "company", scheme: "uscc", id: "９１９９０１０６-ma2a00006w")
    #expect(market.ties("h1", "h2").map(\.kind) == [.entityID])
  }

  /// A number of 15 digits has no check character: a wrong region in it may be a slip.
  @Test func `a faulty number without a check character is no tie`() {
    var market = market()
    for store in ["h1", "h2"] {
      market.party(store, "legal-representative", "person", scheme: "cn-resident-id", id: "990105491231002")
    }
    #expect(market.ties("h1", "h2").isEmpty)
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

  @Test(arguments: [5, 8, 12, 25]) func `an agency's clients share its phone, device and mailbox, and are no group`(
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

  @Test(arguments: [5, 6, 7]) func `an account of two keeps a group that only lent goods tie besides`(size: Int) {
    var market = market()
    let ring = (0..<size).map { "h\($0)" }
    for store in ring {
      market.say(store, .partyPhone, "13912348765")
      market.say(store, .device, MarketBuilder.device(900))
    }
    for store in ring.prefix(2) { market.say(store, .account, "payee of the ring", "alipay") }
    #expect(market.groups() == [ring])
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
    for store in ["p0", "p1"] { market.say(store, .account, "6222021001112223331", "bank-card") }
    let found = market.find()
    let shown = found.heldBack.map(\.masked) + found.groups.flatMap { $0.links.flatMap { $0.ties.map(\.masked) } }
    #expect(shown.contains { $0.hasPrefix("622") })
    #expect(shown.allSatisfy { !$0.contains("12348765") && !$0.contains("2021001112") })
  }
}
