import ArgumentParser
import Catalog
import Marketplace

/// `storewarden purge`: what no feed named for long is taken away.
struct PurgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge", abstract: "Asks for records to be taken away that no feed has named since a day.",
    discussion: """
      A second person has to agree (approve grant); then the records go, in one transaction, and are overwritten in the
      file. Decisions, groups and the audit chain stay.

      EXAMPLES
        storewarden purge --before 2026-05-01 --dry-run --catalog market.db
        storewarden purge --before 2026-05-01 --reason "retention of 180 days" --actor li --catalog market.db
      """)

  @Option(help: "What was last named by a feed before this day (YYYY-MM-DD).", transform: AsOfArguments.day)
  var before: Day
  @Flag(help: "Only count.") var dryRun = false
  @OptionGroup var arguments: DecisionArguments

  func run() throws {
    if dryRun {
      let counts = try arguments.act("purge") { catalog, _ throws(CatalogError) in
        try catalog.purgeable(before: before)
      }
      print("last named before \(before): \(counts.text)")
      return
    }
    let request = try arguments.act("purge") { catalog, act throws(CatalogError) in
      try catalog.askForPurge(before: before, as: act)
    }
    print("request \(request): a second person has to agree (storewarden approve grant \(request))")
  }
}
