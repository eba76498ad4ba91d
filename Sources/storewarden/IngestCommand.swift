import ArgumentParser
import Catalog
import Feeds
import Judgement
import Reporting
import Screening

/// `storewarden ingest`: feeds into the catalog, unjudged.
struct IngestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Takes what feeds say into the catalog, without judging it.",
    discussion: """
      The same feeds a second time change nothing. A run that is killed leaves whole records behind; run it again. Of a
      feed that is refused nothing is taken in.

      Pictures that lie beside their feeds, or were fetched, are looked at and remembered too: what they declare, and what
      a picture that shows the same is found by. Files that the catalog knows as they are cost no more than reading them.

      Exit status: 0 done; 3 when a feed was refused or the catalog cannot be used; 4 when records were set aside.

      EXAMPLES
        storewarden catalog key market.key
        storewarden ingest market/ --catalog market.db --key market.key
        storewarden ingest market/ --catalog market.db --pictures ~/.cache/storewarden/pictures
      """)

  @OptionGroup var feeds: FeedArguments
  @OptionGroup var catalog: CatalogArguments
  @OptionGroup var pictures: PictureKeepingArguments
  @OptionGroup var formats: FormatArguments
  @OptionGroup var limits: LimitArguments
  @OptionGroup var actor: ActorArguments

  func run() async throws {
    let sources = try await feeds.sources()
    let reader = try formats.reader(limits: limits.limits)
    let ingestion = try pictures.ingestion()
    let catalog = try self.catalog.open()
    let lock = try CatalogAccess.lock(catalog)
    defer { withExtendedLifetime(lock) {} }
    let progress = ProgressLine()
    let intake = await Ingestion(reader: reader).read(sources) { progress.show($0.text) }
    progress.clear()
    let counts: RememberedCounts
    let pictureCounts: RememberedCounts.OfKind
    do throws(CatalogError) {
      counts = try catalog.remember(
        intake.market, as: actor.act("ingest"), values: CatalogIndex.values(of: intake.market)
      ) { intake.isRegistered($0) ? .known : nil }
      pictureCounts = try await ingestion.remember(intake, in: catalog, as: actor.act("ingest")) {
        progress.show($0.text)
      }
      try catalog.updateIndex(with: ListingKeys())
      try catalog.updatePictureIndex()
    } catch {
      throw Failure(error)
    }
    progress.clear()
    print(
      """
      \(SafeLine.of(catalog.path)): stores: \(counts.stores.text); listings: \(counts.listings.text); \
      pictures: \(pictureCounts.text)
      """)
    for record in intake.quarantined {
      StandardError.report("\(record.place): \(record.field): \(record.reason)")
    }
    for refusal in intake.refused { StandardError.report("\(refusal.place): \(refusal.reason)") }
    guard intake.refused.isEmpty else { throw ExitStatus.unreadable }
    if !intake.quarantined.isEmpty { throw ExitStatus.incomplete }
  }
}

extension RememberedCounts.OfKind {
  /// `12 new, 3 changed, 40 unchanged`.
  var text: String { "\(new) new, \(changed) changed, \(unchanged) unchanged" }
}
