internal import DuplicateListings
internal import Fingerprints
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
  /// The listings of each store, ascending.
  let listingsOfStore: [[Int32]]
  /// Values of confirmed controllers that each store registered, by store; `nil` when no list was given.
  let listedIdentities: [Int: Int]?
  /// What is compared of listings.
  let offers: OfferColumns
  /// Earlier listings of the same store that a listing is identical to, after disguises are undone, by listing.
  let identicalInStore: [Int32]
  /// Those among them that ask another price or stand in another category.
  let otherTermsInStore: [Int32]
  /// All listings that a listing is identical to, itself among them, by listing.
  let identicalSet: [Int: [Int]]
  /// Other listings of the same store with the same main picture and another title, by listing.
  let pictureWithOtherTitle: [Int32]
  /// Listings of one store that differ in their attributes alone, and are in no common group of variants, by listing.
  let splitVariations: [Int32]
  /// The median price of each merchant's group of variants with three prices or more, in units of 10⁻⁴.
  let usualPriceOfVariants: [UInt64: Double]
  /// Pictures by the listing that names them.
  let picturesOfListing: [Int: [Int]]
  /// The listings that show a picture of a listing, by listing.
  let picturePairsOfListing: [Int: [PicturePair]]
  /// What the copies of a picture declare.
  let labelsOfCopies: LabelsOfCopies
  /// Prices of the same product.
  let prices: ProductPrices
  /// Where stores keep their pictures.
  let picturePlaces: PicturePlaces
  /// Whether any store says whether it is open.
  let storesSayStatus: Bool
  private let closedStores: Set<Int>
  /// Where the faults of each store begin; one more than stores. All stand in order of store.
  private let firstFaults: [Int32]

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
    var listingsOfStore = [[Int32]](repeating: [], count: market.stores.count)
    for (listing, store) in market.storeOfListing.enumerated() where store >= 0 {
      listingsOfStore[Int(store)].append(Int32(listing))
    }
    self.listingsOfStore = listingsOfStore
    listedIdentities = groups.memory.enforcement.map { hits in
      hits.reduce(into: [:]) { counts, hit in if hit.entry.role == .controller { counts[hit.store, default: 0] += 1 } }
    }
    let offers = OfferColumns(market: market)
    self.offers = offers
    picturePlaces = PicturePlaces(place: offers.place, listingsOfStore: listingsOfStore)
    let identity = IdenticalListings(duplicates, market, offers)
    identicalInStore = identity.earlier
    otherTermsInStore = identity.otherTerms
    identicalSet = identity.set
    pictureWithOtherTitle = Self.count(offers.picture, differing: offers.title)
    splitVariations = Self.count(offers.frame, differing: offers.attributes, apartFrom: offers.variants)
    usualPriceOfVariants = Self.medians(of: offers.price, by: offers.variants)
    picturesOfListing = Dictionary(grouping: pictures.indices, by: { pictures[$0].listing })
    labelsOfCopies = LabelsOfCopies(duplicates.pictures.pairs, pictures)
    let party = market.storeOfListing.map { store in
      store < 0 ? Int64(-1) : groupOfStore[Int(store)] >= 0 ? Int64(groupOfStore[Int(store)]) + 1 << 40 : Int64(store)
    }
    prices = ProductPrices(offers: offers, party: party, cluster: clusterOfListing)
    var closed: Set<Int> = []
    var says = false
    let bytes = market.stores.arena
    let words = ["closed", "suspended"].map { Array($0.utf8)[...] }
    for store in 0..<market.stores.count {
      guard let status = market.stores.first(.status, of: store)?.text else { continue }
      says = true
      if words.contains(bytes[status]) { closed.insert(store) }
    }
    closedStores = closed
    storesSayStatus = says
    var firstFaults: [Int32] = [0]
    firstFaults.reserveCapacity(market.stores.count + 1)
    var faults = groups.faults[...]
    for store in 0..<market.stores.count {
      while let fault = faults.first, fault.store <= store { faults.removeFirst() }
      firstFaults.append(Int32(faults.startIndex))
    }
    self.firstFaults = firstFaults
    var picturePairs: [Int: [PicturePair]] = [:]
    for pair in duplicates.pictures.pairs {
      picturePairs[pair.a, default: []].append(pair)
      picturePairs[pair.b, default: []].append(pair)
    }
    picturePairsOfListing = picturePairs
  }

  /// For each key with more than one thing in it: how many of its listings have another thing than a listing has.
  private static func count(
    _ keys: [UInt64], differing things: [UInt64], apartFrom common: [UInt64] = []
  ) -> [Int32] {
    let listings = Self.byKey(keys)
    var counts = [Int32](repeating: 0, count: keys.count)
    var first = 0
    while first < listings.count {
      var last = first
      while last < listings.count, keys[listings[last]] == keys[listings[first]] { last += 1 }
      if last - first > 1 {
        let members = listings[first..<last]
        for listing in members {
          let others = members.count { other in
            things[other] != things[listing]
              && (common.isEmpty || common[other] == 0 || common[other] != common[listing])
          }
          counts[listing] = Int32(others)
          // A store that shows one picture everywhere says nothing by its thousandth listing.
          if members.count > 1000 { break }
        }
      }
      first = last
    }
    return counts
  }

  /// Listings with a key, those of equal keys side by side, ascending among them.
  private static func byKey(_ keys: [UInt64]) -> [Int] {
    var order = keys.indices.compactMap { keys[$0] == 0 ? nil : keys[$0] & ~0xFFFF_FFFF | UInt64($0) }
    RadixSort.sort(&order, firstByte: 4)
    var listings = order.map { Int($0 & 0xFFFF_FFFF) }
    // Few keys have their upper halves in common and not the lower ones.
    var first = 0
    while first < order.count {
      var last = first + 1
      var isOne = true
      while last < order.count, order[last] >> 32 == order[first] >> 32 {
        isOne = isOne && keys[listings[last]] == keys[listings[first]]
        last += 1
      }
      if !isOne { listings[first..<last].sort { (keys[$0], $0) < (keys[$1], $1) } }
      first = last
    }
    return listings
  }

  private static func medians(of prices: [Int64], by keys: [UInt64]) -> [UInt64: Double] {
    var byKey: [UInt64: [Int64]] = [:]
    for listing in keys.indices where keys[listing] != 0 && prices[listing] > 0 {
      byKey[keys[listing], default: []].append(prices[listing])
    }
    return byKey.compactMapValues { prices in
      prices.count < 3 ? nil : Double(prices.sorted()[prices.count / 2])
    }
  }

  /// The store of a listing, or `nil` when it names none.
  func store(of listing: Int) -> Int? {
    let store = market.storeOfListing[listing]
    return store < 0 ? nil : Int(store)
  }

  /// Whether the market closed or suspended a store.
  func isClosed(_ store: Int) -> Bool { closedStores.contains(store) }

  /// The day a store opened, when it says.
  func opened(_ store: Int) -> Day? { market.stores.string(.opened, of: store).flatMap { Day($0) } }

  /// Whether a listing's title or attributes hold one of some words, in lower case.
  func names(any words: [String], _ listing: Int) -> Bool {
    let table = market.listings
    return table.values(of: listing).contains { value in
      guard value.field == .title || value.field == .attribute else { return false }
      let text = table.string(value.text).lowercased()
      return words.contains { text.contains($0) }
    }
  }
}

/// Listings that say exactly the same, by store.
private struct IdenticalListings {
  var earlier: [Int32]
  var otherTerms: [Int32]
  var set: [Int: [Int]] = [:]

  /// For each set of identical listings, and each store in it: how many of the store's were created before a listing,
  /// those without a day first, equals in order of id. What was removed is offered no more and does not count.
  init(_ duplicates: DuplicateFindings, _ market: Market, _ offers: OfferColumns) {
    earlier = [Int32](repeating: 0, count: market.listings.count)
    otherTerms = earlier
    for identical in duplicates.clusters.flatMap(\.identical) {
      for listing in identical { set[listing] = identical }
      let byStore = Dictionary(grouping: identical.filter { !offers.isRemoved[$0] }) { market.storeOfListing[$0] }
      for (store, listings) in byStore where store >= 0 && listings.count > 1 {
        let ordered = listings.sorted { (offers.created[$0], $0) < (offers.created[$1], $1) }
        for (position, listing) in ordered.enumerated() where position > 0 {
          earlier[listing] = Int32(position)
          let others = ordered[..<position].count {
            offers.price[$0] != offers.price[listing] || offers.category[$0] != offers.category[listing]
          }
          otherTerms[listing] = Int32(others)
        }
      }
    }
  }
}

extension JudgementContext {
  /// Faulty registrations of a store.
  ///
  /// - Complexity: O(1).
  func faults(of store: Int) -> ArraySlice<RegistrationFault> {
    groups.faults[Int(firstFaults[store])..<Int(firstFaults[store + 1])]
  }
}
