internal import Catalog
internal import Foundation
internal import Judgement
internal import Marketplace
internal import StoreGroups
internal import Synchronization

/// What a catalog knows beside records, as a scan takes it into account.
struct CatalogMemory: Sendable {
  var memory = ScanMemory()
  var exemptions: [Exemption] = []

  /// Why values that many held could not be read, when they were asked for and could not.
  let failure = ReadFailure()
  private let catalog: Catalog

  /// What is known beside groups: those that are looked at are added by ``with(_:)``.
  init(of catalog: Catalog) throws(CatalogError) {
    self.catalog = catalog
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

  /// The same with groups that are looked at, and the values that many stores held, which are read when they are asked for.
  func with(_ groups: [RememberedGroup]) -> CatalogMemory {
    var known = self
    known.memory.previous = PreviousFindings(
      groups: groups.map { EarlierGroup(id: $0.id, stores: $0.stores) },
      values: EarlierValues { [catalog, failure] masked in
        failure.catching { () throws(CatalogError) in try catalog.wideValues(masked: masked) }.compactMap { value in
          TieKind(rawValue: value.kind).map {
            EarlierValue(kind: $0, masked: value.masked, stores: value.stores, settledHolders: value.settled)
          }
        }
      })
    return known
  }

  /// Keeps why something could not be read until somebody can say so.
  final class ReadFailure: Sendable {
    private let error = Mutex<CatalogError?>(nil)

    /// What was read; nothing when it could not be.
    func catching<Element>(_ read: () throws(CatalogError) -> [Element]) -> [Element] {
      do {
        return try read()
      } catch {
        self.error.withLock { $0 = error }
        return []
      }
    }

    /// Throws what was kept, once.
    func check() throws(CatalogError) {
      let kept = error.withLock { error in
        defer { error = nil }
        return error
      }
      if let kept { throw kept }
    }
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
