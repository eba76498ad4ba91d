import ArgumentParser
import Feeds
import Foundation
import Judgement
import Reporting
import Screening

extension SignalsCommand {
  /// `storewarden signals test`.
  struct Test: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test", abstract: "Tries every signal on its feeds, and the pack on the false-positive library.",
      discussion: """
        Exit status: 0 when everything is as expected; 20 when something is not.

        EXAMPLES
          storewarden signals test
          storewarden signals test my-signals/ --only GRP-13
          storewarden signals test my-signals/ --fixtures my-fixtures --verbose
        """)

    @Argument(help: "The folder of signals, or carried.", completion: .directory)
    var folder = "carried"

    @Option(
      help: "The folder that the feeds of tests lie in; its folder innocent is the library.", completion: .directory)
    var fixtures = "fixtures"

    @Option(help: "Codes of the signals to try, instead of all and the library. May be given several times.")
    var only: [String] = []

    @Flag(help: "Print what is as expected, too.")
    var verbose = false

    func run() async throws {
      let pack = try PackArgument.pack(folder)
      for code in only where !pack.signals.contains(where: { $0.code == code }) {
        throw Failure.usage("\(code): no such signal in \(folder); `storewarden signals ls` lists them")
      }
      let trials = SignalTrials(pack: pack, reader: FeedReader.bundled(), fixtures: fixtures)
      let signals: [SignalTrials.Result]
      let library: [SignalTrials.Result]
      do throws(SignalTrials.Fault) {
        signals = try await trials.signals(Set(only))
        library = only.isEmpty ? try await trials.library() : []
      } catch {
        throw Failure.usage("\(error)")
      }
      for result in signals + library where verbose || !result.isPassed {
        print(
          "\(result.isPassed ? "ok" : "WRONG")\t\(result.place)\t\(VisibleText.of(result.name, limit: 200))\texpected \(result.expected), read \(VisibleText.of(result.found, limit: 200))"
        )
      }
      for (name, results) in [("signals", signals), ("library", library)] where !results.isEmpty {
        print("\(name): \(results.count { $0.isPassed }) of \(results.count) as expected")
      }
      guard (signals + library).allSatisfy(\.isPassed) else { throw ExitStatus.review }
    }
  }
}
