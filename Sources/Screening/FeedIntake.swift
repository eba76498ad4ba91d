internal import Catalog
internal import Feeds
internal import Marketplace
internal import StoreGroups

/// What reading a list of feeds came to.
struct FeedIntake: Sendable {
  let market: Market
  /// The feed of each file of the market.
  let sources: [FeedSource]
  let quarantined: [QuarantinedRecord]
  let refused: [RefusedFeed]
  /// What the pictures of the feeds came to, as far as they were looked at already.
  var examined = ExaminedPictures()
  /// What is known of the pictures of listings that come from a catalog.
  var recalled = RecalledPictures()

  /// The same with other stores beside those of the market.
  func beside(_ storesAtLarge: StoresAtLarge) -> FeedIntake { with(storesAtLarge.beside(market)) }

  /// The same with what a catalog knows of more stores.
  ///
  /// - Parameter stores: The catalog's numbers of the stores.
  func beside(_ stores: some Sequence<Int64>, of catalog: Catalog) throws(CatalogError) -> FeedIntake {
    let recalled = try catalog.recall(
      stores: stores, listings: [], firstFile: 0, without: { _ in false }, { _ in false })
    return with(market.beside(recalled.stores.inOrderOfID(), from: recalled.feeds))
  }

  private func with(_ market: Market) -> FeedIntake {
    FeedIntake(
      market: market, sources: sources, quarantined: quarantined, refused: refused, examined: examined,
      recalled: recalled)
  }

  /// The stores that the feeds name: those that they register, and those whose listings they have.
  func namedStores() -> Set<Int> {
    var named = Set(
      (0..<market.stores.count).lazy.filter { [market, sources] in market.stores.file(of: $0) < sources.count })
    for listing in 0..<market.listings.count where isRead(listing) && market.storeOfListing[listing] >= 0 {
      named.insert(Int(market.storeOfListing[listing]))
    }
    return named
  }

  /// The ids of the other stores that offer copies of the feeds' listings, as bytes.
  func sellers(ofCopies copies: ListingCopies) -> Set<[UInt8]> {
    var stores: Set<Int> = []
    for cluster in copies.clusters where cluster.contains(where: isRead) {
      for listing in cluster where market.storeOfListing[listing] >= 0 {
        stores.insert(Int(market.storeOfListing[listing]))
      }
    }
    return Set(
      stores.subtracting(namedStores()).map { store in
        Array(market.stores.arena[market.stores.first(.id, of: store)?.text ?? 0..<0])
      })
  }

  /// Whether a listing is one of the feeds', or of a store of which more is known than its listings.
  func isTold(_ listing: Int) -> Bool {
    let store = market.storeOfListing[listing]
    return isRead(listing) || store >= 0 && market.stores.isRegistered(Int(store))
  }

  private func isRead(_ listing: Int) -> Bool { market.listings.file(of: listing) < sources.count }

  /// Reads feeds, as many at a time as `width`, and puts their records together.
  ///
  /// A refused feed leaves nothing behind but its refusal.
  static func read(
    _ sources: [FeedSource], with reader: FeedReader, width: Int,
    progress: @escaping @Sendable (ScanProgress) -> Void
  ) async -> FeedIntake {
    var results = await contents(of: sources, with: reader, width: width, progress: progress)
    return assembled(sources, assembly(of: sources, &results))
  }

  /// Reads feeds, to be put on top of what a catalog knows.
  static func unassembled(
    _ sources: [FeedSource], with reader: FeedReader, width: Int, progress: @escaping @Sendable (ScanProgress) -> Void
  ) async -> UnassembledFeeds {
    var results = await contents(of: sources, with: reader, width: width, progress: progress)
    let (assembly, refused) = assembly(of: sources, &results)
    return UnassembledFeeds(sources: sources, assembly: assembly, refused: refused)
  }

  /// Feeds that were read and not put together with what is known yet.
  struct UnassembledFeeds: Sendable {
    fileprivate let sources: [FeedSource]
    fileprivate var assembly: MarketAssembly
    fileprivate let refused: [RefusedFeed]

    /// What the feeds alone make up.
    ///
    /// - Complexity: O(bytes of the records).
    func batch() -> Market { assembly.market().market }

    /// The records of the feeds on top of all that a catalog knows: of records with one id, theirs counts.
    ///
    /// - Parameter examined: What the pictures of the feeds came to, as far as they were looked at.
    consuming func onto(_ catalog: Catalog, _ examined: ExaminedPictures) throws(CatalogError) -> FeedIntake {
      let ids = assembly.ids()
      let known = try catalog.recall(
        firstFile: sources.count, without: { ids.stores.contains($0) }, { ids.listings.contains($0) })
      assembly.take(known)
      return intake(examined, try RecalledPictures(ofListings: nil as [Int64]?, in: catalog))
    }

    /// The records of the feeds on top of what of a catalog they touch.
    ///
    /// - Parameter examined: What the pictures of the feeds came to.
    consuming func onto(
      _ touched: TouchedRecords, of catalog: Catalog, _ examined: ExaminedPictures
    ) throws(CatalogError) -> FeedIntake {
      let ids = assembly.ids()
      let recalled = try catalog.recall(
        stores: touched.stores.sorted(), listings: touched.listings.sorted(), firstFile: sources.count,
        without: { ids.stores.contains($0) }, { ids.listings.contains($0) })
      assembly.take(recalled)
      return intake(examined, try RecalledPictures(ofListings: touched.pictured.sorted(), in: catalog))
    }

    private consuming func intake(_ examined: ExaminedPictures, _ recalled: RecalledPictures) -> FeedIntake {
      var intake = FeedIntake.assembled(sources, (assembly, refused))
      intake.examined = examined
      intake.recalled = recalled
      return intake
    }
  }

  private static func contents(
    of sources: [FeedSource], with reader: FeedReader, width: Int,
    progress: @escaping @Sendable (ScanProgress) -> Void
  ) async -> [Result<FeedContents, RefusedFeed>?] {
    await Array(sources.enumerated()).mapped(width: width) { file, source in
      read(source, file: file, with: reader, progress: progress)
    }
  }

  private static func read(
    _ source: FeedSource, file: Int, with reader: FeedReader,
    progress: @escaping @Sendable (ScanProgress) -> Void
  ) -> Result<FeedContents, RefusedFeed> {
    do throws(RefusedFeed) {
      return .success(
        try reader.read(source, fileIndex: file) { progress(.reading(file: source.name, bytes: $0)) })
    } catch {
      return .failure(error)
    }
  }

  private static func assembly(
    of sources: [FeedSource], _ results: inout [Result<FeedContents, RefusedFeed>?]
  ) -> (MarketAssembly, [RefusedFeed]) {
    var assembly = MarketAssembly()
    var refused: [RefusedFeed] = []
    for (file, source) in sources.enumerated() {
      // Each feed's records go as they are taken, so that they are never in memory twice.
      let result = results[file]
      results[file] = nil
      switch result {
      case .success(let contents): assembly.take(contents, from: source.name)
      case .failure(let refusal):
        refused.append(refusal)
        assembly.skip(source.name)
      case nil: assembly.skip(source.name)
      }
    }
    return (assembly, refused)
  }

  private static func assembled(_ sources: [FeedSource], _ parts: (MarketAssembly, [RefusedFeed])) -> FeedIntake {
    let (market, quarantined) = parts.0.market()
    return FeedIntake(
      market: market, sources: sources, quarantined: quarantined,
      refused: parts.1.sorted { $0.place.file < $1.place.file })
  }
}
