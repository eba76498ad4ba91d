import Feeds
import Marketplace
import Screening
import Testing

/// How the records of several feeds become one market.
struct AssemblyTests {
  private static let store = #"<store id="s-1"><name>先来的店</name></store>"#
  private static let again = #"<store id="s-1"><name>同号的店</name></store>"#
  private static func listing(_ id: String, store: String = "s-1", title: String = "木勺") -> String {
    #"<listing id="\#(id)" store="\#(store)"><title>\#(title)</title><price currency="CNY">10.00</price></listing>"#
  }

  @Test func theSecondRecordWithAnIDIsSetAsideWithThePlaceOfTheFirst() async throws {
    let folder = try FeedFolder()
    let first = try folder.feed("a.xml", [Self.store, Self.listing("l-1", title: "先来的")])
    let second = try folder.feed("b.xml", [Self.listing("l-2"), Self.again, Self.listing("l-1", title: "后来的")])
    for sources in [[first, second], [second, first]] {
      let findings = try await scan(sources)
      #expect(findings.market.stores.count == 1)
      #expect(findings.market.listings.count == 2)
      let kept = try #require(findings.market.listing(withID: "l-1"))
      #expect(findings.market.listings.string(.title, of: kept) == "先来的")
      #expect(findings.quarantined.map(\.record) == ["s-1", "l-1"])
      #expect(findings.quarantined.map(\.place) == [4, 5].map { SourcePlace(file: second.name, line: $0, column: 1) })
      #expect(findings.quarantined.map(\.field) == ["id", "id"])
      #expect(findings.quarantined[0].reason.contains("\(first.name):3:1"))
      #expect(findings.quarantined[1].reason.contains("\(first.name):4:1"))
      #expect(findings.isIncomplete)
    }
  }

  @Test func withinOneFeedTheFirstLineIsNamedToo() async throws {
    let folder = try FeedFolder()
    let findings = try await scan([folder.feed("a.xml", [Self.store, Self.listing("l-1"), Self.again])])
    let row = try #require(findings.quarantined.first)
    #expect(findings.quarantined.count == 1)
    #expect(row.place.line == 5)
    #expect(row.reason.contains("line 3"))
  }

  @Test func aStoreThatOnlyItsListingsNameIsAStoreOfTheMarket() async throws {
    let folder = try FeedFolder()
    let findings = try await scan([
      folder.feed("a.xml", [Self.store, Self.listing("l-1"), Self.listing("l-2", store: "s-unknown")]),
      folder.feed("b.xml", [Self.listing("l-3", store: "s-unknown")]),
    ])
    let market = findings.market
    #expect((0..<market.stores.count).map { market.id(ofStore: $0) } == ["s-1", "s-unknown"])
    let unknown = try #require(market.store(withID: "s-unknown"))
    #expect(market.storeOfListing.filter { $0 == Int32(unknown) }.count == 2)
    #expect(findings.quarantined.isEmpty)
  }

  @Test func aRefusedFeedLeavesNothingBehindButItsRefusal() async throws {
    let folder = try FeedFolder()
    let good = try folder.feed("good.xml", [Self.store, Self.listing("l-1")])
    // Its two whole records would collide with those of the good feed, which has the later name.
    let broken = try folder.file(
      "broken.xml",
      """
      <marketplace xmlns="urn:storewarden:feed:1" as-of="2027-01-01">
      \(Self.again)
      \(Self.listing("l-9"))
      <listing id="l-10" store="s-new"><title>
      """)
    let findings = try await scan([broken, good])
    let alone = try await scan([good])
    #expect(findings.market.stores.count == 1)
    #expect(findings.market.listings.count == 1)
    #expect(findings.market.listing(withID: "l-9") == nil)
    #expect(findings.market.asOf == alone.market.asOf)
    #expect(try findings.rowsWithoutPlaces.dropLast() == alone.rowsWithoutPlaces[...])
    #expect(findings.quarantined.isEmpty)
    #expect(findings.refused.map(\.place.file) == [broken.name])
    #expect(findings.refused.map(\.records) == [2])
    #expect(findings.isIncomplete)
  }
}
