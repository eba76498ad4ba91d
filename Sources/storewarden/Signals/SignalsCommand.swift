import ArgumentParser
import Foundation
import Judgement
import Reporting

/// `storewarden signals`: the signals that verdicts are made by, from draft to live.
struct SignalsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "signals",
    abstract: "Lists, writes, checks and tries signals.",
    discussion: """
      A pack of signals is a folder of YAML files; Signals/README.md says how one is written in ten minutes. The program
      carries a pack of its own, which stands for itself as `carried` where a folder is asked for.

      EXAMPLES
        storewarden signals ls --lang zh
        storewarden signals new GRP-13 --feature group.copied-share --folder my-signals
        storewarden signals lint my-signals/
        storewarden signals test my-signals/ --fixtures fixtures
        storewarden signals backtest carried my-signals market/
      """,
    subcommands: [
      List.self, Show.self, New.self, Lint.self, Test.self, Backtest.self, Difference.self, Docs.self, Schema.self,
    ], defaultSubcommand: List.self)

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

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Prints the file of a signal.",
      discussion: """
        EXAMPLES
          storewarden signals show GRP-02
          storewarden signals show PRC-01 > my-signals/price/PRC-05-my-price.yaml
        """)

    @OptionGroup var signals: SignalArguments

    @Argument(help: "The signal's code, or a file of the pack such as composition.yaml.")
    var code: String

    func run() throws {
      let pack = try signals.pack()
      let path = pack.signals.first { $0.code == code }?.file ?? code
      guard let file = pack.files.first(where: { $0.path == path }) else {
        throw Failure.usage("\(code): no such signal; `storewarden signals ls` lists them")
      }
      print(file.text, terminator: file.text.hasSuffix("\n") ? "" : "\n")
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
      let pack = try PackArgument.pack(folder)
      print("\(folder): \(pack.signals.count) signals, no faults")
    }
  }

  struct Difference: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diff", abstract: "Shows how two packs differ, as a patch.",
      discussion: """
        EXAMPLES
          storewarden signals diff carried my-signals
          storewarden signals diff Signals my-signals | git apply --directory Signals
        """)

    @Argument(help: "A folder, or carried.", completion: .directory) var old: String
    @Argument(help: "A folder, or carried.", completion: .directory) var new: String

    func run() throws {
      print(
        UnifiedDifference.text(from: try PackArgument.pack(old), to: try PackArgument.pack(new)), terminator: "")
    }
  }

  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "schema", abstract: "Prints the JSON Schema of a signal file, for editors.",
      discussion: """
        EXAMPLES
          storewarden signals schema > my-signals/signal.schema.json
        """)

    func run() throws { print(SignalSchema.json, terminator: "") }
  }

  struct Docs: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "docs", abstract: "Writes the catalogue of signals for people.",
      discussion: """
        EXAMPLES
          storewarden signals docs --output signals.md
          storewarden signals docs --format html --lang zh --output signals.zh.html
        """)

    /// How the catalogue can be written.
    enum Form: String, CaseIterable, ExpressibleByArgument { case markdown, html }

    @OptionGroup var signals: SignalArguments
    @Option(help: "How to write it: markdown or html.") var format: Form = .markdown
    @OptionGroup var output: OutputArguments

    func run() throws {
      let pack = try signals.pack()
      let catalogue = SignalCatalogue(pack: pack, language: signals.language)
      do throws(OutputError) {
        var file = try AtomicFile(path: output.output)
        try file.write(Array((format == .markdown ? catalogue.markdown : catalogue.html).utf8))
        try file.commit()
      } catch {
        throw Failure.unreadable("\(error)")
      }
    }
  }
}

/// A pack that the command line names.
enum PackArgument {
  /// The pack in a folder, or the one that the program carries under the name `carried`.
  static func pack(_ name: String) throws -> SignalPack {
    do throws(SignalPackError) {
      return name == "carried" ? try SignalPack.bundled() : try SignalPack(folder: name)
    } catch {
      throw Failure.usage("\(error)")
    }
  }
}
