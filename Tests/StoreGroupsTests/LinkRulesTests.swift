import Marketplace
import Testing

@testable import StoreGroups

/// The rules by which two stores are linked or are not, each on the least market that shows it.
@Suite struct LinkRulesTests {
  /// Something that two stores share.
  enum Shared: String, CaseIterable {
    case company, principal, staff, account, card, mobile, landline, mailbox, device, network, room, building
    case warehouse, copies

    func add(to market: inout MarketBuilder, _ stores: [String]) {
      for store in stores {
        switch self {
        case .company: market.party(store, "entity", "company", id: "their company 12")
        case .principal: market.party(store, "legal-representative", "person", scheme: "passport", id: "E12348765")
        case .staff: market.party(store, "operator", "person", scheme: "passport", id: "E12348765")
        case .account: market.say(store, .account, "their account", "alipay")
        case .card: market.say(store, .account, "6222021001112223331", "bank-card")
        case .mobile: market.say(store, .partyPhone, "13912348765")
        case .landline: market.say(store, .partyPhone, "0571-8762 4391")
        case .mailbox: market.say(store, .partyEmail, "together@example.com")
        case .device: market.say(store, .device, MarketBuilder.device(900))
        case .network: market.say(store, .network, "36.112.4.9")
        case .room: market.say(store, .partyAddress, "杭州市西湖区文三路12号3幢501室")
        case .building: market.say(store, .partyAddress, "杭州市西湖区文三路12号3幢")
        case .warehouse: market.say(store, .address, "杭州市余杭区文一西路8号2幢101室", "return")
        case .copies: for number in 0..<6 { market.list("\(store) \(number)", in: store) }
        }
      }
      if self == .copies { for number in 0..<6 { market.copy(stores.map { "\($0) \(number)" }) } }
    }
  }

  private func areLinked(_ shared: [Shared]) -> Bool {
    var market = MarketBuilder()
    market.addHonest(30)
    for one in shared { one.add(to: &market, ["h1", "h2"]) }
    return market.groups() == [["h1", "h2"]]
  }

  @Test(arguments: [Shared.company, .principal, .staff, .account, .card])
  func `a company, a person's number and an account link alone`(shared: Shared) {
    #expect(areLinked([shared]))
  }

  @Test(arguments: [Shared.mobile, .landline, .mailbox, .device, .network, .room, .building, .warehouse, .copies])
  func `what agents and landlords provide, and copies, never link alone`(shared: Shared) {
    #expect(!areLinked([shared]))
  }

  @Test(arguments: [
    [Shared.mobile, .device], [.mobile, .warehouse], [.device, .warehouse], [.mailbox, .device], [.mobile, .copies],
    [.device, .copies], [.warehouse, .copies],
  ]) func `two medium ties of different families link`(shared: [Shared]) {
    #expect(areLinked(shared))
  }

  @Test(arguments: [
    [Shared.mobile, .mailbox, .landline], [.device, .network], [.warehouse, .room, .building],
  ]) func `a family counts once, however many of its ties two stores share`(shared: [Shared]) {
    #expect(!areLinked(shared))
  }

  @Test func `one medium tie needs two weak ones of other families`() {
    #expect(!areLinked([.mobile, .network]))
    #expect(!areLinked([.mobile, .room]))
    #expect(areLinked([.mobile, .network, .room]))
    #expect(!areLinked([.landline, .network, .building]))
  }

  @Test func `a member of staff lent to many stores joins none, an owner of as many joins all`() {
    for (shared, expected) in [(Shared.staff, 0), (.principal, 1)] {
      var market = MarketBuilder()
      market.addHonest(120)
      shared.add(to: &market, (0..<60).map { "h\($0)" })
      #expect(market.groups().count == expected)
    }
  }

  @Test func `one device that a group's members prove to be its own links another store alone`() {
    var market = MarketBuilder()
    market.addHonest(30)
    let ring = ["h1", "h2", "h3", "h4", "h5"]
    Shared.account.add(to: &market, ring)
    Shared.device.add(to: &market, ring + ["h6"])
    #expect(market.groups() == [ring + ["h6"]])
  }

  @Test func `a store joins a group by one tie to one member and another to another`() {
    var market = MarketBuilder()
    market.addHonest(30)
    Shared.account.add(to: &market, ["h1", "h2"])
    Shared.mobile.add(to: &market, ["h1", "h3"])
    #expect(market.groups() == [["h1", "h2"]])
    Shared.device.add(to: &market, ["h2", "h3"])
    #expect(market.groups() == [["h1", "h2", "h3"]])
  }

  @Test func `clients of one agency are taken apart though each of its desks serves two of them`() {
    var market = MarketBuilder()
    market.addHonest(30)
    let clients = (0..<10).map { "h\($0)" }
    Shared.mobile.add(to: &market, clients)
    for (number, client) in clients.enumerated() {
      market.say(client, .device, MarketBuilder.device(900 + number / 2))
      market.say(client, .address, "杭州市余杭区文一西路8号2幢\(101 + number / 2)室", "return")
    }
    #expect(market.groups().isEmpty)
    var trusting = LinkageParameters.standard
    trusting.agencySize = .max
    trusting.clienteleSize = .max
    let (records, copies) = market.build()
    #expect(
      GroupSearch(parameters: trusting).find(in: records, copies: copies).groups.map(\.stores.count) == [2, 2, 2, 2, 2])
  }
}
