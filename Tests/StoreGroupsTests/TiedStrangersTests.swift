import Marketplace
import Testing

@testable import StoreGroups

/// A store that has nothing but one telephone in common with a member of a ring.
@Suite struct TiedStrangersTests {
  /// Sixty rings with telephones of their own, every tenth with a nominee, and a device that very many use.
  ///
  /// - Parameter ringsUseHub: Whether two stores of each ring are among them.
  private static func market(ringsUseHub: Bool) -> MarketBuilder {
    var market = MarketBuilder()
    for ring in 0..<60 {
      for member in 0..<4 {
        let store = "r\(ring) \(member)"
        market.say(store, .account, "payee \(ring)", "other")
        if member < 2 { market.say(store, .partyPhone, MarketBuilder.phone(5_000 + ring)) }
        if member > 1, ringsUseHub { market.say(store, .device, MarketBuilder.device(900_000)) }
      }
      guard ring % 10 == 0 else { continue }
      for store in ["r\(ring) 2", "nominee \(ring)"] {
        market.say(store, .partyPhone, MarketBuilder.phone(6_000 + ring))
      }
    }
    market.addHonest(1_500)
    for number in 0..<1_500 { market.say("h\(number)", .device, MarketBuilder.device(900_000)) }
    return market
  }

  @Test(arguments: [true, false]) func `strangers are tied to rings as often as those whom a hub brings together`(
    ringsUseHub: Bool
  ) {
    let groups = Self.market(ringsUseHub: ringsUseHub).groups()
    #expect(groups.count == 60)
    #expect(groups.contains { $0.contains("nominee 0") } != ringsUseHub)
    #expect(!groups.contains { $0.contains { $0.hasPrefix("h") } })
  }
}
