internal import Catalog
internal import Fingerprints
internal import Marketplace

/// What a gate keeps of a catalog from one batch to the next, so that a batch costs what it touches and no more: the
/// index of texts, the groups, what people decided, and the stores that stand for the market at large.
struct KnownMarket: Sendable {
  private var version: CatalogVersion
  /// The index of listings.
  private(set) var index: TextIndex
  /// How common shingles are in the whole catalog.
  private(set) var frequencies: DocumentFrequencies
  /// The groups that were found last, by id.
  private(set) var groups: [RememberedGroup]
  /// The positions of the groups of each store, by the bytes of its id.
  private var groupsOfStore: [[UInt8]: [Int]]
  /// What is known beside records.
  private(set) var memory: CatalogMemory
  /// Some stores of the whole market, spread evenly.
  private(set) var sample: StoresAtLarge
  /// Fewer of them, for a few records.
  private(set) var smallSample: StoresAtLarge

  /// Stores that stand for the market at large.
  private static let (sampled, fewSampled) = (1_000, 64)

  /// Opens what is kept of a catalog.
  ///
  /// - Returns: `nil` when the catalog has no index: then everything has to be looked at.
  init?(of catalog: Catalog, at version: CatalogVersion) throws(CatalogError) {
    guard try catalog.knowsHoldings(), let index = try catalog.textIndex(with: ListingKeys()) else { return nil }
    self.version = version
    self.index = index
    frequencies = Self.frequencies(of: index)
    (groups, groupsOfStore) = try Self.groups(of: catalog)
    memory = try CatalogMemory(of: catalog, groups: [])
    sample = try Self.sample(Self.sampled, of: catalog)
    smallSample = try Self.sample(Self.fewSampled, of: catalog)
  }

  /// Brings what is kept up to date.
  ///
  /// - Returns: Whether there is still an index.
  /// - Complexity: O(1) when nobody wrote.
  mutating func refresh(from catalog: Catalog, at version: CatalogVersion) throws(CatalogError) -> Bool {
    guard version != self.version else { return true }
    guard try catalog.knowsHoldings(), try refreshIndex(from: catalog, onlyAdded: false) else { return false }
    (groups, groupsOfStore) = try Self.groups(of: catalog)
    memory = try CatalogMemory(of: catalog, groups: [])
    sample = try Self.sample(Self.sampled, of: catalog)
    smallSample = try Self.sample(Self.fewSampled, of: catalog)
    self.version = version
    return true
  }

  /// Takes in listings that the gate itself remembered, beside which nothing changed.
  ///
  /// - Parameter entries: Of the audit chain that tell of it.
  mutating func takeListings(
    from catalog: Catalog, at version: CatalogVersion, after entries: Int
  ) throws(CatalogError) {
    // Whoever else wrote since then is seen at the next batch.
    guard self.version.isFollowed(by: version, after: entries), try refreshIndex(from: catalog, onlyAdded: true)
    else { return }
    self.version = version
  }

  private mutating func refreshIndex(from catalog: Catalog, onlyAdded: Bool) throws(CatalogError) -> Bool {
    if try catalog.refresh(&index, with: ListingKeys(), onlyAdded: onlyAdded) { return true }
    guard let opened = try catalog.textIndex(with: ListingKeys()) else { return false }
    index = opened
    frequencies = Self.frequencies(of: opened)
    return true
  }

  /// The groups that have one of these stores, by id.
  func groups(with stores: some Sequence<[UInt8]>) -> [RememberedGroup] {
    var found: Set<Int> = []
    for store in stores { found.formUnion(groupsOfStore[store] ?? []) }
    return found.sorted().map { groups[$0] }
  }

  private static func frequencies(of index: TextIndex) -> DocumentFrequencies {
    index.withCounters { DocumentFrequencies(counters: $0, texts: index.texts) }
  }

  private static func groups(of catalog: Catalog) throws(CatalogError) -> ([RememberedGroup], [[UInt8]: [Int]]) {
    let groups = try catalog.groups()
    var groupsOfStore: [[UInt8]: [Int]] = [:]
    for (position, group) in groups.enumerated() {
      for store in group.stores { groupsOfStore[Array(store.utf8), default: []].append(position) }
    }
    return (groups, groupsOfStore)
  }

  private static func sample(_ count: Int, of catalog: Catalog) throws(CatalogError) -> StoresAtLarge {
    try StoresAtLarge(Set(try catalog.sampleStores(count)).sorted(), of: catalog)
  }
}
