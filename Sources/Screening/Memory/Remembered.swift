public import Catalog
internal import DuplicateListings
internal import Judgement
internal import Marketplace
internal import StoreGroups
internal import SyntheticImages

extension ScanFindings {
  /// What the catalog keeps of the findings.
  ///
  /// - Parameter isScan: Whether the whole market was scanned; only then are widely held values kept, for later gates
  ///   and scans to compare with.
  public func remembered(isScan: Bool) -> RememberedFindings {
    var remembered = RememberedFindings()
    func ids(_ stores: [Int]) -> [String] { stores.map { market.id(ofStore: $0) } }
    remembered.groups = groups.groups.map { RememberedGroup(id: $0.id, stores: ids($0.stores)) }
    remembered.events = groups.memory.lineage.map { event in
      RememberedEvent(
        event: event.kind.rawValue, group: event.group, others: event.others, joined: event.joined, left: event.left,
        gone: event.gone)
    }
    if isScan {
      remembered.values =
        (groups.heldBack + groups.widelyHeld).map { value in
          RememberedValue(
            kind: value.kind.rawValue, masked: value.masked, stores: ids(value.stores), settled: value.stores.count)
        }
        + groups.memory.jumps.map { jump in
          RememberedValue(
            kind: jump.kind.rawValue, masked: jump.masked, stores: ids(jump.stores), settled: jump.before)
        }
    }
    remembered.verdicts =
      (verdicts.groups + verdicts.clusters + verdicts.pictures + verdicts.stores + verdicts.listings)
      .filter { $0.recommendation > .approve }.map(remembered(_:))
    return remembered
  }

  /// Whether a record need not be taken into a catalog: it came from there, or says nothing but an id.
  ///
  /// - Parameter feeds: The number of feeds that were scanned with the catalog.
  public func isKnown(_ subject: RecordSubject, among feeds: Int) -> Bool {
    switch subject {
    case .store(let store): market.stores.file(of: store) >= feeds || !market.stores.isRegistered(store)
    case .listing(let listing): market.listings.file(of: listing) >= feeds
    }
  }

  private func remembered(_ verdict: Verdict) -> RememberedVerdict {
    let (kind, subject, members): (String, String, [String]) =
      switch verdict.subject {
      case .store(let store): ("store", market.id(ofStore: store), [])
      case .listing(let listing): ("listing", market.id(ofListing: listing), [])
      case .group(let group):
        ("group", groups.groups[group].id, groups.groups[group].stores.map { market.id(ofStore: $0) })
      case .cluster(let cluster):
        (
          "duplicates", duplicates.clusters[cluster].id,
          duplicates.clusters[cluster].listings.map { market.id(ofListing: $0) }
        )
      case .picture(let picture):
        (
          "image",
          "\(pictures[picture].listing < 0 ? "" : market.id(ofListing: pictures[picture].listing)) \(pictures[picture].href)",
          []
        )
      }
    return RememberedVerdict(
      kind: kind, subject: subject, members: members, verdict: "\(verdict.recommendation)", score: verdict.score,
      signals: verdict.hits.map(\.signal.code), pack: verdict.pack)
  }
}
