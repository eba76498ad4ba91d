internal import Catalog
internal import Judgement
internal import Marketplace
internal import StoreGroups

/// What people decided before, as far as it bears on the records of a batch.
struct StandingDecisions: Sendable {
  private let decisions: [RecordSubject: StandingDecision]
  /// Of each store the case of a held or closed store that it is linked to.
  private let linked: [Int: Int]

  init(of findings: ScanFindings, in catalog: Catalog, isNew: (Int) -> Bool) throws(CatalogError) {
    let market = findings.market
    // A new listing waits as long as its store does, and the store may have been decided long ago.
    var sellers: Set<Int> = []
    for listing in 0..<market.listings.count where isNew(market.listings.file(of: listing)) {
      sellers.insert(Int(market.storeOfListing[listing]))
    }
    typealias Seen = (decisions: [RecordSubject: StandingDecision], held: [String: Int])
    let seen = try catalog.inOneView { () throws(CatalogError) -> Seen in
      let decisions = try catalog.standingDecisions(of: market) { subject in
        switch subject {
        case .store(let store): isNew(market.stores.file(of: store)) || sellers.contains(store)
        case .listing(let listing): isNew(market.listings.file(of: listing))
        }
      }
      return (decisions, try catalog.heldStores())
    }
    decisions = seen.decisions
    let held = seen.held
    var linked: [Int: Int] = [:]
    if !held.isEmpty {
      for group in findings.groups.groups {
        let cases = group.stores.compactMap { store in held[market.id(ofStore: store)].map { (store, $0) } }
        guard let known = cases.max(by: { $0.1 < $1.1 }) else { continue }
        for store in group.stores where !cases.contains(where: { $0.0 == store }) { linked[store] = known.1 }
      }
    }
    self.linked = linked
  }

  /// Whether a person decided of a record itself.
  func isDecided(_ subject: RecordSubject) -> Bool { decisions[subject] != nil }

  /// The case of a held or closed store that a store is linked to.
  func linkedCase(ofStore store: Int) -> Int? { linked[store] }

  /// What they come to for a record.
  func outcomes(of subject: Subject) -> [StandingOutcome] {
    var outcomes: [StandingOutcome] = []
    let record: RecordSubject
    switch subject {
    case .store(let store):
      record = .store(store)
      if let number = linked[store] {
        outcomes.append(
          StandingOutcome(
            .atLeast(.review),
            reason: LocalizedText(
              english: "It is linked to a store that was held or closed (case \(number)).",
              chinese: "与已被扣留或关闭的店铺存在关联（案件 \(number)）。")))
      }
    case .listing(let listing): record = .listing(listing)
    case .group, .cluster, .picture: return []
    }
    guard let decision = decisions[record] else { return outcomes }
    switch decision.decision {
    case .release:
      outcomes.append(
        StandingOutcome(
          .replaces(.approve),
          reason: LocalizedText(
            english: "\(decision.by) looked at it as it is and released it (case \(decision.number)).",
            chinese: "\(decision.by) 已审核其现有内容并放行（案件 \(decision.number)）。")))
    case .hold, .close:
      outcomes.append(
        StandingOutcome(
          .replaces(.block),
          reason: LocalizedText(
            english: "\(decision.by) decided: \(decision.decision.rawValue) (case \(decision.number)).",
            chinese: "\(decision.by) 已决定\(decision.decision == .hold ? "扣留" : "关闭")（案件 \(decision.number)）。")))
    }
    return outcomes
  }
}
