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

    @Argument(help: "The catalog.", completion: .file())
    var catalog: String
    @OptionGroup var access: CatalogAccess

    func run() throws {
      let opened = try access.openExisting(catalog)
      let broken: Int?
      let counts: Catalog.Counts
      do throws(CatalogError) {
        broken = try opened.firstBrokenAuditEntry()
        counts = try opened.counts()
      } catch {
        throw Failure(error)
      }
      if let broken {
        throw Failure.unreadable(
          "\(catalog): entry \(broken) of the audit chain does not follow from the one before: it or one before it was changed or dropped. Compare with a copy."
        )
      }
      print("\(counts.auditEntries) entries, each follows from the one before")
    }
  }

  /// `storewarden audit tail`.
  struct TailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "tail", abstract: "Shows the last entries, oldest first.")

    @Argument(help: "The catalog.", completion: .file())
    var catalog: String
    @Option(name: .shortAndLong, help: "How many entries.")
    var count = 10
    @OptionGroup var access: CatalogAccess

    func run() throws {
      let opened = try access.openExisting(catalog)
      do throws(CatalogError) {
        for entry in try opened.lastAuditEntries(max(0, count)) {
          let time = Date(timeIntervalSince1970: Double(entry.at) / 1000).formatted(.iso8601)
          let reason = entry.reason.isEmpty ? "" : " \(entry.reason)"
          print(SafeLine.of("\(entry.number) \(time) \(entry.actor) \(entry.act) \(entry.detail)\(reason)"))
        }
      } catch {
        throw Failure(error)
      }
    }
  }
}
