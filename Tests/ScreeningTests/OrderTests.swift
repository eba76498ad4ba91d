import Feeds
import Screening
import Testing

/// What is found does not depend on how the market is handed over.
struct OrderTests {
  @Test func anySplitIntoFilesAndAnyOrderOfRecordsGivesTheSameFindings() async throws {
    let market = try #require(SmallMarket.first)
    let folder = try FeedFolder()
    let whole = try await SmallMarket.firstFindings.value
    let expected = try whole.rowsWithoutPlaces
    #expect(whole.quarantined.isEmpty)
    #expect(expected.contains { $0.contains(#""type":"group""#) })
    #expect(expected.contains { $0.contains(#""type":"duplicates""#) })

    var random = SplitMix(seed: 7)
    let records = (market.stores + market.listings).shuffled(using: &random)
    var sources: [FeedSource] = []
    var start = 0
    for (number, share) in [1, 3, 90, 200, records.count].enumerated() {
      let end = min(records.count, start + share)
      sources.append(try folder.feed("part-\(number).xml", Array(records[start..<end])))
      start = end
    }
    let parts = try await scan(sources.shuffled(using: &random))
    #expect(try parts.rowsWithoutPlaces == expected)
  }

  @Test func theNumberOfThreadsAndTheOrderOfFilesDoNotShowInAByte() async throws {
    let market = try #require(SmallMarket.first)
    let folder = try FeedFolder()
    let half = market.listings.count / 2
    let sources = [
      try folder.feed("a.xml", Array(market.listings[..<half])), try folder.feed("b.xml", market.stores),
      // Records that stand twice and a feed that ends early are told of in the same words and order, too.
      try folder.feed("c.xml", Array(market.listings[half...]) + [market.stores[3], market.listings[5]]),
      try folder.file("d.xml", "<marketplace xmlns=\"urn:storewarden:feed:1\">"),
    ]
    let alone = try await scan(sources, width: 1).jsonLines
    let together = try await scan(sources.reversed(), width: 8).jsonLines
    #expect(alone == together)
    #expect(alone.contains(#""type":"refused""#))
  }
}
