import ArgumentParser
import Evaluation
import Feeds
import Foundation
import Judgement
import Reporting
import Screening

/// `storewarden evaluate`: findings held against a truth.
struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Holds findings against a truth: precision, recall, and honest stores accused.",
    discussion: """
      TRUTH and FINDINGS are JSON Lines; findings are what `scan --format jsonl` writes, or - for standard input. With
      --scan, the market is scanned and its findings are held against the truth.

      links       pairs of stores in one group, against pairs truly under one control; links-b3 by B-cubed
      malicious   stores in groups judged malicious, against stores truly in malicious groups
      accused     honest stores judged malicious
      link:KIND   true ties of a kind that were found, and how many there are
      duplicates  pairs of listings in one cluster, against true pairs; duplicates-b3 by B-cubed
      copies      listings that have a true twin and were clustered with one
      disguise:D  listings disguised so that were found, and how many there are
      images      synthetic pictures called so, real ones called so, and how many there are; image:D by disguise

      EXAMPLES
        storewarden evaluate --truth market/truth.jsonl findings.jsonl
        storewarden evaluate --truth market/truth.jsonl --scan market/
        storewarden evaluate --truth market/truth.jsonl findings.jsonl --format html > evaluation.html
        storewarden scan market/ --format jsonl | storewarden evaluate --truth market/truth.jsonl -
      """)

  @Option(help: "The truth, JSON Lines.", completion: .file(extensions: ["jsonl"]))
  var truth: String

  @Option(parsing: .upToNextOption, help: "Scan these feeds instead of reading findings.", completion: .file())
  var scan: [String] = []

  @OptionGroup(title: "Fetching") var fetching: FetchArguments

  @OptionGroup var pictures: PictureArguments

  @OptionGroup var formats: FormatArguments
  @OptionGroup var limits: LimitArguments
  @OptionGroup var signals: SignalArguments
  @OptionGroup var asOf: AsOfArguments

  /// How figures can be written.
  enum Form: String, CaseIterable, ExpressibleByArgument { case text, jsonl, html }

  @Option(help: "How to write the figures: text (tab-separated), jsonl, or html with curves.")
  var format: Form = .text

  @Argument(help: "The findings, JSON Lines.", completion: .file(extensions: ["jsonl"]))
  var findings: String?

  func validate() throws {
    guard scan.isEmpty != (findings == nil) else {
      throw ValidationError("Give FINDINGS, or feeds with --scan.")
    }
  }

  func run() async throws {
    let scores: [Score]
    let curves: [Curve]
    do {
      let truth = try LabelledRows(contentsOf: truth)
      let found = try await found()
      scores = Evaluation.scores(of: found, against: truth)
      curves = format == .html ? Evaluation.curves(of: found, against: truth) : []
    } catch let error as LabelledRowsError {
      throw Failure.unreadable("\(error)")
    }
    do throws(OutputError) {
      var output = try AtomicFile(path: nil)
      try output.write(Array(text(of: scores, curves).utf8))
      try output.commit()
    } catch {
      throw Failure.unreadable("\(error)")
    }
  }

  private func found() async throws -> LabelledRows {
    if let findings {
      guard findings == "-" else { return try LabelledRows(contentsOf: findings) }
      return try LabelledRows(jsonLines: FileHandle.standardInput.readToEnd() ?? Data(), file: "-")
    }
    let sources = try await fetching.sources(named: scan)
    let progress = ProgressLine()
    let scanned = await Scan(
      reader: try formats.reader(limits: limits.limits), pack: try signals.pack(), pictures: try pictures.store(),
      examiner: try pictures.examination.examiner(),
      printReader: try pictures.printReader(),
      today: asOf.day
    )
    .run(sources) { progress.show($0.text) }
    progress.clear()
    var rows = ByteBuffer()
    try FindingsJSONL().write(scanned, to: &rows)
    return try LabelledRows(jsonLines: Data(rows.bytes), file: scan.joined(separator: " "))
  }

  private func text(of scores: [Score], _ curves: [Curve]) -> String {
    switch format {
    case .text: "name\tprecision\trecall\tf1\n" + scores.map { "\($0)\n" }.joined()
    case .jsonl: scores.map(Self.json).joined()
    case .html: EvaluationPage(scores: scores, curves: curves).html
    }
  }

  private static func json(_ score: Score) -> String {
    var json = JSONWriter()
    json.line { json in
      json.member("type", "score")
      json.member("name", score.name)
      switch score.value {
      case .agreement(let agreement):
        json.member("precision", agreement.precision)
        json.member("recall", agreement.recall)
        json.member("f1", agreement.f1)
      case .count(let count): json.member("count", count)
      case .share(let share, let total):
        json.member("share", share)
        json.member("of", total)
      case .alarms(let hits, let falseAlarms, let total):
        json.member("hits", hits)
        json.member("falseAlarms", falseAlarms)
        json.member("of", total)
      }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
