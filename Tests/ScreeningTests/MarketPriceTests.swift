import Catalog
import Feeds
import Foundation
import Judgement
import Screening
import Testing

/// The catalog remembers what others ask for a product, so that a batch which undercuts the market is found by itself.
struct MarketPriceTests {
  @Test(arguments: [true, false])
  func aRingThatUndercutsKnownPricesIsFoundAgainstTheCatalog(isWhole: Bool) async throws {
    let folder = try FeedFolder()
    let (ring, others) = try Self.records()
    #expect(ring.count > 6 && others.count > 18)
    let catalog = try Catalog(path: folder.url.appending(path: "market.db").path, key: CatalogKey(bytes: Array(1...32)))
    let intake = await Ingestion(reader: FeedReader.bundled()).read([try folder.feed("known.xml", others)])
    _ = try catalog.remember(
      intake.market, as: Act(name: "ingest", actor: "test", at: 0), values: CatalogIndex.values(of: intake.market)
    ) { intake.isRegistered($0) ? .known : nil }
    try catalog.updateIndex(with: ListingKeys(), anew: true)
    let batch = try folder.feed("batch.xml", ring)
    let found = try await Self.undercutting(batch, against: catalog, isWhole)
    #expect(try #require(found) > 0.35)
    // By itself the batch shows no market to undercut.
    let empty = try Catalog(path: folder.url.appending(path: "empty.db").path, key: CatalogKey(bytes: Array(1...32)))
    #expect(try await Self.undercutting(batch, against: empty, isWhole) == nil)
  }

  /// How far below the market's prices the one group of a batch sells; `nil` when there are no prices beside it.
  private static func undercutting(
    _ batch: FeedSource, against catalog: Catalog, _ isWhole: Bool
  ) async throws -> Double? {
    let scan = Scan(reader: FeedReader.bundled(), pack: try SignalPack.bundled())
    let gate = try await Gate(scan, on: catalog, isWhole: isWhole).judge([batch])
    #expect(gate.scan.verdicts.groups.count == 1)
    let verdict = try #require(gate.scan.verdicts.groups.first)
    let reading = try #require(verdict.readings.first { $0.signal.code == "GRP-05" })
    guard case .hit(let share, _) = reading.outcome else { return nil }
    return share
  }

  /// A ring, and eighteen stores that sell the same products at the usual price: the example of undercutting.
  private static func records() throws -> (ring: [String], others: [String]) {
    let example = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../fixtures/signals/ring.xml")
    let text = try String(contentsOf: example, encoding: .utf8)
    let records = text.matches(of: /(?s)<(store|listing) id=.*?<\/\1>/).map { String($0.output.0) }
    let isOfRing = { (record: String) in record.contains(/^<(store id|listing id="[^"]*" store)="r-/) }
    // Nothing in the others' texts leads to them, but the product alone.
    let others = records.filter { !isOfRing($0) }.enumerated().map { number, record in
      record.replacing(
        /(?s)<title>.*<\/description>/, with: "<title>\(String(repeating: "w\(number)", count: 9))</title>")
    }
    return (records.filter(isOfRing), others)
  }
}
