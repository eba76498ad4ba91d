import ArgumentParser
import Catalog
import Judgement
import Marketplace

/// `storewarden allow`: which signals shall not act on which stores, and until when.
struct AllowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allow", abstract: "Mutes signals for stores until a day; what hits stays visible.",
    discussion: """
      For more than one store or more than 90 days a second person has to agree (approve). Later gates and scans of the
      catalog apply it and name it beside the muted hit.

      EXAMPLES
        storewarden allow add --store st-0007 --signal DUP-01 --until 2026-12-31 --reason "agreed feed" --catalog market.db
        storewarden allow ls --catalog market.db
        storewarden allow end 3 --reason "contract ended" --catalog market.db
      """,
    subcommands: [AddCommand.self, ListCommand.self, EndCommand.self])

  /// `storewarden allow add`.
  struct AddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Adds an allowance.")
    @Option(name: .customLong("store"), help: "The id of a store; may be given several times.") var stores: [String]
    @Option(name: .customLong("signal"), help: "The code of a signal; may be given several times.")
    var codes: [String]
    @Option(name: .customLong("brand"), help: "Only listings of this brand; may be given several times.")
    var brands: [String] = []
    @Option(help: "The day from which on it holds no more (YYYY-MM-DD).", transform: AsOfArguments.day) var until: Day
    @OptionGroup var signals: SignalArguments
    @OptionGroup var arguments: DecisionArguments

    func run() throws {
      let known = Set(try signals.pack().signals.map(\.code))
      for code in codes where !known.contains(code) {
        throw Failure.usage("--signal \(code): there is no such signal; see \"signals show\"")
      }
      let outcome = try arguments.act("allow") { catalog, act throws(CatalogError) in
        try catalog.allow(
          Allowance.Scope(stores: stores, brands: brands, signals: codes, expires: until), as: act)
      }
      switch outcome {
      case .holds(let number): print("allowance \(number) holds until \(until)")
      case .waits(let request):
        print("request \(request): a second person has to agree (storewarden approve grant \(request))")
      }
    }
  }

  /// `storewarden allow ls`.
  struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "ls", abstract: "Lists allowances.")
    @OptionGroup var shown: ShownCatalogArguments

    func run() throws {
      shown.show(try shown.read { catalog throws(CatalogError) in try catalog.allowances() })
    }
  }

  /// `storewarden allow end`.
  struct EndCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "end", abstract: "Ends an allowance before its day.")
    @Argument(help: "The number of the allowance.") var number: Int
    @OptionGroup var arguments: DecisionArguments

    func run() throws {
      try arguments.act("allow") { catalog, act throws(CatalogError) in try catalog.endAllowance(number, as: act) }
      print("allowance \(number) ended")
    }
  }
}
