import Judgement
import Marketplace
import Screening
import StoreGroups
import SyntheticImages

/// What the page shows, named as its templates name it. The views hold no optional values: a template would look for a
/// missing one in the view around it.
struct ReportView {
  let words: [String: String]
  let lang: String
  let version: String
  let pack: String
  let asOf: String
  let files: [String]
  let filesHidden: [HiddenView]
  /// What was read, in numbers.
  let scope: String
  let tiles: [TileView]
  let isIncomplete: Bool
  let groupCount: String
  let groups: [GroupView]
  /// Whether a table of the groups stands before them.
  let hasOverview: Bool
  let groupsHidden: [HiddenView]
  let clusterCount: String
  let clusters: [ClusterView]
  let clustersHidden: [HiddenView]
  let storeCount: String
  let singleStores: [SingleView]
  let storesHidden: [HiddenView]
  let listingCount: String
  let singleListings: [SingleView]
  let listingsHidden: [HiddenView]
  let pictureCount: String
  let pictures: [PictureView]
  let picturesHidden: [HiddenView]
  let heldBackCount: String
  let heldBack: [HeldBackView]
  let heldBackHidden: [HiddenView]
  let faultCount: String
  let faults: [FaultView]
  let faultsHidden: [HiddenView]
  let gaps: [GapView]
  let shadows: [ShadowView]
  let hasShadows: Bool
  let unreadListings: [HiddenView]
  let capped: [CappedView]
  let cappedHidden: [HiddenView]
  let quarantined: [SetAsideView]
  let quarantinedHidden: [HiddenView]
  let refused: [SetAsideView]
  let memoryTitle: String
  let memory: [LineView]
  let memoryHidden: [HiddenView]
  let hasMemory: Bool
  let hasHeldBack: Bool
  let hasFaults: Bool
  let hasGaps: Bool
  let hasQuarantined: Bool
  let hasRefused: Bool

  init(
    _ findings: ScanFindings, language: Language, version: String, limits: HTMLReport.Limits,
    thumbnail: (PictureExamination) -> [UInt8]?
  ) {
    let counts = FindingsCounts(findings)
    let groupOrder = findings.groupsByGravity
    let page = PageContext(
      findings: findings, language: language, limits: limits,
      dissolutions: PageContext.dissolutions(of: groupOrder.prefix(limits.groups), in: findings))
    words = Phrase.all(in: language)
    lang = language == .chinese ? "zh-Hans" : "en"
    self.version = version
    pack = counts.pack ?? Phrase.unknown(language)
    asOf = findings.market.asOf?.description ?? Phrase.unknown(language)
    files = Array(findings.market.files.sorted().prefix(limits.rows))
    filesHidden = HiddenView.of(findings.market.files.count, shown: limits.rows)
    scope = [
      Phrase.files.number(counts.files, language), Phrase.stores.number(counts.stores, language),
      Phrase.listings.number(counts.listings, language), Phrase.allPictures.number(counts.pictures, language),
    ].joined(separator: " · ")
    tiles = TileView.all(counts, language)
    isIncomplete = findings.isIncomplete
    groupCount = Numbers.count(groupOrder.count)
    groups = groupOrder.prefix(limits.groups).map { GroupView($0, on: page) }
    hasOverview = groups.count > 1
    groupsHidden = HiddenView.of(groupOrder.count, shown: limits.groups)
    let clusterOrder = findings.clustersByGravity
    clusterCount = Numbers.count(clusterOrder.count)
    clusters = clusterOrder.prefix(limits.clusters).map { ClusterView($0, on: page) }
    clustersHidden = HiddenView.of(clusterOrder.count, shown: limits.clusters)
    let (stores, listings) = (findings.singleStores, findings.singleListings)
    storeCount = Numbers.count(stores.count)
    singleStores = stores.prefix(limits.singles).compactMap { SingleView($0, on: page) }
    storesHidden = HiddenView.of(stores.count, shown: limits.singles)
    listingCount = Numbers.count(listings.count)
    singleListings = listings.prefix(limits.singles).compactMap { SingleView($0, on: page) }
    listingsHidden = HiddenView.of(listings.count, shown: limits.singles)
    let pictureOrder = findings.notablePictures
    pictureCount = Numbers.count(pictureOrder.count)
    pictures = pictureOrder.prefix(limits.pictures).map { PictureView($0, on: page, thumbnail: thumbnail) }
    picturesHidden = HiddenView.of(pictureOrder.count, shown: limits.pictures)
    heldBackCount = Numbers.count(findings.groups.heldBack.count)
    heldBack = findings.groups.heldBack.prefix(limits.rows).map { HeldBackView($0, on: page) }
    heldBackHidden = HiddenView.of(findings.groups.heldBack.count, shown: limits.rows)
    faultCount = Numbers.count(findings.groups.faults.count)
    faults = findings.groups.faults.prefix(limits.rows).map { FaultView($0, on: page) }
    faultsHidden = HiddenView.of(findings.groups.faults.count, shown: limits.rows)
    gaps = counts.notEvaluable.map { GapView($0, language) }
    shadows = findings.verdicts.shadows.filter { $0.read > 0 }.map { ShadowView($0, of: findings, language) }
    hasShadows = !shadows.isEmpty
    unreadListings = HiddenView.of(counts.unreadListings, shown: 0)
    capped = findings.groups.capped.prefix(limits.rows).map { CappedView($0, on: page) }
    cappedHidden = HiddenView.of(findings.groups.capped.count, shown: limits.rows)
    quarantined = findings.quarantined.prefix(limits.rows).map { SetAsideView($0, language) }
    quarantinedHidden = HiddenView.of(findings.quarantined.count, shown: limits.rows)
    refused = findings.refused.map { SetAsideView($0, language) }
    let remembered = MemoryWords.lines(of: findings)
    memoryTitle = MemoryWords.title[language]
    memory = remembered.prefix(limits.rows).map { LineView(text: $0[language]) }
    memoryHidden = HiddenView.of(remembered.count, shown: limits.rows)
    hasMemory = !memory.isEmpty
    hasHeldBack = !heldBack.isEmpty
    hasFaults = !faults.isEmpty
    hasGaps = !gaps.isEmpty || counts.unreadListings > 0 || !capped.isEmpty
    hasQuarantined = !quarantined.isEmpty
    hasRefused = !refused.isEmpty
  }
}

/// What every part of the page needs to know.
struct PageContext {
  let findings: ScanFindings
  let language: Language
  let limits: HTMLReport.Limits
  /// What would dissolve the groups that are shown, by group; empty when what groups were made of was not kept.
  let dissolutions: [Int: Dissolutions]

  /// What would dissolve groups, as far as a page has time to find out.
  static func dissolutions(of groups: some Sequence<Int>, in findings: ScanFindings) -> [Int: Dissolutions] {
    guard let evidence = findings.evidence else { return [:] }
    let groups = Array(groups)
    let found = evidence.dissolutions(of: groups.map { findings.groups.groups[$0] }, work: 10_000_000)
    return Dictionary(uniqueKeysWithValues: zip(groups, found))
  }

  /// A shop's name as the page shows it.
  func name(ofStore store: Int) -> String {
    VisibleText.of(PersonalData.hidden(in: findings.market.stores.string(.name, of: store) ?? ""), limit: 80)
  }

  /// The first value of a field of a listing as the page shows it.
  func text(_ field: Field, ofListing listing: Int) -> String {
    PersonalData.hidden(in: findings.market.listings.string(field, of: listing) ?? "")
  }
}

/// How many were left out: one element when any were, so that a template can ask.
struct HiddenView {
  let count: String

  static func of(_ total: Int, shown: Int) -> [HiddenView] {
    total > shown ? [HiddenView(count: Numbers.count(total - shown))] : []
  }
}

/// A number of the summary.
struct TileView {
  let value: String
  let label: String
  let tone: String

  static func all(_ counts: FindingsCounts, _ language: Language) -> [TileView] {
    func tile(_ value: Int, _ phrase: Phrase, _ tone: String) -> TileView {
      TileView(value: Numbers.count(value), label: phrase.counted(value, language), tone: value > 0 ? tone : "calm")
    }
    return [
      tile(counts.maliciousGroups, .maliciousGroups, "grave"),
      tile(counts.storesInMaliciousGroups, .storesInMalicious, "grave"),
      tile(counts.otherGroups, .linkedGroups, "calm"),
      tile(counts.listingsInClusters, .duplicateListings, "warn"),
      tile(counts.syntheticPictures, .syntheticPictures, "warn"),
      tile(counts.suspectedPictures, .suspectedPictures, "warn"),
      tile(counts.unreadPictures, .unreadPictures, "open"),
    ]
  }
}
