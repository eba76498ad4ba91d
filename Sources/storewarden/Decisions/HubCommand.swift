import ArgumentParser
import Catalog
import Foundation
import Marketplace
import StoreGroups

/// `storewarden hub`: values that strangers are known to share.
struct HubCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hub", abstract: "Lists values that strangers share, so that they join nobody: warehouses, agencies.",
    discussion: """
      A hub takes evidence away from every store, so a second person has to agree (approve). The value is sealed under the
      catalog's key and shown masked. It is read from a file or from standard input, never from the command line, where
      others could see it.

      EXAMPLES
        echo 13904715862 | storewarden hub add phone --owner "an agency" --until 2027-06-30 --reason "registers shops" \\
          --catalog market.db --key market.key
        storewarden hub ls --catalog market.db
        storewarden hub end 2 --reason "moved" --catalog market.db
      """,
    subcommands: [AddCommand.self, ListCommand.self, EndCommand.self])

  /// `storewarden hub add`.
  struct AddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Asks for a hub to be listed.")
    @Argument(help: "What it is: \(KnownHub.kinds.map(\.rawValue).joined(separator: ", ")).") var kind: String
    @Option(name: .customLong("value-file"), help: "The file with the value; standard input when absent.")
    var file: String?
    @Option(help: "Whose it is.") var owner: String
    @Option(help: "The last day on which it counts (YYYY-MM-DD).", transform: AsOfArguments.day) var until: Day
    @OptionGroup var arguments: DecisionArguments

    func run() throws {
      guard let kind = TieKind(rawValue: kind), KnownHub.kinds.contains(kind) else {
        throw Failure.usage("\(self.kind): none of \(KnownHub.kinds.map(\.rawValue).joined(separator: ", "))")
      }
      let text = file.map { try? String(contentsOfFile: $0, encoding: .utf8) } ?? readLine()
      guard let value = text?.trimmingCharacters(in: .whitespacesAndNewlines), value.utf8.count <= 1000 else {
        throw Failure.usage("the value cannot be read; give it on standard input or with --value-file")
      }
      let hub = KnownHub(kind: kind, value: value, owner: owner, reason: arguments.reason ?? "", expires: until)
      guard hub.canonical != nil else {
        throw Failure.usage("the value is no valid \(kind.rawValue); check it, or its kind")
      }
      let request = try arguments.act("hub") { catalog, act throws(CatalogError) in
        try catalog.addHub(
          kind: kind.rawValue, value: value, masked: hub.masked, owner: owner, expires: until, as: act)
      }
      print("request \(request): a second person has to agree (storewarden approve grant \(request))")
    }
  }

  /// `storewarden hub ls`.
  struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "ls", abstract: "Lists hubs, masked.")
    @OptionGroup var shown: ShownCatalogArguments

    func run() throws {
      shown.show(try shown.read { catalog throws(CatalogError) in try catalog.hubs() })
    }
  }

  /// `storewarden hub end`.
  struct EndCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "end", abstract: "Ends a hub before its day.")
    @Argument(help: "The number of the hub.") var number: Int
    @OptionGroup var arguments: DecisionArguments

    func run() throws {
      try arguments.act("hub") { catalog, act throws(CatalogError) in try catalog.endHub(number, as: act) }
      print("hub \(number) ended")
    }
  }
}
