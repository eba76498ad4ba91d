import Marketplace
import Testing

@testable import StoreGroups

/// What a store shares with several members of a group, each of whom it shares something else with.
@Suite struct IndependentTiesTests {
  /// Four stores paid into one account, and a nominee who is paid elsewhere.
  private static func market() -> MarketBuilder {
    var market = MarketBuilder()
    market.addHonest(30)
    for member in 0..<4 { market.say("r\(member)", .account, "payee of the ring", "other") }
    market.say("nominee", .account, "payee of the nominee", "other")
    return market
  }

  private static let ring = ["r0", "r1", "r2", "r3"]
  private static let mobile = "13912348765"
  private static let mailbox = "together@example.com"

  @Test func `a telephone of one member and a mailbox of another tie a store to their group`() {
    var market = Self.market()
    for store in ["nominee", "r0"] { market.say(store, .partyPhone, Self.mobile) }
    for store in ["nominee", "r1"] { market.say(store, .partyEmail, Self.mailbox) }
    #expect(market.groups() == [["nominee"] + Self.ring])
  }

  @Test func `a telephone and a mailbox of one member are one fact`() {
    var market = Self.market()
    for store in ["nominee", "r0"] {
      market.say(store, .partyPhone, Self.mobile)
      market.say(store, .partyEmail, Self.mailbox)
    }
    #expect(market.groups() == [Self.ring])
  }

  @Test func `what an agent's clients hold both of is one fact, with whomever a store shares which`() {
    var market = Self.market()
    for store in ["nominee", "r0", "h1"] { market.say(store, .partyPhone, Self.mobile) }
    for store in ["nominee", "r1", "h1"] { market.say(store, .partyEmail, Self.mailbox) }
    #expect(!market.groups().contains { $0.contains("nominee") })
  }

  @Test(arguments: [true, false]) func `a room counts where rooms are rings' and not where strangers share them`(
    isRings: Bool
  ) {
    var market = Self.market()
    market.addHonest(300, from: 30)
    for number in 0..<40 {
      for member in 0..<2 {
        let store = "pair \(number) \(member)"
        market.say(store, .partyAddress, "杭州市西湖区文三路\(number + 100)号3幢501室")
        market.say(store, .account, isRings ? "payee \(number)" : "payee \(number) \(member)", "other")
      }
    }
    for store in ["nominee", "r0"] { market.say(store, .partyAddress, "杭州市西湖区文三路12号3幢501室") }
    for store in ["nominee", "r1"] { market.say(store, .partyEmail, Self.mailbox) }
    #expect(market.groups().contains(["nominee"] + Self.ring) == isRings)
  }
}
