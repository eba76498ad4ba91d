import Catalog
import Feeds
import Foundation
import Judgement
import Screening
import Testing

/// New records are judged against everything that is known, and known from then on.
struct GateTests {
  @Test func aMarketGatedInBatchesEndsWhereAScanOfItDoes() async throws {
    let market = try #require(SmallMarket.first)
    let whole = try await SmallMarket.firstFindings.value
    let folder = try FeedFolder()
    let catalog = try Catalog(path: folder.url.appending(path: "market.db").path, key: Self.key)
    var random = SplitMix(seed: 11)
    let records = (market.stores + market.listings).shuffled(using: &random)
    let size = (records.count + 19) / 20
    var last: GateFindings?
    for start in stride(from: 0, to: records.count, by: size) {
      let batch = try folder.feed("batch-\(start).xml", Array(records[start..<min(start + size, records.count)]))
      last = try await Self.gate(batch, against: catalog)
    }
    let end = try #require(last)
    #expect(!whole.namedGroups.isEmpty && !whole.namedClusters.isEmpty)
    #expect(end.scan.namedGroups == whole.namedGroups)
    #expect(end.scan.namedClusters == whole.namedClusters)
    #expect(try catalog.faults().isEmpty)
  }

  @Test func aCopyOfWhatIsInTheMarketWaitsWhateverItSaysOfItsAge() async throws {
    let folder = try FeedFolder()
    let catalog = try Catalog(path: folder.url.appending(path: "market.db").path, key: Self.key)
    let first = try await Self.gate(
      folder.feed("first.xml", [Self.listing("a", "s1", created: "2026-10-01")]), against: catalog)
    #expect(first.decisions.listings.map(\.outcome) == [.approve])
    let second = try await Self.gate(
      folder.feed("second.xml", [Self.listing("b", "s1", created: "2020-01-01")]), against: catalog)
    #expect(second.decisions.listings.count == 1)
    #expect(try #require(second.decisions.listings.first).outcome >= .review)
    // The same batch again is no copy of itself.
    let again = try await Self.gate(
      folder.feed("first.xml", [Self.listing("a", "s1", created: "2026-10-01")]), against: catalog)
    #expect(again.decisions.listings.count == 1)
  }

  @Test func whatCannotBeJudgedIsIncompleteAndNeverApproved() async throws {
    let folder = try FeedFolder()
    let catalog = try Catalog(path: folder.url.appending(path: "market.db").path, key: Self.key)
    let pictured = Self.listing("a", "s1", created: "2026-10-01").replacing(
      "<category>", with: #"<image href="missing.jpg"/><category>"#)
    let gate = try await Self.gate(folder.feed("a.xml", [pictured]), against: catalog)
    #expect(gate.decisions.listings.allSatisfy { $0.outcome > .approve })
    let refused = try await Self.gate(
      folder.file("b.xml", "<marketplace xmlns=\"urn:storewarden:feed:1\">"), against: catalog)
    #expect(refused.worst == .incomplete)
  }

  private static let key = CatalogKey(bytes: Array(1...32))

  /// Judges a batch and remembers what was decided.
  private static func gate(_ batch: FeedSource, against catalog: Catalog) async throws -> GateFindings {
    let gate = try Gate(Scan(reader: FeedReader.bundled(), pack: try SignalPack.bundled()), on: catalog)
    let findings = try await gate.judge([batch])
    _ = try catalog.remember(findings.scan.market, as: Act(name: "gate", actor: "test", at: 0)) {
      findings.decision(of: $0)
    }
    return findings
  }

  private static func listing(_ id: String, _ store: String, created: String) -> String {
    """
    <listing id="\(id)" store="\(store)" created="\(created)"><title>Walnut desk lamp WD-4417 with dimmer and brass arm</title>\
    <description>Turned by hand from one piece of walnut, oiled twice, with a brass arm and a warm dimmable light.</description>\
    <category>Lamps</category><price currency="EUR">89.00</price></listing>
    """
  }
}
