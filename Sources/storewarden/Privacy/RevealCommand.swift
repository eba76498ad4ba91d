import ArgumentParser
import Catalog
import Marketplace
import Reporting

/// `storewarden reveal`: what a store registered, in full, on record.
struct RevealCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reveal", abstract: "Shows what a store registered in full; who asked and why is kept.",
    discussion: """
      EXAMPLES
        storewarden reveal st-0094 --reason "court order 12/2026" --actor li --catalog market.db --key market.key
      """)

  @Argument(help: "The id of the store.") var store: String
  @OptionGroup var arguments: DecisionArguments

  func run() throws {
    let market = try arguments.act("reveal") { catalog, act throws(CatalogError) in
      try catalog.reveal(store: store, as: act)
    }
    for value in market.stores.values(of: 0) {
      let qualifier = market.stores.string(value.qualifier)
      // Shown in full on purpose, yet not obeyed: control and direction marks are spelled out.
      print(
        "\(value.field)\(qualifier.isEmpty ? "" : " (\(VisibleText.of(qualifier)))"): \(VisibleText.of(market.stores.string(value.text)))"
      )
    }
  }
}
