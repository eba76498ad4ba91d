import ArgumentParser
import Feeds
import Foundation
import Judgement
import Marketplace
import Reporting

/// `storewarden validate`: what a feed is made of, before anyone scans it.
struct ValidateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Reports on feeds before anyone scans them.",
    discussion: """
      Says of each feed its format, encoding and size, how many stores and listings it holds, which fields they say,
      currencies, faults by kind with the first places, and what is worth a warning. Memory does not grow with the feed.

      --schema reads a native feed once more and holds it against storewarden-feed-1.xsd, which is stricter than the
      reader. Every violation has its line and column.

      Exit status: 0 fine; 3 when a feed was refused; 4 when a record was set aside, or with --schema when a feed is
      against the schema or is no native feed.

      EXAMPLES
        storewarden validate market/
        storewarden validate stores.csv --encoding GB18030 --lang zh
        storewarden validate feed.xml --schema --format jsonl
        storewarden validate https://shop.example/feed.xml --currency EUR
      """)

  @OptionGroup var feeds: FeedArguments
  @OptionGroup var formats: FormatArguments
  @OptionGroup var limits: LimitArguments

  @Flag(help: "Hold native feeds against their XML Schema as well.")
  var schema = false

  @Option(help: "How to write the report: text or jsonl.")
  var format: PlainFormat = .text

  @OptionGroup var language: LanguageArguments
  @OptionGroup var output: OutputArguments
  @OptionGroup var rejects: RejectsArguments

  func run() async throws {
    let sources = try await feeds.sources()
    try output.check(against: sources)
    try rejects.check(against: sources, output)
    let reader = try formats.reader(limits: limits.limits)
    if schema, rejects.rejects == nil { try FeedArguments.keepStandardInput(among: sources) }
    var refusals: [RefusedFeed] = []
    var quarantined: [QuarantinedRecord] = []
    var isFine = true
    let outcomes = await outcomes(of: sources, with: reader)
    do throws(OutputError) {
      var file = try AtomicFile(path: output.output)
      for outcome in outcomes {
        try file.write(outcome.report)
        quarantined += outcome.setAside
        if let refusal = outcome.refusal { refusals.append(refusal) }
        isFine = isFine && outcome.isFine
      }
      try file.commit()
    } catch {
      throw Failure.unreadable("\(error)")
    }
    try rejects.write(sources, quarantined: quarantined, refused: refusals, with: reader)
    for refusal in refusals { StandardError.report("\(refusal.place): \(refusal.reason)") }
    if !refusals.isEmpty { throw ExitStatus.unreadable }
    if !isFine { throw ExitStatus.incomplete }
  }

  /// What became of one feed.
  private struct Outcome: Sendable {
    /// The report in the format asked for.
    var report: [UInt8]
    var refusal: RefusedFeed?
    var isFine: Bool
    /// The records that were set aside, if they are to be kept.
    var setAside: [QuarantinedRecord]
  }

  /// Reads the feeds, as many at once as there are processors; what became of them comes in their order.
  private func outcomes(of sources: [FeedSource], with reader: FeedReader) async -> [Outcome] {
    let progress = ProgressLine()
    defer { progress.clear() }
    let (schema, format, language) = (schema, format, language.language)
    let keepsSetAside = rejects.rejects != nil
    return await withTaskGroup(of: (Int, Outcome).self) { group in
      var outcomes: [Outcome?] = Array(repeating: nil, count: sources.count)
      var next = 0
      func start() {
        guard next < sources.count else { return }
        let (number, source) = (next, sources[next])
        next += 1
        group.addTask {
          let name = VisibleText.of(source.name, limit: 60)
          var setAside: [QuarantinedRecord] = []
          let validation = reader.validate(
            source, againstSchema: schema, telling: { if keepsSetAside { setAside.append($0) } },
            progress: { progress.show("Reading \(name): \($0 / 1_000_000) MB") })
          let report = Self.report(of: validation, as: format, in: language)
          return (
            number,
            Outcome(report: report, refusal: validation.refusal, isFine: validation.isFine, setAside: setAside)
          )
        }
      }
      for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { start() }
      for await (number, outcome) in group {
        outcomes[number] = outcome
        start()
      }
      return outcomes.compactMap(\.self)
    }
  }

  private static func report(of validation: FeedValidation, as format: PlainFormat, in language: Language) -> [UInt8] {
    switch format {
    case .text: return Array(ValidationText(language: language).text(validation).utf8)
    case .jsonl:
      var rows = ByteBuffer()
      // A buffer in memory takes everything.
      try? ValidationJSONL().write(validation, to: &rows)
      return rows.bytes
    }
  }
}
