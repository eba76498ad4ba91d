public import Catalog
public import DuplicateListings
public import Feeds
public import Fetching
internal import Fingerprints
internal import Foundation
public import Judgement
public import Marketplace
internal import StoreGroups
public import SyntheticImages

/// The job that looks at a whole market: feeds in, findings and verdicts out.
///
/// The same feeds give the same findings, whatever their order and however many threads there are.
public struct Scan: Sendable {
  let reader: FeedReader
  private var judge: Judge
  let width: Int
  private let pictures: FetchStore?
  private let keepsEvidence: Bool
  var memory: ScanMemory
  private let examiner: PictureExaminer
  private let printReader: PrintReader?
  let keep: KeepPolicy
  private var frequencies: DocumentFrequencies?
  var knownValues = JudgedValues()

  /// A scan.
  ///
  /// - Parameters:
  ///   - reader: Reads the feeds.
  ///   - pack: The signals that judge what is found.
  ///   - pictures: Where pictures with web addresses were fetched to; they are not evaluable without.
  ///   - examiner: Examines the pictures.
  ///   - printReader: Reads what is printed on main pictures, a second each; nobody does when `nil`.
  ///   - keepsEvidence: Whether the findings carry what groups were made of, for whoever asks what would follow if some
  ///     of it fell away; it takes as much memory as the search for groups.
  ///   - keep: By what the listing of a cluster of duplicates is chosen that is kept.
  ///   - memory: What people and an earlier scan know.
  ///   - width: How many feeds and pictures are worked on at once; as many as there are processors when `nil`.
  ///   - today: The day by which exemptions and known hubs end; the market's own when `nil`.
  public init(
    reader: FeedReader, pack: SignalPack, pictures: FetchStore? = nil, examiner: PictureExaminer = PictureExaminer(),
    printReader: PrintReader? = nil,
    keepsEvidence: Bool = false, keep: KeepPolicy = .earliest, memory: ScanMemory = ScanMemory(), width: Int? = nil,
    today: Day? = nil
  ) {
    self.memory = memory
    self.keep = keep
    self.keepsEvidence = keepsEvidence
    self.reader = reader
    self.judge = Judge(pack: pack, today: today)
    self.pictures = pictures
    self.examiner = examiner
    self.printReader = printReader
    self.width = max(1, width ?? ProcessInfo.processInfo.activeProcessorCount)
  }

  /// The same scan on another day.
  func on(_ today: Day?) -> Scan {
    guard today != judge.today else { return self }
    var scan = self
    scan.judge = Judge(pack: judge.pack, today: today)
    return scan
  }

  /// Scans feeds.
  ///
  /// - Parameters:
  ///   - sources: The feeds.
  ///   - progress: Told what is being done, from any thread.
  public func run(
    _ sources: [FeedSource], progress: @escaping @Sendable (ScanProgress) -> Void = { _ in }
  ) async -> ScanFindings {
    await findings(
      of: FeedIntake.read(sources, with: reader, width: width, progress: progress), progress: progress)
  }

  /// Scans feeds together with everything that a catalog knows: its records, the groups that were found last, and what
  /// people decided.
  public func run(
    _ sources: [FeedSource], onto catalog: Catalog,
    progress: @escaping @Sendable (ScanProgress) -> Void = { _ in }
  ) async throws(CatalogError) -> ScanFindings {
    try await findings(
      of: await FeedIntake.unassembled(sources, with: reader, width: width, progress: progress), ExaminedPictures(),
      onto: catalog, progress: progress)
  }

  func findings(
    of feeds: consuming FeedIntake.UnassembledFeeds, _ examined: ExaminedPictures, onto catalog: Catalog,
    progress: @escaping @Sendable (ScanProgress) -> Void
  ) async throws(CatalogError) -> ScanFindings {
    let known = try CatalogMemory(of: catalog)
    let scan = knowing(known.with(try catalog.groups()))
    let findings = await scan.findings(of: try feeds.onto(catalog, examined), for: catalog, progress: progress)
    try known.failure.check()
    return findings
  }

  /// The same scan with what a catalog knows beside records.
  func knowing(_ known: CatalogMemory, _ frequencies: DocumentFrequencies? = nil) -> Scan {
    var scan = self
    scan.memory = memory.adding(to: known.memory)
    scan.frequencies = frequencies
    if !known.exemptions.isEmpty {
      scan.judge = Judge(pack: judge.pack.adding(known.exemptions), today: judge.today)
    }
    return scan
  }

  func places(of sources: [FeedSource]) -> [PicturePlace] {
    sources.map { PicturePlace(of: $0, store: pictures) }
  }

  /// Examines the pictures of a market that were not looked at yet.
  func examined(
    _ known: ExaminedPictures, in market: Market, at places: [PicturePlace], for catalog: Catalog?,
    progress: @escaping @Sendable (ScanProgress) -> Void
  ) async -> ExaminedPictures {
    var examined = known
    await examined.examine(
      market, places: places, with: examiner, width: width, marking: catalog.map { PictureMarking(by: $0) }
    ) { progress(.examining(done: $0, total: $1)) }
    return examined
  }

  /// - Parameter catalog: What is going to keep what is known of the pictures, when anything is.
  func findings(
    of intake: FeedIntake, for catalog: Catalog? = nil, progress: @escaping @Sendable (ScanProgress) -> Void
  ) async -> ScanFindings {
    let compared = await compared(intake, for: catalog, progress: progress)
    progress(.linking(stores: intake.market.stores.count))
    let evidence = search.evidence(in: intake.market, copies: compared.copies)
    return judged(compared, evidence, of: intake, progress: progress)
  }

  var search: GroupSearch {
    var parameters = judge.pack.composition.linkage
    if let cohesion = memory.cohesion { parameters.cohesion = cohesion }
    return GroupSearch(parameters: parameters, memory: memory.linkage(on: judge.today), known: knownValues)
  }

  /// What was measured of a market's listings, whatever its stores are.
  struct Compared {
    let places: [PicturePlace]
    let pictures: [PictureExamination]
    let newPictures: [(listing: Int, pictures: [RememberedPicture])]
    let duplicates: DuplicateFindings
    let copies: ListingCopies
  }

  func compared(
    _ intake: FeedIntake, for catalog: Catalog?, where matters: ((Int) -> Bool)? = nil,
    progress: @escaping @Sendable (ScanProgress) -> Void
  ) async -> Compared {
    let market = intake.market
    let places = places(of: intake.sources)
    let examined = await examined(intake.examined, in: market, at: places, for: catalog, progress: progress)
    let pictures = await PictureScreening(
      market: market, places: places, examined: examined, recalled: intake.recalled, reader: printReader
    ).result(width: width)

    progress(.comparing(listings: market.listings.count))
    let shown = await PictureComparing.findings(market: market, listed: pictures.listed, width: width)
    var options = DuplicateSearch.Options()
    options.synonyms = memory.synonyms
    options.model = memory.copyModel
    options.keep = keep
    var duplicates = DuplicateSearch(options, frequencies: frequencies).find(
      in: market, pictures: PictureMatches(shown.pairs), where: matters)
    duplicates.pictures = shown

    return Compared(
      places: places, pictures: pictures.examinations,
      newPictures: catalog != nil ? examined.remembered(of: market, places: places) : [], duplicates: duplicates,
      copies: ListingCopies(clusters: duplicates.copied(in: market)))
  }

  func judged(
    _ compared: Compared, _ evidence: LinkageEvidence, of intake: FeedIntake,
    progress: @escaping @Sendable (ScanProgress) -> Void
  ) -> ScanFindings {
    let market = intake.market
    var groups = search.groups(of: evidence, in: market, copies: compared.copies)
    if let previous = memory.previous { groups = groups.continuing(previous.groups, in: market) }

    progress(.judging)
    let verdicts = judge.judge(
      market: market, groups: groups, duplicates: compared.duplicates, pictures: compared.pictures)
    return ScanFindings(
      market: market, groups: groups, duplicates: compared.duplicates, pictures: compared.pictures, verdicts: verdicts,
      quarantined: intake.quarantined, refused: intake.refused,
      pictureFiles: PictureFiles(market: market, places: compared.places),
      newPictures: compared.newPictures,
      evidence: keepsEvidence ? evidence : nil)
  }
}
