public import DuplicateListings
public import Marketplace
public import StoreGroups
public import SyntheticImages

/// Decides of each new record of a market, by the verdicts on the whole of it.
public struct GateDecisions: Sendable {
  /// One decision a new store, in order of store.
  public let stores: [GateDecision]
  /// One decision a new listing, in order of listing.
  public let listings: [GateDecision]

  /// Decides.
  ///
  /// - Parameters:
  ///   - market: What was known and what is new.
  ///   - isNewStore: Whether a store, by its index, is to be decided.
  ///   - isNewListing: The same for listings.
  ///   - groups: The groups of the market.
  ///   - duplicates: Its clusters of duplicates.
  ///   - pictures: The pictures that were examined.
  ///   - verdicts: The verdicts on all of it.
  ///   - standing: What people decided before of a store or a listing.
  /// - Complexity: O(new records + groups, clusters, pictures and their members).
  public init(
    market: Market, isNewStore: (Int) -> Bool, isNewListing: (Int) -> Bool, groups: GroupFindings,
    duplicates: DuplicateFindings, pictures: [PictureExamination], verdicts: Verdicts,
    standing: (Subject) -> [StandingOutcome] = { _ in [] }
  ) {
    let known = KnownVerdicts(groups, duplicates, pictures, verdicts, isNewListing)
    let capped = Set(groups.capped.map(\.store))
    var ofStore: [Int: GateDecision] = [:]
    for store in 0..<market.stores.count where isNewStore(store) {
      ofStore[store] = Self.store(store, known, isCapped: capped.contains(store))
        .following(standing(.store(store)))
    }
    stores = ofStore.keys.sorted().compactMap { ofStore[$0] }
    listings = (0..<market.listings.count).compactMap { listing in
      guard isNewListing(listing) else { return nil }
      let store = Int(market.storeOfListing[listing])
      let owner =
        ofStore[store] ?? Self.store(store, known, isCapped: false).following(standing(.store(store)))
      return Self.listing(listing, known, of: owner).following(standing(.listing(listing)))
    }
  }

  private static func store(_ store: Int, _ known: KnownVerdicts, isCapped: Bool) -> GateDecision {
    let verdicts = [known.store[store], known.group[store]].compactMap(\.self)
    var outcome = verdicts.map { GateDecision.Outcome($0.recommendation) }.max() ?? .approve
    if isCapped { outcome = max(outcome, .incomplete) }
    return GateDecision(
      subject: .store(store), outcome: outcome, verdicts: verdicts, reasons: isCapped ? [.registeredTooMuch] : [])
  }

  private static func listing(_ listing: Int, _ known: KnownVerdicts, of store: GateDecision) -> GateDecision {
    let verdicts = [known.listing[listing], known.copied[listing]].compactMap(\.self)
    var outcome = verdicts.map { GateDecision.Outcome($0.recommendation) }.max() ?? .approve
    var reasons: [LocalizedText] = []
    if known.isUnjudged.contains(listing) {
      outcome = max(outcome, .incomplete)
      reasons.append(.pictureNotJudged)
    }
    if store.outcome > .approve {
      outcome = max(outcome, store.outcome)
      reasons.append(.storeWaits)
    }
    return GateDecision(subject: .listing(listing), outcome: outcome, verdicts: verdicts, reasons: reasons)
  }
}

/// Verdicts by what they are about.
private struct KnownVerdicts {
  var store: [Int: Verdict] = [:]
  /// The verdict of the group that a store is in.
  var group: [Int: Verdict] = [:]
  var listing: [Int: Verdict] = [:]
  /// The verdict of the cluster in which a new listing stands beside one that was known.
  var copied: [Int: Verdict] = [:]
  /// Listings with a picture that could not be judged.
  var isUnjudged: Set<Int> = []

  init(
    _ groups: GroupFindings, _ duplicates: DuplicateFindings, _ pictures: [PictureExamination], _ verdicts: Verdicts,
    _ isNewListing: (Int) -> Bool
  ) {
    for verdict in verdicts.stores {
      if case .store(let number) = verdict.subject { store[number] = verdict }
    }
    for verdict in verdicts.groups {
      guard case .group(let number) = verdict.subject else { continue }
      for member in groups.groups[number].stores { group[member] = verdict }
    }
    for verdict in verdicts.listings {
      if case .listing(let number) = verdict.subject { listing[number] = verdict }
    }
    for verdict in verdicts.clusters {
      guard case .cluster(let number) = verdict.subject else { continue }
      let members = duplicates.clusters[number].listings
      // Whoever stood in the market is no copy of what comes now, whatever the new listing says of its age.
      guard !members.allSatisfy(isNewListing) else { continue }
      for member in members where isNewListing(member) { copied[member] = verdict }
    }
    for picture in pictures {
      if case .notEvaluable = picture.outcome { isUnjudged.insert(picture.listing) }
    }
  }
}

extension LocalizedText {
  fileprivate static let registeredTooMuch = LocalizedText(
    english: "The store registered more values than are compared, so part of them was not.",
    chinese: "该店铺登记的信息数量超过比对上限，部分未比对。")
  fileprivate static let pictureNotJudged = LocalizedText(
    english: "A picture of the listing could not be judged.", chinese: "商品有图片无法判断。")
  fileprivate static let storeWaits = LocalizedText(
    english: "Its store waits for a decision.", chinese: "所属店铺正在等待处理。")
}
