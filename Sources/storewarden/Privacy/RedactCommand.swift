import ArgumentParser
import Catalog
import Reporting

/// `storewarden redact`: a store is forgotten.
struct RedactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redact", abstract: "Takes away what a store registered, its listings, and what was written about it.",
    discussion: """
      A tombstone stays, and the audit chain says which of its entries lost their text; it still verifies. Decisions and
      group ids, which name the store by its id alone, stay. What the file held is overwritten.

      EXAMPLES
        storewarden redact st-0094 --reason "erasure asked for, ticket 88" --actor li --catalog market.db
      """)

  @Argument(help: "The id of the store.") var store: String
  @OptionGroup var arguments: DecisionArguments

  func run() throws {
    let counts = try arguments.act("redact") { catalog, act throws(CatalogError) in
      try catalog.redact(store: store, as: act)
    }
    print(SafeLine.of("\(store): redacted, with \(counts.listings) listings"))
  }
}
