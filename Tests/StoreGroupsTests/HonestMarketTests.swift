import Marketplace
import Testing

@testable import StoreGroups

/// What honest stores have in common in a market, added to it in every mixture: nobody unrelated is ever joined.
@Suite struct HonestMarketTests {
  /// A market of which each store's controller is known.
  private struct Made {
    var market = MarketBuilder()
    var random: SplitMix
    /// Honest stores, each its own controller's.
    private(set) var honest: [String] = []

    init(seed: Int) {
      random = SplitMix(seed: UInt64(seed))
      for number in 0..<90 {
        let store = "h\(number)"
        honest.append(store)
        market.say(store, .name, "店\(number)")
        market.party(store, "entity", "company", id: "honest company \(number)")
        market.say(store, .partyPhone, MarketBuilder.phone(number))
        market.say(store, .device, MarketBuilder.device(number))
        market.say(store, .account, "own account of \(number)", "other")
        market.say(store, .address, Self.room(building: 1_000 + number, number: 101), "return")
        for listing in 0..<3 { market.list("\(store)-\(listing)", in: store, brand: "品牌\(number)") }
      }
    }

    /// An address to the room.
    static func room(building: Int, number: Int) -> String {
      "浙江省杭州市余杭区文一西路\(building)号\(building % 9 + 1)幢\(number)室"
    }

    mutating func some(_ count: Int) -> [String] { Array(honest.shuffled(using: &random).prefix(count)) }

    /// A brand's dealers: its texts copied by all, its service number, returns to its warehouse.
    mutating func addBrandChain() {
      let dealers = some(Int.random(in: 3...20, using: &random))
      for (number, store) in dealers.enumerated() {
        market.say(store, .affiliation, "云杉", "brand-authorisation")
        market.say(store, .partyPhone, "400-812-6639")
        market.say(store, .address, Self.room(building: 77, number: 1_201), "return")
        for text in 0..<5 { market.list("brand \(number) \(text)", in: store, brand: "云杉", model: "Y\(text)") }
      }
      for text in 0..<5 { market.copy(dealers.indices.map { "brand \($0) \(text)" }) }
    }

    /// An agency that runs its clients' stores: its phone, its machines, its warehouse.
    mutating func addAgency(_ clients: Int = 30) {
      for store in some(clients) {
        market.say(store, .partyPhone, "13912348765")
        market.say(store, .device, MarketBuilder.device(70_000))
        market.say(store, .address, Self.room(building: 88, number: 302), "return")
      }
    }

    /// A building where hundreds register at one desk, with the landlord's landline and network.
    mutating func addClusterRegistration() {
      for store in some(Int.random(in: 5...60, using: &random)) {
        market.say(store, .partyAddress, Self.room(building: 99, number: 501))
        market.say(store, .partyPhone, "0571-8762 4391")
        market.say(store, .network, "36.112.4.9")
      }
    }

    /// A ring of its own under one account, some of it among the agency's clients.
    mutating func addRing() {
      for number in 0..<6 {
        market.say("r\(number)", .account, "payee of the ring", "other")
        market.say("r\(number)", .device, MarketBuilder.device(90_000 + number / 3))
        if number < 2 { market.say("r\(number)", .partyPhone, "13912348765") }
      }
    }

    /// Groups in which two honest stores stand, or one beside the ring.
    func wronglyJoined() -> [[String]] {
      let known = Set(honest)
      return market.groups().filter { group in group.contains(where: known.contains) }
    }
  }

  @Test(arguments: 0..<4) func `a brand's authorised dealers are no group`(seed: Int) {
    var made = Made(seed: seed)
    made.addBrandChain()
    #expect(made.wronglyJoined().isEmpty)
  }

  /// Two stores with one phone, one machine and one warehouse are taken for one controller's.
  @Test(arguments: [3, 4, 5, 8, 16, 30]) func `an agency that runs unrelated stores makes no group of them`(
    clients: Int
  ) {
    var made = Made(seed: clients)
    made.addAgency(clients)
    #expect(made.wronglyJoined().isEmpty)
  }

  @Test(arguments: 0..<4) func `companies registered at one desk are no group`(seed: Int) {
    var made = Made(seed: seed)
    made.addClusterRegistration()
    #expect(made.wronglyJoined().isEmpty)
  }

  @Test(arguments: 0..<8) func `all of them at once, around a ring, join no honest store`(seed: Int) {
    var made = Made(seed: seed)
    made.addBrandChain()
    made.addAgency()
    made.addClusterRegistration()
    made.addRing()
    #expect(made.wronglyJoined().isEmpty)
    #expect(made.market.groups().contains(["r0", "r1", "r2", "r3", "r4", "r5"]))
  }
}
