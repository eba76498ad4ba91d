import Marketplace

/// What groups ask for products that others sell as well, against the others' prices.
struct GroupPrices {
  /// Products that a group and two or more stores outside it offer, by group.
  private(set) var pricedProducts: [Int]
  /// Such products that two or more members offer, all below nine tenths of the market's median, by group.
  private(set) var undercutProducts: [Int]
  private var ratios: [[Double]]

  private struct Offer {
    let product: UInt64
    let price: Int64
    let store: Int32
    let group: Int32
  }

  /// Compares prices.
  ///
  /// - Complexity: O(listings + offers of the groups' products · log of them).
  init(market: Market, groupOfStore: [Int32], groupCount: Int) {
    pricedProducts = [Int](repeating: 0, count: groupCount)
    undercutProducts = pricedProducts
    ratios = [[Double]](repeating: [], count: groupCount)
    let offers = Self.offers(in: market, groupOfStore: groupOfStore)
    var first = 0
    while first < offers.count {
      var last = first
      while last < offers.count, offers[last].product == offers[first].product { last += 1 }
      compare(offers[first..<last])
      first = last
    }
  }

  /// The median of a group's prices against the market's, or `nil` when there is nothing to compare.
  func ratio(ofGroup group: Int) -> Double? { Self.median(ratios[group].sorted()) }

  /// All offers of products that any group offers, by product, group, store and price.
  private static func offers(in market: Market, groupOfStore: [Int32]) -> [Offer] {
    var offers: [Offer] = []
    offers.reserveCapacity(market.listings.count)
    for listing in 0..<market.listings.count {
      let store = market.storeOfListing[listing]
      guard store >= 0, let (product, price) = ProductKey.of(listing, in: market.listings) else { continue }
      offers.append(
        Offer(product: product, price: price.tenThousandths, store: store, group: groupOfStore[Int(store)]))
    }
    let offered = Set(offers.lazy.filter { $0.group >= 0 }.map(\.product))
    offers.removeAll { !offered.contains($0.product) }
    offers.sort { ($0.product, $0.group, $0.store, $0.price) < ($1.product, $1.group, $1.store, $1.price) }
    return offers
  }

  /// Takes in all offers of one product.
  private mutating func compare(_ offers: ArraySlice<Offer>) {
    var start = offers.startIndex
    while start < offers.endIndex {
      let group = offers[start].group
      var end = start
      while end < offers.endIndex, offers[end].group == group { end += 1 }
      defer { start = end }
      guard group >= 0 else { continue }
      let others = offers[offers.startIndex..<start] + offers[end...]
      guard others.contains(where: { $0.store != others.first?.store }),
        let market = Self.median(others.map { Double($0.price) }.sorted())
      else { continue }
      let own = offers[start..<end].map { Double($0.price) / market }
      ratios[Int(group)].append(contentsOf: own)
      pricedProducts[Int(group)] += 1
      if offers[start].store != offers[end - 1].store, own.allSatisfy({ $0 < 0.9 }) {
        undercutProducts[Int(group)] += 1
      }
    }
  }

  /// The median of numbers in ascending order.
  static func median(_ sorted: [Double]) -> Double? {
    guard !sorted.isEmpty else { return nil }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
