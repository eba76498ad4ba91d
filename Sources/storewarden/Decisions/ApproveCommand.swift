import ArgumentParser
import Catalog
import Reporting

/// `storewarden approve`: the second person.
struct ApproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Shows, grants and denies what needs a second person.",
    discussion: """
      Holding a group, closing stores, a hub, an allowance for more than one store or 90 days, and a purge are asked for by
      one person and done when another grants it.

      EXAMPLES
        storewarden approve ls --catalog market.db
        storewarden approve grant 4 --actor wang --reason "checked the licences" --catalog market.db
        storewarden approve deny 4 --actor wang --reason "too wide" --catalog market.db
      """,
    subcommands: [ListCommand.self, GrantCommand.self, DenyCommand.self])

  /// `storewarden approve ls`.
  struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "ls", abstract: "Lists what waits.")
    @Flag(help: "List what was answered, too.") var all = false
    @OptionGroup var shown: ShownCatalogArguments

    func run() throws {
      let rows = try shown.read { catalog throws(CatalogError) in try catalog.requests(all: all) }
      shown.show(rows) { row in
        "\(row.number) \(row.state.rawValue)\(row.second.map { " by \($0)" } ?? ""): \(row.summary); asked by \(row.by), \(TimeText.of(row.at)): \(row.reason)"
      } json: { row, json in
        json.member("type", "request")
        json.member("number", row.number)
        json.member("state", row.state.rawValue)
        json.member("act", row.act.rawValue)
        json.member("subject", row.subject)
        json.member("summary", row.summary)
        json.member("by", row.by)
        json.member("at", TimeText.of(row.at))
        json.member("second", row.second)
        json.member("reason", SafeLine.of(row.reason))
      }
    }
  }

  /// `storewarden approve grant`.
  struct GrantCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "grant", abstract: "Agrees: it is done at once.")
    @Argument(help: "The number of the request.") var number: Int
    @OptionGroup var arguments: DecisionArguments

    func run() throws { try Self.answer(number, true, arguments) }

    static func answer(_ number: Int, _ granting: Bool, _ arguments: DecisionArguments) throws {
      let request = try arguments.act("approve") { catalog, act throws(CatalogError) in
        try catalog.answer(number, granting: granting, as: act)
      }
      print(SafeLine.of("request \(number) \(granting ? "granted" : "denied"): \(request.summary)"))
    }
  }

  /// `storewarden approve deny`.
  struct DenyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "deny", abstract: "Disagrees: nothing is done.")
    @Argument(help: "The number of the request.") var number: Int
    @OptionGroup var arguments: DecisionArguments

    func run() throws { try GrantCommand.answer(number, false, arguments) }
  }
}
