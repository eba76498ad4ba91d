public import Catalog
public import Feeds
internal import Fetching
public import Judgement
internal import Marketplace

/// The job that judges new records before they are let into the market: a batch in, a decision a record out.
public struct Gate: Sendable {
  private let scan: Scan
  private let isWhole: Bool

  /// A gate that judges by what a scan finds.
  ///
  /// - Parameter isWhole: Whether everything that is known is looked at for every batch, and not only what it touches.
  public init(scan: Scan, isWhole: Bool = false) {
    self.scan = scan
    self.isWhole = isWhole
  }

  /// Judges a batch against everything that a catalog knows: its records, the groups that were found, what people decided.
  /// The catalog is not changed.
  ///
  /// The batch and the catalog are looked at as one market, so that gating a market in batches ends where a scan of it
  /// all at once does.
  /// - Complexity: as a scan of the catalog and the batch.
  public func judge(
    _ batch: [FeedSource], against catalog: Catalog,
    progress: @escaping @Sendable (ScanProgress) -> Void = { _ in }
  ) async throws(CatalogError) -> GateFindings {
    let part = isWhole ? nil : try await scan.run(batch, touching: catalog, progress: progress)
    let findings: ScanFindings
    if let part {
      findings = part.findings
    } else {
      findings = try await scan.run(batch, onto: catalog, progress: progress)
    }
    let market = findings.market
    func isNew(_ file: Int) -> Bool { file < batch.count }
    let standing = try StandingDecisions(of: findings, in: catalog, isNew: isNew)
    let decisions = GateDecisions(
      market: market, isNewStore: { isNew(market.stores.file(of: $0)) && market.stores.isRegistered($0) },
      isNewListing: { isNew(market.listings.file(of: $0)) }, groups: findings.groups,
      duplicates: findings.duplicates, pictures: findings.pictures, verdicts: findings.verdicts,
      standing: { standing.outcomes(of: $0) })
    return GateFindings(
      scan: findings, decisions: decisions, touched: part?.touched,
      cases: GateCases(of: findings, decisions, standing).openings)
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
