import ArgumentParser
import Feeds
import Reporting

/// `storewarden records`: what was read, one object a line.
struct RecordsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "records",
    abstract: "Writes the records of feeds as they were read.",
    discussion: """
      One JSON object a line, in constant memory: stores, listings, quarantined records where they stood. A refused feed
      ends with a row of type "refused"; whatever was printed of it before does not count. Values are as registered:
      nothing is masked.

      Exit status: 0 done, 3 when a feed was refused, 4 when a record was quarantined.

      EXAMPLES
        storewarden records feed.xml
        storewarden records market/ --output records.jsonl
        storewarden records feed.zip --limit field=4M --limit pictures=5000
        storewarden records feed.xml --profile my.yaml --currency EUR
        storewarden records https://shop.example/feed.xml
        storewarden records export.csv --encoding GB18030
        unzip -p feeds.zip feed.xml | storewarden records -
      """)

  @OptionGroup var feeds: FeedArguments
  @OptionGroup var formats: FormatArguments
  @OptionGroup var limits: LimitArguments

  @Option(help: "How to write the records: jsonl.")
  var format: Format = .jsonl

  @OptionGroup var output: OutputArguments
  @OptionGroup var rejects: RejectsArguments

  enum Format: String, CaseIterable, ExpressibleByArgument { case jsonl }

  func run() async throws {
    let sources = try await feeds.sources()
    try output.check(against: sources)
    try rejects.check(against: sources, output)
    let reader = try formats.reader(limits: limits.limits)
    var refusals: [RefusedFeed] = []
    var quarantined: [QuarantinedRecord] = []
    var count = 0
    do throws(OutputError) {
      let stream = RecordStream(try AtomicFile(path: output.output))
      if rejects.rejects != nil { stream.onSetAside = { quarantined.append($0) } }
      for source in sources {
        if let refusal = try stream.write(source, with: reader) { refusals.append(refusal) }
      }
      count = stream.quarantined
      try stream.finish()
    } catch {
      throw Failure.unreadable("\(error)")
    }
    try rejects.write(sources, quarantined: quarantined, refused: refusals, with: reader)
    for refusal in refusals { StandardError.report("\(refusal.place): \(refusal.reason)") }
    if !refusals.isEmpty { throw ExitStatus.unreadable }
    if count > 0 { throw ExitStatus.incomplete }
  }
}
