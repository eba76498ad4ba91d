import ArgumentParser
import Evaluation

/// `storewarden evaluate`: findings held against a truth.
struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Holds findings against a truth: precision, recall, and honest stores accused.",
    discussion: """
      TRUTH and FINDINGS are JSON Lines; findings are what `scan --format jsonl` writes.

      links       pairs of stores in one group, against pairs truly under one control
      malicious   stores in groups judged malicious, against stores truly in malicious groups
      accused     honest stores judged malicious
      link:KIND   true ties of a kind that were found, and how many there are
      duplicates  pairs of listings in one cluster, against true pairs
      copies      listings that have a true twin and were clustered with one
      disguise:D  listings disguised so that were found, and how many there are
      images      synthetic pictures called so, real ones called so, and how many there are

      EXAMPLES
        storewarden evaluate --truth market/truth.jsonl findings.jsonl
        storewarden evaluate --truth market/truth.jsonl --scan market/
      """)

  @Option(help: "The truth, JSON Lines.")
  var truth: String

  @Option(help: "How to write the figures: text (tab-separated) or jsonl.")
  var format: Format = .text

  @Argument(help: "The findings, JSON Lines.", completion: .file(extensions: ["jsonl"]))
  var findings: String

  enum Format: String, CaseIterable, ExpressibleByArgument { case text, jsonl }

  func run() async throws {
    do throws(LabelledRowsError) {
      let truth = try LabelledRows(contentsOf: truth)
      let found = try LabelledRows(contentsOf: findings)
      print("name\tprecision\trecall\tf1")
      for score in Evaluation.scores(of: found, against: truth) { print(score) }
    } catch {
      throw Failure.unreadable("\(error)")
    }
  }
}
