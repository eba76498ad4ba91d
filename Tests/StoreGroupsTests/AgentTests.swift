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

  @Test func `a member who left the desk's room empty does not join two owners by its telephone`() {
    var market = MarketBuilder()
    market.addHonest(60)
    var rings: [[String]] = []
    // Owners whose telephones are their own, so that a telephone is believed.
    for owner in 0..<12 {
      let stores = (0..<5).map { "o\(10 + owner)\($0)" }
      rings.append(stores)
      for store in stores {
        market.say(store, .account, "payee of owner \(owner)", "other")
        market.say(store, .partyPhone, "139223\(10_000 + owner * 7)")
      }
    }
    for (ring, size) in [11, 2].enumerated() {
      let stores = (10..<10 + size).map { "r\(ring)\($0)" }
      rings.append(stores)
      for (number, store) in stores.enumerated() {
        market.say(store, .account, "payee of ring \(ring)", "other")
        market.say(store, .partyEmail, "ring\(ring)@example.com")
        let isSilent = ring == 1 && number == 0
        if !isSilent { market.say(store, .partyAddress, "杭州市西湖区文三路12号3幢501室") }
        if isSilent || ring == 0 && number < 4 { market.say(store, .partyPhone, "13912348765") }
      }
    }
    #expect(market.groups() == Set(rings))
  }
}
