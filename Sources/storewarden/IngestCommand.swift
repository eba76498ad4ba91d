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

      Exit status: 0 done; 3 when a feed was refused or the catalog cannot be used; 4 when records were set aside.

      EXAMPLES
        storewarden catalog key market.key
        storewarden ingest market/ --catalog market.db --key market.key
      """)

  @OptionGroup var feeds: FeedArguments
  @OptionGroup var catalog: CatalogArguments
  @OptionGroup var formats: FormatArguments
  @OptionGroup var limits: LimitArguments
  @OptionGroup var actor: ActorArguments

  func run() async throws {
    let sources = try await feeds.sources()
    let reader = try formats.reader(limits: limits.limits)
    let catalog = try self.catalog.open()
    let lock = try CatalogAccess.lock(catalog)
    defer { withExtendedLifetime(lock) {} }
    let progress = ProgressLine()
    let intake = await Ingestion(reader: reader).read(sources) { progress.show($0.text) }
    progress.clear()
    let counts: RememberedCounts
    do throws(CatalogError) {
      counts = try catalog.remember(
        intake.market, as: actor.act("ingest"), values: CatalogIndex.values(of: intake.market)
      ) { intake.isRegistered($0) ? .known : nil }
      try catalog.updateIndex(with: ListingKeys())
    } catch {
      throw Failure(error)
    }
    print("\(SafeLine.of(catalog.path)): stores: \(counts.stores.text); listings: \(counts.listings.text)")
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
