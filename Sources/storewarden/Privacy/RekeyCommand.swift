import ArgumentParser
import Catalog
import Screening

extension CatalogCommand {
  /// `storewarden catalog rekey`.
  struct RekeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rekey", abstract: "Puts a catalog under a new key, or under one after the old one was lost.",
      discussion: """
        With the old key everything that is sealed is opened and sealed anew, at once or not at all; the old key opens
        nothing any more. Without it (--lost) what merchants registered is gone until feeds bring it again, and releases of
        stores and known hubs end; listings, groups, cases, judgements and the audit chain stay.

        EXAMPLES
          storewarden catalog key new.key
          storewarden catalog rekey --new-key new.key --key market.key --reason "yearly" --catalog market.db
          storewarden catalog rekey --new-key new.key --lost --reason "the safe burnt" --catalog market.db
        """)

    @Option(help: "The file with the new key.", completion: .file()) var newKey: String
    @Flag(help: "The old key is lost.") var lost = false
    @OptionGroup var arguments: DecisionArguments

    func run() throws {
      let new: CatalogKey?
      do throws(KeyFault) {
        new = try KeySource.key(file: newKey)
      } catch {
        throw Failure.usage("\(error)")
      }
      guard let new else { return }
      let count = try arguments.act("rekey") { catalog, act throws(CatalogError) in
        lost
          ? try catalog.rekeyWithoutOld(to: new, as: act)
          : try catalog.rekey(to: new, as: act, values: CatalogIndex.values)
      }
      print(lost ? "what \(count) stores registered is gone; take their feeds in again" : "\(count) stores sealed anew")
    }
  }
}
