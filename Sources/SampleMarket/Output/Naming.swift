/// The ids of stores and listings: numbers in random order, so that an id says nothing of the part its bearer plays.
struct Naming {
  private let stores: [String]
  private let offers: [String]

  /// Names everything in a market.
  init(_ market: MarketDraft) {
    var random = market.stream("naming")
    stores = Self.ids("st-", count: market.merchants.count, &random)
    offers = Self.ids("it-", count: market.offers.count, &random)
  }

  /// The id of a store.
  func store(_ place: Int) -> String { stores[place] }

  /// The id of an offer.
  func offer(_ place: Int) -> String { offers[place] }

  /// The stores in order of id.
  var storesInOrder: [Int] { stores.indices.sorted { stores[$0] < stores[$1] } }

  /// The offers in order of id.
  var offersInOrder: [Int] { offers.indices.sorted { offers[$0] < offers[$1] } }

  private static func ids(_ prefix: String, count: Int, _ random: inout RandomStream) -> [String] {
    let width = max(4, String(count).count)
    return random.shuffled(Array(1...max(1, count))).map { prefix + padded($0, width) }
  }
}
