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

  /// For each set of identical listings, and each store in it: how many of the store's were created before a listing,
  /// those without a day first, equals in order of id.
  private static func identicalInStore(_ duplicates: DuplicateFindings, _ market: Market) -> [Int: Int] {
    var counts: [Int: Int] = [:]
    for set in duplicates.clusters.flatMap(\.identical) {
      let byStore = Dictionary(grouping: set) { market.storeOfListing[$0] }
      for (store, listings) in byStore where store >= 0 && listings.count > 1 {
        let ordered = listings.map { (created: created($0, in: market), listing: $0) }
          .sorted { ($0.created, $0.listing) < ($1.created, $1.listing) }
        for (earlier, entry) in ordered.enumerated() where earlier > 0 { counts[entry.listing] = earlier }
      }
    }
    return counts
  }

  private static func created(_ listing: Int, in market: Market) -> Int {
    market.listings.string(.created, of: listing).flatMap { Day($0) }?.number ?? Int.min
  }

  /// The store of a listing, or `nil` when it names none.
  func store(of listing: Int) -> Int? {
    let store = market.storeOfListing[listing]
    return store < 0 ? nil : Int(store)
  }
}
