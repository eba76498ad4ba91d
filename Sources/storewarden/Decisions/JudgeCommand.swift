import ArgumentParser
import Catalog
import Foundation
import Reporting

/// `storewarden judge`: what a person decides of two stores.
struct JudgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge", abstract: "Keeps what you decide of two stores: the same hands, different ones, or unsure.",
    discussion: """
      A judgement outranks what the program computes: later gates and scans of the catalog put both stores into one group,
      or never do. The last one on two stores counts; undo takes it back, and the one before holds again.

      EXAMPLES
        storewarden judge pair st-0094 st-0251 different --reason "two owners, seen in person" --catalog market.db
        storewarden judge undo st-0094 st-0251 --reason "wrong pair" --catalog market.db
        storewarden judge ls --catalog market.db
      """,
    subcommands: [PairCommand.self, UndoCommand.self, ListCommand.self])

  /// `storewarden judge pair`.
  struct PairCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "pair", abstract: "Judges two stores.")
    @Argument(help: "The id of a store.") var first: String
    @Argument(help: "The id of another.") var second: String
    @Argument(help: "same, different or unsure.", transform: Word.parse) var decision: PairJudgement.Decision
    @OptionGroup var arguments: DecisionArguments

    func run() throws {
      try arguments.act("judge") { catalog, act throws(CatalogError) in
        try catalog.judge(first, second, decision, as: act)
      }
      print(SafeLine.of("\(first) and \(second): \(decision.rawValue)"))
    }
  }

  /// `storewarden judge undo`.
  struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "undo", abstract: "Takes back the last judgement on two stores.")
    @Argument(help: "The id of a store.") var first: String
    @Argument(help: "The id of another.") var second: String
    @OptionGroup var arguments: DecisionArguments

    func run() throws {
      let standing = try arguments.act("judge") { catalog, act throws(CatalogError) in
        try catalog.undoJudgement(first, second, as: act)
      }
      print(SafeLine.of("\(first) and \(second): \(standing?.decision.rawValue ?? "not judged")"))
    }
  }

  /// `storewarden judge ls`.
  struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "ls", abstract: "Lists judgements, in the order in which they were made.")
    @OptionGroup var shown: ShownCatalogArguments

    func run() throws {
      let judgements = try shown.read { catalog throws(CatalogError) in try catalog.judgements() }
      shown.show(judgements) { row in
        "\(TimeText.of(row.at)) \(row.stores[0]) \(row.stores[1]) \(row.decision.rawValue)\(row.isUndone ? " (undone)" : "") by \(row.by): \(row.reason)"
      } json: { row, json in
        json.member("type", "judgement")
        json.member("a", row.stores[0])
        json.member("b", row.stores[1])
        json.member("judgement", row.decision.rawValue)
        json.member("undone", row.isUndone)
        json.member("by", row.by)
        json.member("at", TimeText.of(row.at))
        json.member("reason", SafeLine.of(row.reason))
      }
    }
  }
}

/// Times of a catalog, as people and machines read them.
enum TimeText {
  /// ISO 8601, UTC.
  static func of(_ milliseconds: Int64) -> String {
    Date(timeIntervalSince1970: Double(milliseconds) / 1000).formatted(.iso8601)
  }
}
