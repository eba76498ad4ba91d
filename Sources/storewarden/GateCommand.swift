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

      With --follow the gate stays open, and a listing takes milliseconds. Each line of standard input is the path of a
      batch; its rows end with one like {"type":"done","batch":"new.xml","status":20}, whose status is what the exit status
      of a gate of that batch alone would be. A batch that cannot be judged is answered with "decision":"incomplete" and
      why, and the next is taken; it is never approved. At the end of input the most severe status of all is left with: 3,
      30, 20, 4, 10, 0 in this order.

        inotifywait -m -q -e moved_to --format %w%f inbox | storewarden gate --follow --format jsonl --catalog market.db
      """)

  @OptionGroup var feeds: OptionalFeedArguments
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

  @Flag(help: "Stay open: read the path of a batch from each line of standard input, and answer each as JSON Lines.")
  var follow = false

  func validate() throws {
    guard follow else {
      if feeds.feeds.isEmpty { throw ValidationError("name a feed, or follow standard input with --follow") }
      return
    }
    guard feeds.feeds.isEmpty, output.output == nil, format == .jsonl else {
      throw ValidationError(
        "--follow reads the paths of batches from standard input and writes JSON Lines to standard output: "
          + "name no feed and no --output, and give --format jsonl")
    }
  }

  func run() async throws {
    let sources = try await feeds.sources()
    try output.check(against: sources)
    let reader = try formats.reader(limits: limits.limits)
    let pack = try signals.pack()
    let catalog = try self.catalog.open()
    let scan = Scan(
      reader: reader, pack: pack, pictures: try pictures.store(), examiner: try pictures.examination.examiner(),
      printReader: try pictures.printReader(), keep: keep.policy, today: asOf.day)
    let gate: Gate
    do throws(CatalogError) {
      gate = try Gate(scan, on: catalog, isWhole: whole)
    } catch {
      throw Failure(error)
    }
    if follow { return try await follow(through: gate, on: catalog, pack) }
    let (status, unsettled) = try await pass(sources, through: gate, on: catalog, pack) { findings, _ in
      try write(findings)
    }
    if let unsettled { throw unsettled }
    if status != .pass { throw status }
  }

  /// Judges a batch, remembers it, and tells what was decided, with nobody else writing meanwhile.
  ///
  /// - Parameter tell: Given what was found, and the exit status that says what was decided.
  /// - Returns: That status, and why the indexes could not be brought up to date afterwards, when they could not.
  func pass(
    _ sources: [FeedSource], through gate: Gate, on catalog: Catalog, _ pack: SignalPack,
    tell: (GateFindings, ExitStatus) throws -> Void
  ) async throws -> (status: ExitStatus, unsettled: Failure?) {
    let lock = dryRun ? nil : try CatalogAccess.lock(catalog)
    defer { withExtendedLifetime(lock) {} }
    let progress = ProgressLine()
    let findings: GateFindings
    do throws(CatalogError) {
      findings = try await gate.judge(sources, on: asOf.day) { progress.show($0.text) }
      // Decisions are remembered before they are told: what somebody was told is never lost.
      if !dryRun { try await gate.remember(findings, as: act(of: findings, pack)) }
    } catch {
      throw Failure(error)
    }
    progress.clear()
    let status = status(of: findings)
    try tell(findings, status)
    for refusal in findings.scan.refused { StandardError.report("\(refusal.place): \(refusal.reason)") }
    do throws(CatalogError) {
      if !dryRun { try await gate.settle() }
    } catch {
      return (status, Failure(error))
    }
    return (status, nil)
  }

  private func act(of findings: GateFindings, _ pack: SignalPack) -> Act {
    actor.act("gate", detail: "\"decision\":\"\(findings.worst.rawValue)\",\"pack\":\"\(pack.contentHash)\"")
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

  private func status(of findings: GateFindings) -> ExitStatus {
    guard findings.scan.refused.isEmpty else { return .unreadable }
    switch findings.worst {
    case .block: return .block
    case .review where failOn == .review: return .review
    case .incomplete: return .incomplete
    case .review, .approve: return findings.all.contains(where: \.hasNotes) ? .notes : .pass
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
