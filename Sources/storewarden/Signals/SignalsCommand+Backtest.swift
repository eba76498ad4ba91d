import ArgumentParser
import Feeds
import Judgement
import Reporting
import Screening

extension SignalsCommand {
  /// `storewarden signals backtest`.
  struct Backtest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "backtest", abstract: "Judges feeds by two packs and lists every verdict that differs.",
      discussion: """
        Nothing is changed. Exit status: 0 when no verdict differs; 20 when some do; 3 when a feed was refused.

        EXAMPLES
          storewarden signals backtest carried my-signals market/
          storewarden signals backtest Signals my-signals market/ --examples 20
          storewarden signals backtest Signals my-signals market/ --format jsonl > flips.jsonl
        """)

    @Argument(help: "The pack that is live: a folder, or carried.", completion: .directory) var old: String
    @Argument(help: "The pack that is proposed: a folder, or carried.", completion: .directory) var new: String
    @OptionGroup var feeds: FeedArguments
    @OptionGroup var formats: FormatArguments
    @OptionGroup var limits: LimitArguments
    @OptionGroup var asOf: AsOfArguments

    @Option(help: "How to write the verdicts that differ: text or jsonl.") var format: PlainFormat = .text
    @Option(help: "How many examples of each change to show.") var examples = 5
    @Flag(help: "Say on standard error how long loading the pack, scanning and judging took.") var times = false

    func run() async throws {
      let clock = ContinuousClock()
      let start = clock.now
      let before = try PackArgument.pack(old)
      let loading = clock.now - start
      let after = try PackArgument.pack(new)
      let backtest = await Screening.Backtest(
        old: before, new: after, reader: try formats.reader(limits: limits.limits), sources: try await feeds.sources(),
        today: asOf.day)
      if times {
        let (scan, judging) = backtest.durations
        StandardError.write("loading \(loading)\nscan \(scan)\njudging \(judging.map { "\($0)" } ?? "-")\n")
      }
      do throws(OutputError) {
        var output = try AtomicFile(path: nil)
        let report = BacktestReport(backtest, old: before, new: after)
        try output.write(Array((format == .text ? report.text(examples: max(0, examples)) : report.jsonLines).utf8))
        try output.commit()
      } catch {
        throw Failure.unreadable("\(error)")
      }
      for refusal in backtest.old.refused { StandardError.report("\(refusal.place): \(refusal.reason)") }
      guard backtest.old.refused.isEmpty else { throw ExitStatus.unreadable }
      guard backtest.flips.isEmpty else { throw ExitStatus.review }
    }
  }
}
