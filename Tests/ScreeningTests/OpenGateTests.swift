import Catalog
import Feeds
import Foundation
import Judgement
import Marketplace
import Screening
import Testing

/// A gate that stays open decides as one that is opened for each batch, whoever writes the catalog meanwhile.
struct OpenGateTests {
  private static let key = CatalogKey(bytes: Array(1...32))

  /// A market most of which is known, and the records that come.
  private struct Bench {
    let folder: FeedFolder
    let coming: [String]
    let later: [String]

    init(seed: UInt64) throws {
      let market = try SmallMarket(seed: seed)
      var random = SplitMix(seed: seed)
      // Whole rings are known, so that what comes touches groups; their listings, and copies of others, come.
      let stores = market.stores.shuffled(using: &random)
      let listings = market.listings.shuffled(using: &random)
      let copies = listings.suffix(6).map { $0.replacing("<listing id=\"", with: "<listing id=\"copy-") }
      folder = try FeedFolder()
      coming = Array(listings.prefix(14)) + copies + stores.prefix(2)
      later = Array(stores.dropFirst(2).prefix(6))
      _ = try folder.feed("known.xml", Array(stores.dropFirst(8)) + listings.dropFirst(14))
    }

    /// A catalog that knows most of the market, with its groups and an index.
    func catalog(_ name: String) async throws -> Catalog {
      let catalog = try Catalog(path: folder.url.appending(path: name).path, key: OpenGateTests.key)
      let known = FeedSource(folder.url.appending(path: "known.xml").path)
      let scan = try await OpenGateTests.scan.run([known], onto: catalog)
      _ = try catalog.remember(
        scan.market, as: OpenGateTests.act, findings: scan.remembered(isScan: true),
        values: CatalogIndex.values(of: scan.market)
      ) { scan.isKnown($0, among: 1) ? nil : .known }
      try catalog.updateIndex(with: ListingKeys(), anew: true)
      return catalog
    }

    func batch(_ number: Int) throws -> FeedSource { try folder.feed("batch-\(number).xml", [coming[number]]) }
  }

  private static var scan: Scan {
    get throws { Scan(reader: FeedReader.bundled(), pack: try SignalPack.bundled()) }
  }
  private static let act = Act(name: "test", actor: "test", at: 0)

  @Test(arguments: [3, 8] as [UInt64]) func staysWhatAGateOpenedForEachBatchIs(seed: UInt64) async throws {
    let bench = try Bench(seed: seed)
    let (one, other) = try await (bench.catalog("one.db"), bench.catalog("other.db"))
    let open = try Gate(Self.scan, on: one)
    var outcomes: Set<String> = []
    for number in bench.coming.indices {
      let batch = try bench.batch(number)
      if number == bench.coming.count / 2 {
        // Another process takes in stores.
        for path in [one.path, other.path] { try await Self.ingest(bench, into: path) }
      }
      let kept = try await open.judge([batch])
      let fresh = try Gate(Self.scan, on: try Catalog(path: other.path, key: Self.key))
      let anew = try await fresh.judge([batch])
      #expect(Self.said(kept) == Self.said(anew))
      outcomes.formUnion(kept.all.map(\.outcome.rawValue))
      // Every third batch is remembered, and is known to all that come after.
      if number.isMultiple(of: 3) {
        try await open.remember(kept, as: Self.act)
        try await fresh.remember(anew, as: Self.act)
      }
    }
    #expect(outcomes.count > 1, "\(outcomes)")
    #expect(try one.counts() == other.counts())
    #expect(try one.faults().isEmpty && one.listingsNotIndexed(with: ListingKeys()) == 0)
  }

  @Test func seesWhatAnotherProcessLetIn() async throws {
    let bench = try Bench(seed: 5)
    let catalog = try await bench.catalog("market.db")
    let gate = try Gate(Self.scan, on: catalog)
    let listing = """
      <listing id="new-%" store="nobody-%"><title>Walnut desk lamp WD-4417 with dimmer and brass arm</title>\
      <description>Turned by hand from one piece of walnut, oiled twice, with a brass arm and a warm dimmable light.\
      </description><category>Lamps</category><price currency="EUR">89.00</price></listing>
      """
    let batches = try ["a", "b"].map { try bench.folder.feed("\($0).xml", [listing.replacing("%", with: $0)]) }
    let first = try await gate.judge([batches[1]])
    #expect(!first.scan.namedClusters.contains { $0.contains("new-") })
    let elsewhere = try Gate(Self.scan, on: try Catalog(path: catalog.path, key: Self.key))
    try await elsewhere.remember(try await elsewhere.judge([batches[0]]), as: Self.act)
    let second = try await gate.judge([batches[1]])
    #expect(second.scan.namedClusters.contains { $0.contains("new-a") && $0.contains("new-b") })
  }

  private static func ingest(_ bench: Bench, into path: String) async throws {
    let catalog = try Catalog(path: path, key: key)
    let intake = await Ingestion(reader: FeedReader.bundled()).read([try bench.folder.feed("later.xml", bench.later)])
    _ = try catalog.remember(intake.market, as: act, values: CatalogIndex.values(of: intake.market))
  }

  /// What is decided, and why.
  private static func said(_ gate: GateFindings) -> [String] {
    gate.all.map { decision in
      let subject =
        switch decision.subject {
        case .store(let store): gate.scan.market.id(ofStore: store)
        case .listing(let listing): gate.scan.market.id(ofListing: listing)
        case .group, .cluster, .picture: ""
        }
      let hits = decision.verdicts.flatMap { $0.hits.map { "\($0.signal.code) \($0.outcome)" } }
      return "\(subject) \(decision.outcome.rawValue) \(decision.reasons.map(\.english)) \(hits)"
    }
  }
}
