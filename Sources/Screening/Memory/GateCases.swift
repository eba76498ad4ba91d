internal import Catalog
internal import DuplicateListings
internal import Judgement
internal import Marketplace
internal import StoreGroups

/// Gathers what a gate did not approve into cases: by store group and duplicate cluster, not by single record.
struct GateCases {
  private let scan: ScanFindings
  private let standing: StandingDecisions
  private var groupOfStore: [Int: Int] = [:]
  private var clusterOfListing: [Int: Int] = [:]
  private var verdicts: [Subject: Verdict] = [:]
  private var waiting: [Subject: [(RecordSubject, GateDecision)]] = [:]

  init(of scan: ScanFindings, _ decisions: GateDecisions, _ standing: StandingDecisions) {
    self.scan = scan
    self.standing = standing
    for (number, group) in scan.groups.groups.enumerated() {
      for store in group.stores { groupOfStore[store] = number }
    }
    for (number, cluster) in scan.duplicates.clusters.enumerated() {
      for listing in cluster.listings { clusterOfListing[listing] = number }
    }
    let all = scan.verdicts
    for verdict in all.groups + all.clusters + all.stores + all.listings { verdicts[verdict.subject] = verdict }
    for decision in decisions.stores + decisions.listings where decision.outcome > .approve { take(decision) }
  }

  private mutating func take(_ decision: GateDecision) {
    switch decision.subject {
    case .store(let store):
      // What a person decided waits for nobody.
      guard !standing.isDecided(.store(store)) else { return }
      waiting[subject(ofStore: store), default: []].append((.store(store), decision))
    case .listing(let listing):
      guard !standing.isDecided(.listing(listing)) else { return }
      let store = Int(scan.market.storeOfListing[listing])
      // Held because of its store alone, it waits with that; a store that a person decided to hold has its case.
      let isOwn = !decision.verdicts.isEmpty || store < 0 || decision.outcome == .incomplete
      if !isOwn, standing.isDecided(.store(store)) { return }
      let subject =
        isOwn ? clusterOfListing[listing].map { .cluster($0) } ?? .listing(listing) : subject(ofStore: store)
      waiting[subject, default: []].append((.listing(listing), decision))
    case .group, .cluster, .picture: return
    }
  }

  /// The group that a store waits for, when it is the group that stands against it.
  private func subject(ofStore store: Int) -> Subject {
    guard let group = groupOfStore[store] else { return .store(store) }
    let isGroups =
      standing.linkedCase(ofStore: store) != nil || (verdicts[.group(group)]?.recommendation ?? .approve) >= .review
    return isGroups ? .group(group) : .store(store)
  }

  /// The openings, in order of kind and id.
  var openings: [CaseOpening] {
    waiting.compactMap { subject, records in opening(subject, records) }
      .sorted { ($0.kind.rawValue, $0.subject) < ($1.kind.rawValue, $1.subject) }
  }

  private func opening(_ subject: Subject, _ records: [(RecordSubject, GateDecision)]) -> CaseOpening? {
    let market = scan.market
    let kind: ReviewCase.Kind
    var members: [CaseRecord] = []
    switch subject {
    case .store: kind = .store
    case .listing: kind = .listing
    case .group(let group):
      kind = .group
      members = scan.groups.groups[group].stores.map {
        CaseRecord(isStore: true, id: market.id(ofStore: $0), waits: false)
      }
    case .cluster(let cluster):
      kind = .duplicates
      members = scan.duplicates.clusters[cluster].listings.map {
        CaseRecord(isStore: false, id: market.id(ofListing: $0), waits: false)
      }
    case .picture: return nil
    }
    let waiting = records.map { record, _ in
      switch record {
      case .store(let store): CaseRecord(isStore: true, id: market.id(ofStore: store), waits: true)
      case .listing(let listing): CaseRecord(isStore: false, id: market.id(ofListing: listing), waits: true)
      }
    }
    let verdict = verdicts[subject]
    let signals =
      verdict.map { $0.hits.map(\.signal.code) }
      ?? records.flatMap { $0.1.verdicts.flatMap { $0.hits.map(\.signal.code) } }
    var seen: Set<String> = []
    let outcome = records.map(\.1.outcome).max() ?? .review
    return CaseOpening(
      kind: kind, subject: scan.name(of: subject), outcome: RecordDecision(outcome),
      score: verdict?.score ?? records.flatMap { $0.1.verdicts.map(\.score) }.max() ?? 0,
      signals: signals.filter { seen.insert($0).inserted },
      priority: (verdict?.priority ?? 0) + (outcome == .block ? 2 : 0) + (kind == .group ? 1 : 0),
      records: members + waiting)
  }
}
