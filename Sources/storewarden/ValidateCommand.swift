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
    do throws(OutputError) {
      var file = try AtomicFile(path: output.output)
      for source in sources {
        let validation = validate(source, with: reader) { if rejects.rejects != nil { quarantined.append($0) } }
        try write(validation, to: &file)
        if let refusal = validation.refusal { refusals.append(refusal) }
        isFine = isFine && validation.isFine
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

  private func validate(
    _ source: FeedSource, with reader: FeedReader, telling setAside: @escaping (QuarantinedRecord) -> Void
  ) -> FeedValidation {
    let progress = ProgressLine()
    defer { progress.clear() }
    let name = VisibleText.of(source.name, limit: 60)
    return reader.validate(
      source, againstSchema: schema, telling: setAside,
      progress: { progress.show("Reading \(name): \($0 / 1_000_000) MB") })
  }

  private func write(_ validation: FeedValidation, to file: inout AtomicFile) throws(OutputError) {
    switch format {
    case .jsonl: try ValidationJSONL().write(validation, to: &file)
    case .text: try file.write(Array(ValidationText(language: language.language).text(validation).utf8))
    }
  }
}
