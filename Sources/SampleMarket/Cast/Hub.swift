/// A value that many stores share and that says nothing of who owns them.
enum Hub: String, CaseIterable {
  /// The telephone of an agent who registers stores for others.
  case agentPhone = "phone"
  /// A warehouse that takes returns for its customers.
  case returnWarehouse = "return-address"
  /// A building whose desks are let to companies for registration.
  case registrationBuilding = "company-address"
  /// The network of an office park.
  case sharedNetwork = "ip"

  /// How many stores of a district of 320 stand in the hub.
  var size: Int {
    switch self {
    case .agentPhone: 40
    case .returnWarehouse: 60
    case .registrationBuilding: 24
    case .sharedNetwork: 18
    }
  }

  /// Makes every one of `stores` register the value.
  func gather(_ stores: [Int], in market: inout MarketDraft, _ random: inout RandomStream) {
    switch self {
    case .agentPhone:
      let number = market.registrar.phone()
      for store in stores { market.merchants[store].agentPhone = OtherWriting.phone(number, &random) }
    case .returnWarehouse:
      let room = market.registrar.address()
      for store in stores { market.merchants[store].returnAddress = room.rewritten(&random) }
    case .registrationBuilding:
      let building = market.registrar.address()
      for (place, store) in stores.enumerated() {
        market.merchants[store].company.address = building.written(desk: 100 + place * 7 + random.below(7))
      }
    case .sharedNetwork:
      let address = market.registrar.network()
      for store in stores { market.merchants[store].networks.append(address) }
    }
    market.truth.append(.hub(kind: rawValue, stores: stores))
  }
}
