internal import DuplicateListings
internal import Marketplace
internal import StoreGroups
internal import SyntheticImages

/// The findings of one run, with what features look up in them, built once.
struct JudgementContext: Sendable {
  let market: Market
  let groups: GroupFindings
  let duplicates: DuplicateFindings
  let pictures: [PictureExamination]
  /// The group of each store, or -1.
  let groupOfStore: [Int32]
  /// The cluster of each listing, or -1.
  let clusterOfListing: [Int32]
  /// Faulty registrations by store.
  let faultsOfStore: [Int: [RegistrationFault]]
  /// Earlier listings of the same store that a listing is identical to, after disguises are undone, by listing.
  let identicalInStore: [Int: Int]
  /// Prices of the same product.
  let prices: ProductPrices

  init(market: Market, groups: GroupFindings, duplicates: DuplicateFindings, pictures: [PictureExamination]) {
    self.market = market
    self.groups = groups
    self.duplicates = duplicates
    self.pictures = pictures
    var groupOfStore = [Int32](repeating: -1, count: market.stores.count)
    for (number, group) in groups.groups.enumerated() {
      for store in group.stores { groupOfStore[store] = Int32(number) }
    }
    self.groupOfStore = groupOfStore
    var clusterOfListing = [Int32](repeating: -1, count: market.listings.count)
    for (number, cluster) in duplicates.clusters.enumerated() {
      for listing in cluster.listings { clusterOfListing[listing] = Int32(number) }
    }
    self.clusterOfListing = clusterOfListing
    faultsOfStore = Dictionary(grouping: groups.faults, by: \.store)
    identicalInStore = Self.identicalInStore(duplicates, market)
    prices = ProductPrices(market: market)
  }

  private static func identicalInStore(_ duplicates: DuplicateFindings, _ market: Market) -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for cluster in duplicates.clusters {
      for pair in cluster.pairs where pair.resemblance >= 1 && pair.titleResemblance >= 1 {
        let store = market.storeOfListing[pair.a]
        guard store >= 0, store == market.storeOfListing[pair.b] else { continue }
        counts[pair.a == cluster.keep ? pair.b : pair.b == cluster.keep ? pair.a : pair.b, default: 0] += 1
      }
    }
    return counts
  }

  /// The store of a listing, or `nil` when it names none.
  func store(of listing: Int) -> Int? {
    let store = market.storeOfListing[listing]
    return store < 0 ? nil : Int(store)
  }
}
