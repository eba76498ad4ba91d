import ArgumentParser
import Judgement

/// `storewarden signals`: the signals that verdicts are made by.
struct SignalsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "signals",
    abstract: "Lists and checks signals.",
    discussion: """
      EXAMPLES
        storewarden signals ls --lang zh
        storewarden signals lint my-signals/
      """,
    subcommands: [List.self, Lint.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ls", abstract: "Lists the signals of a pack.",
      discussion: """
        EXAMPLES
          storewarden signals ls
          storewarden signals ls --signals my-signals/
        """)

    @OptionGroup var signals: SignalArguments

    func run() throws {
      let pack = try signals.pack()
      for signal in pack.signals {
        let policies = signal.policies.map(\.id).joined(separator: ",")
        print(
          "\(signal.code)\t\(signal.status.rawValue)\t\(signal.subject.rawValue)\t\(policies)\t\(signal.title[signals.language])"
        )
      }
      print("pack \(pack.contentHash)")
    }
  }

  struct Lint: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lint", abstract: "Checks a folder of signals; names every fault with its place.",
      discussion: """
        EXAMPLES
          storewarden signals lint my-signals/
        """)

    @Argument(help: "The folder.", completion: .directory)
    var folder: String

    func run() throws {
      do throws(SignalPackError) {
        let pack = try SignalPack(folder: folder)
        print("\(folder): \(pack.signals.count) signals, no faults")
      } catch {
        throw Failure.usage("\(error)")
      }
    }
  }
}
