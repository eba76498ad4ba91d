internal import Catalog
internal import Fingerprints
internal import Marketplace
internal import StoreGroups

/// The records of a catalog that a batch touches: the stores that share a value with its stores, their neighbours and
/// groups, the listings whose texts share keys with its listings or that show pictures like its own, and what others ask for
/// the same products.
struct TouchedRecords: Sendable {
  private(set) var stores: Set<Int64> = []
  private(set) var listings: Set<Int64> = []
  /// Of these, the listings whose pictures matter: those that show one like the batch's, those of its own stores, and, when
  /// they are not too many, those whose texts are alike: a part of a picture has no hash in common with it, and is found
  /// there alone.
  private(set) var pictured: Set<Int64> = []
  /// The groups whose stores are all among them.
  private(set) var groups: [RememberedGroup] = []

  /// Values that more stores hold are not followed.
  static let widely = 200
  /// Values of neighbours that more stores hold are not followed.
  private static let neighbourly = 40
  /// Keys that more listings have say nothing.
  private static let commonKey = 300
  /// Keys that two listings share before they are compared, and listings that a new one is compared with.
  private static let (leastKeys, candidates) = (2, 32)
  /// Listings that resemble those of a batch from which on they have to share more keys with them, and how many at most.
  private static let (mostAlike, greatestLeastKeys) = (10_000, 5)
  /// Listings that ask a price for a product of the batch: of each product, and of all.
  private static let (offersAProduct, mostOffers) = (16, 10_000)
  /// Listings that show pictures like one of the batch: more make it a common one, which tells nothing.
  private static let mostShowing = 100
  /// Listings whose texts are alike and whose pictures are recalled for it.
  private static let mostPictured = 2_000
  /// Stores and listings from which on everything is looked at instead.
  private static let most = 30_000

  /// Records of a batch up to which it is first looked at narrowly.
  static let few = 16

  /// Finds what a batch touches.
  ///
  /// - Parameters:
  ///   - batch: The new records.
  ///   - pictures: What the pictures of the batch are found by.
  ///   - catalog: Where everything is known.
  ///   - known: What a gate keeps of it.
  ///   - isNarrow: Whether what the sellers of touched listings registered, and their groups, are left out: it matters
  ///     only of those whom a copy ties to the batch; see ``reaching(_:in:)``.
  /// - Returns: `nil` when too much is touched: then everything has to be looked at.
  init?(
    by batch: Market, showing pictures: [PictureFingerprint], in catalog: Catalog, _ known: KnownMarket, isNarrow: Bool
  ) throws(CatalogError) {
    let index = known.index
    let ids = (0..<batch.stores.count).map { Array(batch.id(ofStore: $0).utf8) }
    let own = try catalog.numbers(ofStores: ids)
    var near = Set(own)
    var registered = RegisteredValues(market: batch)
    let values = (0..<batch.stores.count).flatMap { registered.values(ofStore: $0) }
    for holders in try catalog.holders(ofEach: values.map { ($0.bytes, Self.widely + 1) })
    where holders.count <= Self.widely {
      near.formUnion(holders)
    }
    pictured = try Self.showing(pictures, catalog)
    listings = try Self.alike(batch, index)
    if listings.count <= Self.mostPictured { pictured.formUnion(listings) }
    listings.formUnion(pictured)
    let sellers = isNarrow ? [] : try catalog.sellers(ofListings: listings.sorted())
    groups = try catalog.groups(ofStores: near.union(sellers), withIDs: ids)
    stores.formUnion(try catalog.numbers(ofStores: groups.flatMap { $0.stores.map { Array($0.utf8) } }))
    guard near.count + stores.count < Self.most else { return nil }
    pictured.formUnion(try catalog.listings(ofStores: own, limit: 200))
    // What the stores of a group offer is measured with it, and against what others ask for the same.
    listings.formUnion(try catalog.listings(ofStores: near.union(stores).sorted(), limit: 200))
    let offers = Self.offers(of: batch, index)
    listings.formUnion(offers)
    if !isNarrow { stores.formUnion(try catalog.sellers(ofListings: offers.sorted())) }
    stores.formUnion(near)
    stores.formUnion(sellers)
    stores.formUnion(try catalog.neighbours(ofStores: near, limit: Self.neighbourly))
    guard stores.count < Self.most, listings.count < Self.most else { return nil }
  }

  /// The listings of the catalog that show pictures whose hashes are near those of the batch's pictures.
  ///
  /// Every hash within 31 bits is found; of a picture that very many show, the listings that are nearest.
  private static func showing(
    _ pictures: [PictureFingerprint], _ catalog: Catalog
  ) throws(CatalogError) -> Set<Int64> {
    guard !pictures.isEmpty else { return [] }
    let index = try catalog.pictureNeighbours()
    var showing: Set<Int64> = []
    var asked: Set<[PDQHash]> = [[]]
    for picture in pictures where asked.insert(picture.uprightHashes).inserted {
      var found: [Int64: Int] = [:]
      for (_, hash) in picture.comparableHashes {
        for (number, distance) in index.near(hash.words) { found[number] = min(found[number] ?? 256, distance) }
      }
      let nearest = found.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.lazy.map(\.key)
      var listings: Set<Int64> = []
      for number in nearest where listings.count < mostShowing {
        listings.formUnion(try catalog.listings(showing: [number]))
      }
      showing.formUnion(listings)
    }
    return showing
  }

  /// The same with stores that copies tie to the batch, and their groups, whole.
  ///
  /// - Returns: `nil` when too much is touched.
  func reaching(_ tied: [Int64], in catalog: Catalog) throws(CatalogError) -> TouchedRecords? {
    var wider = self
    wider.stores.formUnion(tied)
    wider.groups = try catalog.groups(
      ofStores: tied, withIDs: groups.lazy.flatMap(\.stores).map { Array($0.utf8) })
    guard wider.groups.reduce(0, { $0 + $1.stores.count }) < Self.most else { return nil }
    if wider.groups.count > groups.count {
      let members = try catalog.numbers(ofStores: wider.groups.flatMap(\.stores).map { Array($0.utf8) })
      wider.stores.formUnion(members)
      // What the stores of a group offer is measured with it.
      wider.listings.formUnion(try catalog.listings(ofStores: members, limit: 200))
    }
    return wider.stores.count < Self.most && wider.listings.count < Self.most ? wider : nil
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
}
