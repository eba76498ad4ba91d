internal import Catalog
internal import Foundation
internal import Judgement
internal import Marketplace
internal import StoreGroups

/// What a catalog knows beside records, as a scan takes it into account.
struct CatalogMemory: Sendable {
  var memory = ScanMemory()
  var exemptions: [Exemption] = []

  /// What is known beside groups and values that many held: those that matter are added by ``with(_:_:)``.
  init(of catalog: Catalog) throws(CatalogError) {
    memory.judgements = try catalog.judgements().filter { !$0.isUndone }.map { judgement in
      StoreJudgement(
        judgement.stores[0], judgement.stores[1], StoreJudgement.Decision(judgement.decision), by: judgement.by,
        at: Self.text(ofTime: judgement.at), reason: judgement.reason)
    }
    memory.hubs = try catalog.hubs().compactMap { hub in
      guard hub.state == .inForce, let kind = TieKind(rawValue: hub.kind), let value = hub.value else { return nil }
      return KnownHub(kind: kind, value: value, owner: hub.owner, reason: hub.reason, expires: hub.expires)
    }
    exemptions = try catalog.allowances().compactMap { allowance in
      guard allowance.state == .inForce, let approved = allowance.approved else { return nil }
      return Exemption(
        id: "catalog-\(allowance.number)", stores: Set(allowance.scope.stores), brands: Set(allowance.scope.brands),
        signals: Set(allowance.scope.signals),
        reason: LocalizedText(english: allowance.reason, chinese: allowance.reason),
        approvers: [allowance.proposedBy, allowance.approvedBy].compactMap(\.self), approved: approved,
        expires: allowance.scope.expires)
    }
  }

  /// The same with groups that are looked at and values that many stores held.
  func with(_ groups: [RememberedGroup], _ values: [RememberedValue]) -> CatalogMemory {
    var known = self
    known.memory.previous = PreviousFindings(
      groups: groups.map { EarlierGroup(id: $0.id, stores: $0.stores) },
      values: values.compactMap { value in
        TieKind(rawValue: value.kind).map {
          EarlierValue(kind: $0, masked: value.masked, stores: value.stores, settledHolders: value.settled)
        }
      })
    return known
  }

  /// A time in ISO 8601, so that later ones sort behind.
  private static func text(ofTime milliseconds: Int64) -> String {
    Date(timeIntervalSince1970: Double(milliseconds) / 1000).formatted(.iso8601)
  }
}

extension StoreJudgement.Decision {
  fileprivate init(_ decision: PairJudgement.Decision) {
    switch decision {
    case .same: self = .same
    case .different: self = .different
    case .unsure: self = .unsure
    }
  }
}

extension ScanMemory {
  /// What is known here and there: what this knows counts as later.
  func adding(to other: ScanMemory) -> ScanMemory {
    var both = self
    both.previous = previous ?? other.previous
    both.judgements = other.judgements + judgements
    both.hubs = other.hubs + hubs
    both.enforcement = enforcement ?? other.enforcement
    return both
  }
}
