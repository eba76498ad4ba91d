public import Catalog
public import Feeds
internal import Fetching
public import Judgement
public import Marketplace

/// The job that judges new records before they are let into the market: a batch in, a decision a record out.
///
/// A gate is opened once on a catalog, and judges as many batches as come. What it knows of the catalog it keeps, and
/// looks again when somebody wrote.
public actor Gate {
  private var scan: Scan
  private let catalog: Catalog
  private let isWhole: Bool
  private let watch: CatalogWatch
  private var known: KnownMarket?
  /// Records that were remembered since the indexes were looked at; at first nobody knows.
  private var unsettled = Gate.mostUnsettled

  /// Records after which the indexes are looked at again: far fewer than it takes for them to be brought up to date.
  private static let mostUnsettled = 256

  /// Opens a gate that judges by what a scan finds.
  ///
  /// - Parameters:
  ///   - catalog: What new records are held against: its records, the groups that were found, what people decided.
  ///   - isWhole: Whether everything that is known is looked at for every batch, and not only what it touches.
  public init(_ scan: Scan, on catalog: Catalog, isWhole: Bool = false) throws(CatalogError) {
    self.scan = scan
    self.catalog = catalog
    self.isWhole = isWhole
    watch = try CatalogWatch(catalog)
  }

  /// Judges a batch against everything that the catalog knows. The catalog is not changed.
  ///
  /// The batch and the catalog are looked at as one market, so that gating a market in batches ends where a scan of it
  /// all at once does.
  /// - Parameters:
  ///   - batch: Its feeds.
  ///   - today: The day by which exemptions and known hubs end, when it is another than that of the batch before.
  ///   - progress: Told what is being done, from any thread.
  /// - Complexity: in proportion to what the batch touches, after the first batch and until another process writes; as a
  ///   scan of the catalog and the batch when the catalog is small or too much is touched.
  public func judge(
    _ batch: [FeedSource], on today: Day? = nil, progress: @escaping @Sendable (ScanProgress) -> Void = { _ in }
  ) async throws(CatalogError) -> GateFindings {
    if let today { scan = scan.on(today) }
    let (findings, touched): (ScanFindings, [RememberedGroup]?) =
      if !isWhole, let known = try knownMarket() {
        try await scan.run(batch, touching: catalog, known, progress: progress)
      } else {
        (try await scan.run(batch, onto: catalog, progress: progress), nil)
      }
    try known?.memory.failure.check()
    let market = findings.market
    func isNew(_ file: Int) -> Bool { file < batch.count }
    let standing = try StandingDecisions(of: findings, in: catalog, isNew: isNew)
    let decisions = GateDecisions(
      market: market, isNewStore: { isNew(market.stores.file(of: $0)) && market.stores.isRegistered($0) },
      isNewListing: { isNew(market.listings.file(of: $0)) }, groups: findings.groups,
      duplicates: findings.duplicates, pictures: findings.pictures, verdicts: findings.verdicts,
      standing: { standing.outcomes(of: $0) })
    return GateFindings(
      scan: findings, decisions: decisions, touched: touched,
      cases: GateCases(of: findings, decisions, standing).openings)
  }

  /// Remembers a batch with what was decided of it, so that the next is held against it, too.
  ///
  /// Nobody else may write between judging and this: see ``CatalogLock``.
  public func remember(_ findings: GateFindings, as act: Act) throws(CatalogError) {
    let remembered = findings.remembered
    let counts = try catalog.remember(
      findings.scan.market, as: act, findings: remembered, cases: findings.cases,
      values: CatalogIndex.values(of: findings.scan.market)
    ) {
      findings.decision(of: $0)
    }
    unsettled += counts.stores.total + counts.listings.total
    let pictureEntries = try catalog.acknowledge(
      try catalog.remember(findings.scan.newPictures, of: findings.scan.market, at: act.at), as: act)
    if counts.stores.new == 0, counts.stores.changed == 0 {
      try known?.takeListings(from: catalog, at: try watch.version(), after: 1 + pictureEntries)
    }
  }

  /// Brings the indexes of texts and pictures up to date when so many came that it is time: best when nobody waits.
  ///
  /// - Complexity: O(1) mostly; O(pairs of the index) every few thousand listings.
  public func settle() throws(CatalogError) {
    // Without an index every batch costs a scan of everything.
    guard known == nil || unsettled >= Self.mostUnsettled else { return }
    try catalog.updateIndex(with: ListingKeys())
    try catalog.updatePictureIndex()
    unsettled = 0
  }

  private func knownMarket() throws(CatalogError) -> KnownMarket? {
    let version = try watch.version()
    if try known?.refresh(from: catalog, at: version) != true { known = nil }
    if known == nil { known = try KnownMarket(of: catalog, at: version) }
    return known
  }
}

/// What a gate found of a batch.
public struct GateFindings: Sendable {
  /// What the scan of catalog and batch found.
  public let scan: ScanFindings
  /// What is decided of each new record.
  public let decisions: GateDecisions
  /// What a person has to look at.
  public let cases: [CaseOpening]
  /// The groups that were looked at; `nil` when all were.
  let touched: [RememberedGroup]?

  /// What the catalog keeps of the findings.
  public var remembered: RememberedFindings {
    var remembered = scan.remembered(isScan: false)
    guard let touched else { return remembered }
    remembered.groupsLookedAt = touched.map(\.id)
    // Of what was not looked at as a whole nothing is said.
    let stores = Set(touched.flatMap(\.stores))
    remembered.groups.removeAll { group in !concerns(group.stores, stores) }
    let ids = Set(remembered.groups.map(\.id))
    remembered.events.removeAll { !ids.contains($0.group) && !touched.map(\.id).contains($0.group) }
    remembered.verdicts.removeAll { $0.kind == "group" && !ids.contains($0.subject) }
    return remembered
  }

  /// Whether a group has a store of the batch or of a group that was looked at.
  private func concerns(_ group: [String], _ known: Set<String>) -> Bool {
    group.contains { id in
      known.contains(id) || scan.market.store(withID: id).map { byRecord[.store($0)] != nil } ?? false
    }
  }

  /// Every decision: stores, then listings.
  public var all: [GateDecision] { decisions.stores + decisions.listings }

  /// The most severe outcome; records that were set aside and feeds that were refused count as incomplete.
  public var worst: GateDecision.Outcome {
    let worst = all.map(\.outcome).max() ?? .approve
    return scan.quarantined.isEmpty && scan.refused.isEmpty ? worst : max(worst, .incomplete)
  }

  /// What the catalog is told of a record; `nil` for those that it knew.
  public func decision(of subject: RecordSubject) -> RecordDecision? { byRecord[subject] }

  private let byRecord: [RecordSubject: RecordDecision]

  init(scan: ScanFindings, decisions: GateDecisions, touched: [RememberedGroup]?, cases: [CaseOpening]) {
    self.scan = scan
    self.touched = touched
    self.cases = cases
    self.decisions = decisions
    var byRecord: [RecordSubject: RecordDecision] = [:]
    for decision in decisions.stores + decisions.listings {
      switch decision.subject {
      case .store(let number): byRecord[.store(number)] = RecordDecision(decision.outcome)
      case .listing(let number): byRecord[.listing(number)] = RecordDecision(decision.outcome)
      case .group, .cluster, .picture: continue
      }
    }
    self.byRecord = byRecord
  }
}

extension RecordDecision {
  init(_ outcome: GateDecision.Outcome) {
    switch outcome {
    case .approve: self = .approve
    case .incomplete: self = .incomplete
    case .review: self = .review
    case .block: self = .block
    }
  }
}
