import Marketplace
import Testing

@testable import StoreGroups

@Suite struct AgentTests {
  @Test func `two owners behind one agent's desk and telephone stay two`() {
    var market = MarketBuilder()
    market.addHonest(60)
    var rings: [[String]] = []
    for ring in 0..<2 {
      let stores = (0..<5).map { "r\(ring)\($0)" }
      rings.append(stores)
      for (number, store) in stores.enumerated() {
        market.say(store, .account, "payee of ring \(ring)", "other")
        market.say(store, .partyAddress, "杭州市西湖区文三路12号3幢501室")
        if number < 2 { market.say(store, .partyPhone, "13912348765") }
      }
    }
    #expect(market.groups() == Set(rings))
  }
}
