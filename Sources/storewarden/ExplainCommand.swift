import ArgumentParser
import Feeds
import Marketplace
import Reporting
import Screening
import StoreGroups

/// `storewarden explain`: why something was named, or how two stores hang together.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explains a store, listing, group or cluster; or the chain of evidence between two stores.",
    discussion: """
      Scans the market again and says of one id what is known (masked), which signals hit and how much each weighed, and
      what speaks against it; of a group also what holds it together, its weakest place, and what would dissolve it. With
      two stores: why they are linked or not, step by step, and the strongest chain of evidence between them.

      Exit status: 0 explained, 2 when nothing has the id, 3 when a feed was refused.

      EXAMPLES
        storewarden explain st-0005 --market fixtures/market
        storewarden explain st-0094 st-0251 --market fixtures/market --lang zh
        storewarden explain it-1765 --market stores.xml listings.xml --format jsonl
      """)

  @Argument(help: "The id of a store, listing, group or cluster.")
  var id: String

  @Argument(help: "Another store: explains the chain between the two.")
  var other: String?

  @Option(
    parsing: .upToNextOption, help: "The feeds of the market: files, folders, addresses or -.", completion: .file())
  var market: [String]

  @OptionGroup(title: "Fetching") var fetching: FetchArguments

  @OptionGroup var pictures: PictureArguments
  @OptionGroup var keep: KeepArguments

  @OptionGroup var formats: FormatArguments
  @OptionGroup var limits: LimitArguments
  @OptionGroup var signals: SignalArguments
  @OptionGroup var asOf: AsOfArguments
  @OptionGroup(title: "Memory") var memory: MemoryArguments

  @Option(help: "How to write the explanation: text or jsonl.")
  var format: PlainFormat = .text

  func run() async throws {
    let sources = try await fetching.sources(named: market)
    let progress = ProgressLine()
    let findings = await Scan(
      reader: try formats.reader(limits: limits.limits), pack: try signals.pack(), pictures: try pictures.store(),
      examiner: try pictures.examination.examiner(),
      printReader: try pictures.printReader(),
      keepsEvidence: true, keep: keep.policy, memory: try memory.memory(), today: asOf.day
    )
    .run(sources) { progress.show($0.text) }
    progress.clear()
    for refusal in findings.refused { StandardError.report("\(refusal.place): \(refusal.reason)") }
    do {
      var output = try AtomicFile(path: nil)
      if let other {
        try explainChain(to: other, in: findings, on: &output)
      } else {
        try explainSubject(in: findings, on: &output)
      }
      try output.commit()
    } catch let error as OutputError {
      throw Failure.unreadable("\(error)")
    }
    if !findings.refused.isEmpty { throw ExitStatus.unreadable }
  }

  private func explainSubject(in findings: ScanFindings, on output: inout AtomicFile) throws {
    switch format {
    case .jsonl:
      guard try ExplanationJSONL(language: signals.language).write(id, in: findings, to: &output) else {
        throw unknown(id, "store, listing, group or cluster")
      }
    case .text:
      guard let text = ExplanationText(language: signals.language, width: 100).text(of: id, in: findings) else {
        throw unknown(id, "store, listing, group or cluster")
      }
      try output.write(Array(text.utf8))
    }
  }

  private func explainChain(to other: String, in findings: ScanFindings, on output: inout AtomicFile) throws {
    guard let start = findings.market.store(withID: id) else { throw unknown(id, "store") }
    guard let end = findings.market.store(withID: other) else { throw unknown(other, "store") }
    switch format {
    case .jsonl:
      try ExplanationJSONL(language: signals.language).write(pair: start, end, in: findings, to: &output)
    case .text:
      let text = ExplanationText(language: signals.language, width: 100).text(ofPair: start, end, in: findings)
      try output.write(Array(text.utf8))
    }
  }

  private func unknown(_ id: String, _ nouns: String) -> Failure {
    .usage("no \(nouns) of the market has the id \"\(VisibleText.of(id, limit: 100))\"; check the id and --market")
  }
}
