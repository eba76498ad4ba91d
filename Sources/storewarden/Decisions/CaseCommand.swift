import ArgumentParser
import Catalog
import Reporting

/// `storewarden case`: what waits for a person.
struct CaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case", abstract: "Takes, shows and decides what a gate held back for a person.",
    discussion: """
      A gate opens one case a store group, duplicate cluster, store or listing. release lets what waits go live, as long as
      it says what it says now; hold keeps it back, and whoever is linked to a held store later waits; close asks for the
      stores to be closed. Holding a group and closing anything needs a second person (approve).

      EXAMPLES
        storewarden case next --actor li --catalog market.db
        storewarden case show 12 --catalog market.db
        storewarden case decide 12 release --reason "franchise, contract seen" --actor li --catalog market.db
        storewarden case escalate 12 --to wang --reason "unclear" --catalog market.db
        storewarden case labels --catalog market.db > decisions.jsonl      for: storewarden calibrate --truth
      """,
    subcommands: [
      ListCommand.self, NextCommand.self, ShowCommand.self, DecideCommand.self, AssignCommand.self,
      EscalateCommand.self, ReopenCommand.self, LabelsCommand.self,
    ])

  /// `storewarden case ls`.
  struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ls", abstract: "Lists cases, the most urgent first.")
    @Option(help: "Only those that are open, waiting (for a second person) or decided.", transform: Word.parse)
    var state: ReviewCase.State?
    @OptionGroup var shown: ShownCatalogArguments

    func run() throws {
      let cases = try shown.read { catalog throws(CatalogError) in try catalog.cases(state) }
      shown.show(cases, text: CaseText.line) { CaseText.members(of: $0, into: &$1) }
    }
  }

  /// `storewarden case next`.
  struct NextCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "next", abstract: "Takes the next case for you, for half an hour.")
    @OptionGroup var shown: ShownCatalogArguments
    @OptionGroup var actor: ActorArguments

    func run() throws {
      let act = actor.act("case next")
      let taken = try shown.read { catalog throws(CatalogError) in try catalog.takeCase(as: act) }
      guard let taken else {
        if shown.format == .text { print("no case is left") }
        return
      }
      try CaseText.show(taken.number, shown)
    }
  }

  /// `storewarden case show`.
  struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Shows a case: what it is about, what waits, what was done.")
    @Argument(help: "The number of the case.") var number: Int
    @OptionGroup var shown: ShownCatalogArguments

    func run() throws { try CaseText.show(number, shown) }
  }

  /// `storewarden case decide`.
  struct DecideCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "decide", abstract: "Decides a case.")
    @Argument(help: "The number of the case.") var number: Int
    @Argument(help: "release, hold or close.", transform: Word.parse) var decision: ReviewCase.Decision
    @OptionGroup var arguments: DecisionArguments

    func run() throws {
      let request = try arguments.act("case decide") { catalog, act throws(CatalogError) in
        try catalog.decideCase(number, decision, as: act)
      }
      if let request {
        print("request \(request): a second person has to agree (storewarden approve grant \(request))")
      } else {
        print("case \(number): \(decision.rawValue)")
      }
    }
  }

  /// `storewarden case assign`.
  struct AssignCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "assign", abstract: "Gives a case to somebody until it is decided.")
    @Argument(help: "The number of the case.") var number: Int
    @Option(help: "To whom.") var to: String
    @OptionGroup var arguments: DecisionArguments

    func run() throws {
      try arguments.act("case assign") { catalog, act throws(CatalogError) in
        try catalog.assignCase(number, to: to, as: act)
      }
      print(SafeLine.of("case \(number) is \(to)'s"))
    }
  }

  /// `storewarden case escalate`.
  struct EscalateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "escalate", abstract: "Moves a case before all others, to somebody or to whoever comes next.")
    @Argument(help: "The number of the case.") var number: Int
    @Option(help: "To whom; whoever takes the next case when absent.") var to: String?
    @OptionGroup var arguments: DecisionArguments

    func run() throws {
      try arguments.act("case escalate") { catalog, act throws(CatalogError) in
        try catalog.assignCase(number, to: to, isEscalation: true, as: act)
      }
      print("case \(number) escalated")
    }
  }

  /// `storewarden case reopen`.
  struct ReopenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reopen", abstract: "Opens a case again; what was decided holds no more.")
    @Argument(help: "The number of the case.") var number: Int
    @OptionGroup var arguments: DecisionArguments

    func run() throws {
      try arguments.act("case reopen") { catalog, act throws(CatalogError) in try catalog.reopenCase(number, as: act) }
      print("case \(number) is open")
    }
  }

  /// `storewarden case labels`.
  struct LabelsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "labels", abstract: "Writes decided groups as calibrate reads them, JSON Lines.")
    @Option(help: "The catalog.", completion: .file()) var catalog: String
    @OptionGroup var access: CatalogAccess

    func run() throws {
      var shown = ShownCatalogArguments()
      (shown.catalog, shown.access, shown.format) = (catalog, access, .jsonl)
      let groups = try shown.read { catalog throws(CatalogError) in
        var groups: [(ReviewCase, [String])] = []
        for decided in try catalog.cases(.decided) where decided.kind == .group {
          groups.append((decided, try catalog.records(ofCase: decided.number).filter(\.isStore).map(\.id).sorted()))
        }
        return groups.sorted { $0.0.number < $1.0.number }
      }
      shown.show(groups, text: { _ in "" }) { row, json in
        json.member("type", "group")
        json.member("id", row.0.subject)
        json.member("stores", row.1)
        json.member("malicious", row.0.decision != .release)
      }
    }
  }
}
