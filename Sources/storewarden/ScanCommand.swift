import ArgumentParser
import Catalog
import Feeds
import Judgement
import Marketplace
import Reporting
import Screening

/// `storewarden scan`: a whole market, feeds in, findings out.
struct ScanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scan",
    abstract: "Scans a whole market and writes what it found, with reasons.",
    discussion: """
      Reads stores and listings in any number of feeds, groups stores that share what they registered, finds duplicate
      listings and pictures that declare a generator, and judges each by the signals.

      Exit status: 0 done, whatever was found (with --fail-on: 20 review, 30 block); 3 when a feed was refused;
      4 when something could not be judged. Results are written whole or not at all.

      EXAMPLES
        storewarden scan market/
        storewarden scan stores.xml listings.xml --format jsonl --output findings.jsonl
        storewarden scan registrations.csv listings.xml
        storewarden scan market/ --format html --lang zh --output report.html
        storewarden scan market/ --rejects rejects.xml         correct rejects.xml, then:
        storewarden scan market/ rejects.xml
        storewarden scan market/ --signals my-signals/ --fail-on block
        storewarden scan market/ --keep authorised             keeps the brand's own stores' listings before copies
        storewarden scan market/ --previous last-week.jsonl    groups keep their ids; what changed is reported
        storewarden scan market/ --cohesion 0.1       parts groups between whose halves few stores are linked
        storewarden scan market/ --judgements judgements.jsonl --hubs hubs.jsonl, one object a line:
          {"a":"s1","b":"s2","judgement":"different","by":"li","at":"2026-11-25","reason":"two owners"}
          {"kind":"phone","value":"13904715862","owner":"an agency","reason":"registers shops","expires":"2027-06-30"}
        storewarden scan market/ --enforcement enforcement.jsonl, one object a line:
          {"kind":"person-id","value":"…","role":"controller","reason":"case 17","by":["li","wang"],"expires":"2027-06-30"}
        storewarden scan new/ --catalog market.db --key market.key    the whole catalog, with new feeds
        cat feed.xml | storewarden scan - --format csv
        storewarden scan https://shop.example/feed.xml --pictures ~/.cache/storewarden/pictures
      """)

  @OptionGroup var feeds: OptionalFeedArguments
  @OptionGroup var pictures: PictureArguments
  @OptionGroup var keep: KeepArguments
  @OptionGroup var formats: FormatArguments
  @OptionGroup var limits: LimitArguments
  @OptionGroup var signals: SignalArguments
  @OptionGroup var asOf: AsOfArguments
  @OptionGroup(title: "Memory") var memory: MemoryArguments

  @Option(
    help: "A catalog: it is scanned with the feeds, which it takes in, and keeps groups and verdicts.",
    completion: .file())
  var catalog: String?

  @OptionGroup(title: "Catalog") var access: CatalogAccess
  @OptionGroup(title: "Catalog") var actor: ActorArguments

  @Option(help: "How to write the findings: text, jsonl, html or csv.")
  var format: FindingsFormat = .text

  @OptionGroup var output: OutputArguments
  @OptionGroup var rejects: RejectsArguments

  @Option(help: "End with 20 or 30 when anything reaches this: review or block.")
  var failOn: FailureThreshold?

  @Flag(name: .shortAndLong, help: "Print no summary beside a file that is written.")
  var quiet = false

  func validate() throws {
    guard !feeds.feeds.isEmpty || catalog != nil else {
      throw ValidationError("nothing to scan: name feeds, or a catalog with --catalog")
    }
  }

  func run() async throws {
    let sources = try await feeds.sources()
    try output.check(against: sources)
    try rejects.check(against: sources, output)
    let reader = try formats.reader(limits: limits.limits)
    let scan = Scan(
      reader: reader, pack: try signals.pack(), pictures: try pictures.store(),
      examiner: try pictures.examination.examiner(),
      printReader: try pictures.printReader(), keepsEvidence: format == .html, keep: keep.policy,
      memory: try memory.memory(), today: asOf.day)
    let progress = ProgressLine()
    let findings =
      if let catalog {
        try await run(scan, sources, onto: catalog, progress)
      } else {
        await scan.run(sources) { progress.show($0.text) }
      }
    progress.clear()

    try FindingsOutput(format: format, language: signals.language).write(findings, to: output.output)
    if let file = output.output, file != "-", !quiet, format != .text {
      try FindingsOutput(format: .text, language: signals.language, limit: 3).write(findings, to: nil)
    }
    try rejects.write(sources, quarantined: findings.quarantined, refused: findings.refused, with: reader)
    for refusal in findings.refused {
      StandardError.report("\(refusal.place): \(refusal.reason)")
    }
    try leave(after: findings)
  }

  /// Scans a catalog with the feeds, which it takes in unjudged, and keeps what was found.
  private func run(
    _ scan: Scan, _ sources: [FeedSource], onto path: String, _ progress: ProgressLine
  ) async throws -> ScanFindings {
    let catalog = try access.open(path)
    let lock = try CatalogAccess.lock(catalog)
    defer { withExtendedLifetime(lock) {} }
    do throws(CatalogError) {
      let findings = try await scan.run(sources, onto: catalog) { progress.show($0.text) }
      _ = try catalog.remember(
        findings.market, as: actor.act("scan"), findings: findings.remembered(isScan: true),
        values: CatalogIndex.values(of: findings.market)
      ) { findings.isKnown($0, among: sources.count) ? nil : .known }
      let act = actor.act("scan")
      try catalog.acknowledge(try catalog.remember(findings.newPictures, of: findings.market, at: act.at), as: act)
      try catalog.updateIndex(with: ListingKeys())
      try catalog.updatePictureIndex()
      return findings
    } catch {
      progress.clear()
      throw Failure(error)
    }
  }

  private func leave(after findings: ScanFindings) throws {
    guard findings.refused.isEmpty else { throw ExitStatus.unreadable }
    if let failOn, let status = failOn.status(for: findings.verdicts) { throw status }
    if findings.isIncomplete { throw ExitStatus.incomplete }
  }
}

/// From which recommendation on a scan ends with a status of its own.
enum FailureThreshold: String, CaseIterable, ExpressibleByArgument {
  case review, block

  /// The status that the verdicts call for, or `nil` when none reaches the threshold.
  func status(for verdicts: Verdicts) -> ExitStatus? {
    let worst = verdicts.worst
    if worst >= .block { return .block }
    return self == .review && worst >= .review ? .review : nil
  }
}

extension ScanProgress {
  /// What a person is shown while waiting.
  var text: String {
    switch self {
    case .reading(let file, let bytes): "Reading \(VisibleText.of(file, limit: 60)): \(bytes / 1_000_000) MB"
    case .comparing(let listings): "Comparing \(listings) listings"
    case .linking(let stores): "Linking \(stores) stores"
    case .examining(let done, let total): "Examining pictures: \(done) of \(total)"
    case .judging: "Judging"
    }
  }
}
