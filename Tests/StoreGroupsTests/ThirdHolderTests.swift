import Marketplace
import Testing

@testable import StoreGroups

/// When a value's third holder belongs to the two whom other things tie together, in a market whose rings use their
/// phones and devices themselves.
@Suite struct ThirdHolderTests {
  /// Rings of six stores in three cells, each cell with a phone and a device, tied by accounts in a
  /// chain, and with a nominee who has nothing but a cell's phone.
  private static func market(rings: Int = 60) -> MarketBuilder {
    var market = MarketBuilder()
    for ring in 0..<rings {
      market.say("nominee \(ring)", .partyPhone, MarketBuilder.phone(1_000 + ring * 10))
      for member in 0..<6 {
        let store = "r\(ring)-\(member)"
        market.say(store, .account, "payee \(ring) first \(member / 2)", "other")
        market.say(store, .account, "payee \(ring) second \((member + 1) / 2)", "other")
        market.say(store, .partyPhone, MarketBuilder.phone(1_000 + ring * 10 + member / 3))
        market.say(store, .device, MarketBuilder.device(1_000 + ring * 10 + member / 3))
      }
    }
    return market
  }

  @Test func `a chain of ties between two holders speaks for the third`() {
    var market = Self.market()
    for store in ["r0-0", "r0-5", "third"] { market.say(store, .partyPhone, MarketBuilder.phone(7)) }
    #expect(market.groups().contains { $0.contains("r0-0") && $0.contains("third") })
  }

  /// In a market of more rings nearly all phones and devices are a ring's own, and so are these.
  @Test(arguments: 0...3) func `two hubs that happen to have two holders in common speak for neither's third`(
    rings: Int
  ) {
    var market = Self.market(rings: rings)
    for store in ["a", "b", "c"] { market.say(store, .partyPhone, MarketBuilder.phone(7)) }
    for store in ["a", "b", "d"] { market.say(store, .device, MarketBuilder.device(7)) }
    #expect(!market.groups().contains { $0.contains("c") || $0.contains("d") })
  }
}
