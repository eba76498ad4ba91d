import ArgumentParser
import Catalog
import Feeds
import Foundation
import Judgement
import Reporting
import Screening

/// `storewarden gate`: a batch of new records, judged before they are let into the market.
struct GateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gate",
    abstract: "Judges new stores and listings against everything that the catalog knows.",
    discussion: """
      Each new record gets approve, review, block or incomplete, with reasons. What is approved may go live at once; only
      the rest waits. The batch is then remembered with its decisions, unless --dry-run is given. Its pictures are held against
      those that the catalog remembers, too: a copy of one that is known is found, and a label that was taken off.

      Exit status: 0 all approved; 10 approved with notes; 20 something waits for review; 30 something is held; 4
      something could not be judged; 3 unreadable input; 2 usage. With --fail-on block, 20 is not used: such a batch ends
      with 10.

      EXAMPLES
        storewarden gate new.xml --catalog market.db --key market.key
        storewarden gate new.xml --catalog market.db --format jsonl --output decisions.jsonl
        storewarden gate new.xml --catalog market.db --format sarif --output decisions.sarif
        storewarden gate new.xml --catalog market.db --dry-run --fail-on block
      """)

  @OptionGroup var feeds: FeedArguments
  @OptionGroup var catalog: CatalogArguments
  @OptionGroup var pictures: PictureArguments
  @OptionGroup var keep: KeepArguments
  @OptionGroup var formats: FormatArguments
  @OptionGroup var limits: LimitArguments
  @OptionGroup var signals: SignalArguments
  @OptionGroup var asOf: AsOfArguments
  @OptionGroup var actor: ActorArguments

  @Option(help: "How to write the decisions: text, jsonl, csv or sarif.")
  var format: DecisionsFormat = .text

  @OptionGroup var output: OutputArguments

  @Option(help: "From which decision on the exit status says so: review or block.")
  var failOn: FailureThreshold = .review

  @Flag(help: "Look at everything that the catalog knows, however large it is, and not only at what the batch touches.")
  var whole = false

  @Flag(help: "Judge only: remember nothing.")
  var dryRun = false

  func run() async throws {
    let sources = try await feeds.sources()
    try output.check(against: sources)
    let reader = try formats.reader(limits: limits.limits)
    let pack = try signals.pack()
    let catalog = try self.catalog.open()
    let lock = dryRun ? nil : try CatalogAccess.lock(catalog)
    defer { withExtendedLifetime(lock) {} }
    let gate = Gate(
      scan: Scan(
        reader: reader, pack: pack, pictures: try pictures.store(), examiner: try pictures.examination.examiner(),
        printReader: try pictures.printReader(), keep: keep.policy, today: asOf.day), isWhole: whole)
    let progress = ProgressLine()
    let findings: GateFindings
    do throws(CatalogError) {
      findings = try await gate.judge(sources, against: catalog) { progress.show($0.text) }
    } catch {
      throw Failure(error)
    }
    progress.clear()
    // Decisions are remembered before they are told: what somebody was told is never lost.
    if !dryRun { try remember(findings, in: catalog, pack) }
    try write(findings)
    for refusal in findings.scan.refused { StandardError.report("\(refusal.place): \(refusal.reason)") }
    try leave(after: findings)
  }

  private func remember(_ findings: GateFindings, in catalog: Catalog, _ pack: SignalPack) throws {
    let detail = "\"decision\":\"\(findings.worst.rawValue)\",\"pack\":\"\(pack.contentHash)\""
    do throws(CatalogError) {
      _ = try catalog.remember(
        findings.scan.market, as: actor.act("gate", detail: detail),
        findings: findings.remembered, cases: findings.cases,
        values: CatalogIndex.values(of: findings.scan.market)
      ) {
        findings.decision(of: $0)
      }
      let act = actor.act("gate")
      try catalog.acknowledge(
        try catalog.remember(findings.scan.newPictures, of: findings.scan.market, at: act.at), as: act)
      try catalog.updateIndex(with: ListingKeys())
      try catalog.updatePictureIndex()
    } catch {
      throw Failure(error)
    }
  }

  private func write(_ findings: GateFindings) throws {
    do throws(OutputError) {
      var file = try AtomicFile(path: output.output)
      switch format {
      case .text:
        let style = TerminalStyle(to: output.output)
        try DecisionsText(language: signals.language, width: style.width, isColoured: style.isColoured)
          .write(findings, to: &file)
      case .jsonl: try DecisionsJSONL(language: signals.language).write(findings, to: &file)
      case .csv: try DecisionsCSV(language: signals.language).write(findings, to: &file)
      case .sarif:
        try DecisionsSARIF(language: signals.language, version: Version.current).write(findings, to: &file)
      }
      try file.commit()
    } catch {
      throw Failure.unreadable("\(error)")
    }
  }

  private func leave(after findings: GateFindings) throws {
    guard findings.scan.refused.isEmpty else { throw ExitStatus.unreadable }
    switch findings.worst {
    case .block: throw ExitStatus.block
    case .review where failOn == .review: throw ExitStatus.review
    case .incomplete: throw ExitStatus.incomplete
    case .review, .approve: if findings.all.contains(where: \.hasNotes) { throw ExitStatus.notes }
    }
  }
}

/// How decisions can be written.
enum DecisionsFormat: String, CaseIterable, ExpressibleByArgument {
  /// A summary for a person.
  case text
  /// One JSON object a line.
  case jsonl
  /// A table.
  case csv
  /// A SARIF 2.1.0 log.
  case sarif
}
