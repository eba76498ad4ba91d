internal import Catalog
internal import Fingerprints
internal import Marketplace

/// What a gate keeps of a catalog from one batch to the next, so that a batch costs what it touches and no more: the
/// index of texts, what people decided, and the stores that stand for the market at large. Groups are not kept: those of a
/// batch are asked for, so that adding to a large market costs no more than adding to a small one.
struct KnownMarket: Sendable {
  private var version: CatalogVersion
  /// The index of listings.
  private(set) var index: TextIndex
  /// How common shingles are in the whole catalog.
  private(set) var frequencies: DocumentFrequencies
  /// What is known beside records, without groups and values that many held.
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
    memory = try CatalogMemory(of: catalog)
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
    memory = try CatalogMemory(of: catalog)
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

  private static func frequencies(of index: TextIndex) -> DocumentFrequencies {
    index.withCounters { DocumentFrequencies(counters: $0, texts: index.texts) }
  }

  private static func sample(_ count: Int, of catalog: Catalog) throws(CatalogError) -> StoresAtLarge {
    try StoresAtLarge(Set(try catalog.sampleStores(count)).sorted(), of: catalog)
  }
}
