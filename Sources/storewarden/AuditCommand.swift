import ArgumentParser
import Catalog
import Foundation
import Reporting

/// `storewarden audit`: who did what to a catalog, and whether that record was touched.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Shows and verifies the audit chain of a catalog.",
    discussion: """
      EXAMPLES
        storewarden audit verify market.db
        storewarden audit tail market.db
      """,
    subcommands: [VerifyCommand.self, TailCommand.self])

  /// `storewarden audit verify`.
  struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "verify", abstract: "Checks that every entry follows from the one before.")

    @OptionGroup var existing: ExistingCatalogArguments

    func run() throws {
      let (broken, counts) = try existing.use { catalog throws(CatalogError) in
        (try catalog.firstBrokenAuditEntry(), try catalog.counts())
      }
      if let broken {
        throw Failure.unreadable(
          "\(existing.catalog): entry \(broken) of the audit chain does not follow from the one before: it or one before it was changed or dropped. Compare with a copy."
        )
      }
      print("\(counts.auditEntries) entries, each follows from the one before")
    }
  }

  /// `storewarden audit tail`.
  struct TailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "tail", abstract: "Shows the last entries, oldest first.")

    @OptionGroup var existing: ExistingCatalogArguments
    @Option(name: .shortAndLong, help: "How many entries.")
    var count = 10

    func validate() throws {
      guard count >= 0 else { throw ValidationError("--count \(count): give 0 or more") }
    }

    func run() throws {
      for entry in try existing.use({ catalog throws(CatalogError) in try catalog.lastAuditEntries(count) }) {
        let time = Date(timeIntervalSince1970: Double(entry.at) / 1000).formatted(.iso8601)
        let reason = entry.reason.isEmpty ? "" : " \(entry.reason)"
        print(SafeLine.of("\(entry.number) \(time) \(entry.actor) \(entry.act) \(entry.detail)\(reason)"))
      }
    }
  }
}
