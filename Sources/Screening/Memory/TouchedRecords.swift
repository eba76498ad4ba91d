internal import Catalog
internal import Fingerprints
internal import Marketplace
internal import StoreGroups

/// The records of a catalog that a batch touches: the stores that share a value with its stores, their neighbours and
/// groups, the listings whose texts share keys with its listings, and what others ask for the same products. With them
/// some stores that are not touched, so that what is learnt of the market at large does not come from connected stores
/// alone.
struct TouchedRecords: Sendable {
  private(set) var stores: Set<Int64> = []
  private(set) var listings: Set<Int64> = []
  /// The groups whose stores are all among them.
  private(set) var groups: [RememberedGroup] = []
  /// How common shingles are in the whole catalog.
  let frequencies: DocumentFrequencies

  /// Values that more stores hold are not followed.
  static let widely = 200
  /// Values of neighbours that more stores hold are not followed.
  private static let neighbourly = 40
  /// Keys that more listings have say nothing.
  private static let commonKey = 300
  /// Keys that two listings share before they are compared, and listings that a new one is compared with.
  private static let (leastKeys, candidates) = (2, 64)
  /// Listings that resemble those of a batch from which on they have to share more keys with them, and how many at most.
  private static let (mostAlike, greatestLeastKeys) = (10_000, 5)
  /// Listings that ask a price for a product of the batch: of each product, and of all.
  private static let (offersAProduct, mostOffers) = (16, 10_000)
  private static let sample = 1_000
  /// Stores and listings from which on everything is looked at instead.
  private static let most = 30_000

  /// Finds what a batch touches.
  ///
  /// - Returns: `nil` when the catalog has no index, or too much is touched: then everything has to be looked at.
  init?(by batch: Market, in catalog: Catalog) throws(CatalogError) {
    guard try catalog.knowsHoldings(), let index = try catalog.textIndex(with: ListingKeys()) else {
      return nil
    }
    frequencies = DocumentFrequencies(counters: index.counters, texts: index.texts)
    let ids = (0..<batch.stores.count).map { Array(batch.id(ofStore: $0).utf8) }
    var near = Set(try catalog.numbers(ofStores: ids))
    var registered = RegisteredValues(market: batch)
    for store in 0..<batch.stores.count {
      for value in registered.values(ofStore: store) {
        let holders = try catalog.holders(of: value.bytes, limit: Self.widely + 1)
        if holders.count <= Self.widely { near.formUnion(holders) }
      }
    }
    listings = try Self.alike(batch, index)
    let sellers = try catalog.sellers(ofListings: listings.sorted())
    try add(groupsOf: near.union(sellers), batch, ids, catalog)
    guard near.count + stores.count < Self.most else { return nil }
    // What the stores of a group offer is measured with it, and against what others ask for the same.
    listings.formUnion(try catalog.listings(ofStores: near.union(stores).sorted(), limit: 200))
    let offers = Self.offers(of: batch, index)
    listings.formUnion(offers)
    stores.formUnion(try catalog.sellers(ofListings: offers.sorted()))
    var neighbours: Set<Int64> = []
    for store in near {
      neighbours.formUnion(try catalog.neighbours(ofStore: store, limit: Self.neighbourly))
    }
    stores.formUnion(near)
    stores.formUnion(sellers)
    stores.formUnion(neighbours)
    guard stores.count < Self.most, listings.count < Self.most else { return nil }
    stores.formUnion(try catalog.sampleStores(Self.sample))
  }

  /// Adds the groups of stores, whole.
  private mutating func add(
    groupsOf near: Set<Int64>, _ batch: Market, _ ids: [[UInt8]], _ catalog: Catalog
  ) throws(CatalogError) {
    let names = Set(try catalog.ids(ofStores: near.sorted())).union(ids)
    groups = try catalog.groups().filter { group in
      group.stores.contains { names.contains(Array($0.utf8)) }
    }
    stores.formUnion(
      try catalog.numbers(ofStores: groups.flatMap { $0.stores.map { Array($0.utf8) } }))
  }

  /// The listings of the catalog that share most keys with each listing of a batch.
  private static func alike(_ batch: Market, _ index: TextIndex) throws(CatalogError) -> Set<Int64> {
    var reader = ListingKeys()
    var keys = TextKeys()
    var found: [(number: Int64, shared: Int)] = []
    for listing in 0..<batch.listings.count {
      reader.read(listing, of: batch.listings, into: &keys)
      found += index.alike(keys, limit: commonKey).filter { $0.value >= leastKeys }
        .sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(candidates).map { (Int64($0.key), $0.value) }
    }
    // The more listings are known, the more share two keys by chance: then more are asked for.
    var least = leastKeys
    while true {
      let enough = Set(found.lazy.filter { $0.shared >= least }.map(\.number))
      if enough.count <= mostAlike || least == greatestLeastKeys { return enough }
      least += 1
    }
  }

  /// Listings of the catalog that ask a price for what a batch offers: enough for a median, so that of very common
  /// products those that were known first stand for all.
  private static func offers(of batch: Market, _ index: TextIndex) -> Set<Int64> {
    var reader = ListingKeys()
    var keys = TextKeys()
    var asked: Set<UInt32> = []
    var found: Set<Int64> = []
    for listing in 0..<batch.listings.count where found.count < mostOffers {
      reader.read(listing, of: batch.listings, into: &keys)
      guard let product = keys.product, asked.insert(product).inserted else { continue }
      for number in index.offers(of: keys, most: offersAProduct) { found.insert(Int64(number)) }
    }
    return found
  }

  /// The values that stores of a part of the market hold with many that are not in it: they say nothing here.
  ///
  /// - Complexity: O(bytes registered), and a look into the catalog for each value that two stores of the part hold.
  static func widelyHeld(in part: Market, of catalog: Catalog) throws(CatalogError) -> Set<RegisteredValue> {
    var holders: [RegisteredValue: Int] = [:]
    var registered = RegisteredValues(market: part)
    for store in 0..<part.stores.count {
      for value in registered.values(ofStore: store) { holders[value, default: 0] += 1 }
    }
    var widely: Set<RegisteredValue> = []
    for (value, count) in holders where count > 1 {
      if try catalog.holders(of: value.bytes, limit: 2 * count + 1).count > 2 * count { widely.insert(value) }
    }
    return widely
  }
}
