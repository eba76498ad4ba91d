internal import Catalog
internal import DuplicateListings
internal import Feeds
internal import Fingerprints
internal import Judgement
internal import Marketplace
internal import StoreGroups

extension Scan {
  /// Scans feeds together with what of a catalog they touch: much faster than all of it, and the same for the records of
  /// the feeds but for what only the whole market shows.
  ///
  /// - Returns: What was found, and the groups that were looked at; `nil` when too much is touched, and all were.
  func run(
    _ sources: [FeedSource], touching catalog: Catalog, _ known: KnownMarket,
    progress: @escaping @Sendable (ScanProgress) -> Void
  ) async throws(CatalogError) -> (findings: ScanFindings, touched: [RememberedGroup]?) {
    let feeds = await FeedIntake.unassembled(sources, with: reader, width: width, progress: progress)
    let batch = feeds.batch()
    // Pictures that look alike touch each other's listings.
    let examined = await examined(
      ExaminedPictures(), in: batch, at: places(of: sources), for: catalog, progress: progress)
    let isSmall = batch.stores.count + batch.listings.count <= TouchedRecords.few
    let seen = try catalog.inOneView { () throws(CatalogError) in
      let touched = try TouchedRecords(
        by: batch, showing: examined.fingerprints, in: catalog, known, isNarrow: isSmall)
      return try touched.map { touched throws(CatalogError) in
        (touched, try feeds.onto(touched, of: catalog, examined))
      }
    }
    guard let (touched, intake) = seen else {
      return (try await findings(of: feeds, examined, onto: catalog, progress: progress), nil)
    }
    guard !isSmall else {
      let found = try await findings(of: intake, touching: touched, of: catalog, known, progress: progress) {
        wider throws(CatalogError) in try feeds.onto(wider, of: catalog, examined)
      }
      if let found { return found }
      return (try await findings(of: feeds, examined, onto: catalog, progress: progress), nil)
    }
    let registered = Registered(in: intake.market, beside: known.sample)
    let scan = try knowing(known, touched.groups, registered, beside: known.sample, of: catalog)
    return (await scan.findings(of: intake.beside(known.sample), for: catalog, progress: progress), touched.groups)
  }

  /// Scans a few records step by step: with what they touch themselves, then with the stores that copies tie them to, and
  /// only when something may link them to others, or one of those is of a known group, beside stores at large, from which
  /// weights are learnt.
  ///
  /// - Returns: `nil` when too much is touched.
  private func findings(
    of intake: FeedIntake, touching touched: TouchedRecords, of catalog: Catalog, _ known: KnownMarket,
    progress: @escaping @Sendable (ScanProgress) -> Void, onto: (TouchedRecords) throws(CatalogError) -> FeedIntake
  ) async throws(CatalogError) -> (findings: ScanFindings, touched: [RememberedGroup]?)? {
    var scan = knowing(known.memory.with(touched.groups), known.frequencies)
    // What is registered is looked at while the texts are compared.
    async let looked = Registered(in: intake.market, beside: known.smallSample)
    var compared = await scan.compared(intake, for: catalog, where: intake.isTold, progress: progress)
    let copied = intake.sellers(ofCopies: compared.copies)
    let registered = await looked
    scan.knownValues = registered.values
    let near = touched.groups.isEmpty && !copied.isEmpty ? try catalog.groups(withIDs: copied) : touched.groups

    typealias Sold = (sellers: [Int64], records: FeedIntake)
    func sellers() throws(CatalogError) -> Sold {
      guard !copied.isEmpty else { return ([], intake) }
      let sellers = try catalog.numbers(ofStores: copied)
      let unseen = sellers.filter { !touched.stores.contains($0) }
      return (sellers, unseen.isEmpty ? intake : try intake.beside(unseen, of: catalog))
    }
    typealias Wide = (reached: TouchedRecords, whole: FeedIntake, learning: Scan)
    func wide(_ sold: Sold) throws(CatalogError) -> Wide? {
      guard let reached = try touched.reaching(sold.sellers, in: catalog) else { return nil }
      let isSame = reached.listings == touched.listings && reached.groups == touched.groups
      let whole = isSame ? sold.records : try onto(reached)
      let seen =
        whole.market.stores.count == intake.market.stores.count
        ? registered : Registered(in: whole.market, beside: known.smallSample, registered.values)
      return (reached, whole, try knowing(known, reached.groups, seen, beside: known.smallSample, of: catalog))
    }
    let widened: Wide?
    if keep != .authorised, !near.isEmpty {
      widened = try catalog.inOneView { () throws(CatalogError) in try wide(try sellers()) }
    } else {
      let sold: Sold = copied.isEmpty ? ([], intake) : try catalog.inOneView(sellers)
      // Which store may sell a brand is known now, and decides what is kept.
      if keep == .authorised, !copied.isEmpty {
        compared = await scan.compared(sold.records, for: catalog, where: sold.records.isTold, progress: progress)
      }
      if near.isEmpty {
        let evidence = scan.search.evidence(
          in: sold.records.market, copies: compared.copies, unlessLinked: sold.records.namedStores())
        if let evidence { return (scan.judged(compared, evidence, of: sold.records, progress: progress), []) }
      }
      widened = try catalog.inOneView { () throws(CatalogError) in try wide(sold) }
    }
    guard let (reached, whole, learning) = widened else { return nil }
    let beside = whole.beside(known.smallSample)
    async let registrations = learning.search.registrations(in: beside.market)
    if reached.listings != touched.listings {
      compared = await learning.compared(beside, for: catalog, where: beside.isTold, progress: progress)
    }
    let evidence = learning.search.evidence(of: await registrations, in: beside.market, copies: compared.copies)
    return (learning.judged(compared, evidence, of: beside, progress: progress), reached.groups)
  }

  /// What the stores of a part of a market registered.
  private struct Registered {
    let values: JudgedValues
    let holders: [RegisteredValue: Int]

    /// Looks at a part, to be seen beside some stores.
    ///
    /// - Parameter values: What was judged before; what those stores registered when `nil`.
    init(in part: Market, beside stores: StoresAtLarge, _ values: JudgedValues? = nil) {
      self.values = JudgedValues(of: part, beside: values ?? stores.knownValues)
      holders = stores.holders(in: part, self.values)
    }
  }

  /// The same scan with what a gate keeps of a catalog, of groups that a part of the market touches.
  private func knowing(
    _ known: KnownMarket, _ groups: [RememberedGroup], _ part: Registered, beside stores: StoresAtLarge,
    of catalog: Catalog
  ) throws(CatalogError) -> Scan {
    var scan = knowing(known.memory.with(groups), known.frequencies)
    scan.knownValues = part.values
    scan.memory.heldOutside = try stores.widelyHeld(beside: part.holders, of: catalog)
    return scan
  }
}
