import ArgumentParser
import Catalog
import Foundation
import Reporting
import Screening

/// `storewarden catalog`: what has to be done to a catalog as a whole.
struct CatalogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog", abstract: "Makes a catalog's key or changes it, checks a catalog, says how much it holds.",
    subcommands: [KeyCommand.self, CheckCommand.self, ShowCommand.self, ReindexCommand.self, RekeyCommand.self])

  /// `storewarden catalog key`.
  struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "key", abstract: "Makes a new key in a file that only you can read.",
      discussion: """
        What merchants registered is sealed under it. Keep a copy where the catalog is not: without the key, nothing that
        was registered can be read or compared any more.
        """)

    @Argument(help: "The file to make; an existing one is never touched.", completion: .file())
    var file: String

    func run() throws {
      let text = Data((CatalogKey.generated() + "\n").utf8)
      guard !FileManager.default.fileExists(atPath: file) else {
        throw Failure.usage("\(file): this file exists already; a key is never replaced. Name another file.")
      }
      guard FileManager.default.createFile(atPath: file, contents: text, attributes: [.posixPermissions: 0o600]) else {
        throw Failure.unreadable("\(file): cannot be made; check that its folder exists and may be written")
      }
    }
  }

  /// `storewarden catalog check`.
  struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract:
        "Checks pages, indexes, references and the audit chain of a catalog, its pictures, and its indexes of texts and of pictures."
    )

    @OptionGroup var existing: ExistingCatalogArguments

    func run() throws {
      let path = existing.catalog
      let unchecked = try existing.use { catalog throws(CatalogError) in
        var faults = try catalog.faults()
        let missing = try catalog.listingsNotIndexed(with: ListingKeys())
        if missing > 0 {
          faults.append("\(missing) listings are not in the index of texts; run \"storewarden catalog reindex\"")
        }
        let unfound = try catalog.picturesNotIndexed()
        if unfound > 0 {
          faults.append("\(unfound) pictures are not in the index of pictures; run \"storewarden catalog reindex\"")
        }
        for fault in faults { StandardError.report("\(path): \(fault)") }
        guard faults.isEmpty else {
          throw CatalogError.damaged(path: path, reason: "faults were found: \(faults.count)")
        }
        return catalog.hasKey ? 0 : try catalog.counts().pictures
      }
      let but = unchecked == 0 ? "" : ", but its \(unchecked) pictures were not checked: give the key with --key"
      print("\(SafeLine.of(path)): sound\(but)")
    }
  }

  /// `storewarden catalog reindex`.
  struct ReindexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reindex", abstract: "Makes anew what a gate finds touched records by, from the records.")

    @OptionGroup var existing: ExistingCatalogArguments

    func run() throws {
      try existing.use { catalog throws(CatalogError) in
        try catalog.reindex(values: CatalogIndex.values)
        try catalog.updateIndex(with: ListingKeys(), anew: true)
        try catalog.updatePictureIndex(anew: true)
      }
      print("\(SafeLine.of(existing.catalog)): indexed anew")
    }
  }

  /// `storewarden catalog show`.
  struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Says how many stores, listings, pictures and acts a catalog holds, or what a store registered.",
      discussion: """
        Beside the keyed hash of each identifier its masked form is kept: it is shown without the key, and stays when the
        key is lost. Of stores that an older version took in there is none until "storewarden catalog reindex".
        """)

    @OptionGroup var existing: ExistingCatalogArguments

    @Option(help: "The id of a store: show what it registered, masked, and how many stores hold the same.")
    var store: String?

    func run() throws {
      if let store {
        let identifiers = try existing.use { catalog throws(CatalogError) in
          try catalog.identifiers(ofStores: [store])
        }
        guard !identifiers.isEmpty else {
          throw Failure.usage(
            "\(store): nothing is known that this store registered; check the id, or run \"catalog reindex\"")
        }
        for line in CaseText.lines(identifiers) { print(SafeLine.of(line)) }
        return
      }
      let counts = try existing.use { catalog throws(CatalogError) in try catalog.counts() }
      print(
        """
        \(counts.stores) stores, \(counts.listings) listings, \(counts.pictures) pictures, \
        \(counts.auditEntries) audit entries
        """)
    }
  }
}
