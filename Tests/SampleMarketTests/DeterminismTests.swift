import Foundation
import SampleMarket
import Testing

@Suite struct DeterminismTests {
  @Test func `the same seed makes the same market`() throws {
    let market = SampleMarket(stores: 80, seed: 4)
    #expect(try market.documents() == market.documents())
  }

  @Test func `another seed makes another market`() throws {
    let one = try SampleMarket(stores: 80, seed: 4).documents()
    let other = try SampleMarket(stores: 80, seed: 5).documents()
    #expect(one.stores != other.stores)
    #expect(one.listings != other.listings)
    #expect(one.truth != other.truth)
  }

  @Test(arguments: ["stores.xml", "listings.xml", "truth.jsonl"])
  func `the market that ships is the one that is made`(name: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let shipped = try String(contentsOf: root.appending(path: "fixtures/market/\(name)"), encoding: .utf8)
    let made = try #require(Sample.documents)
    let text = ["stores.xml": made.stores, "listings.xml": made.listings, "truth.jsonl": made.truth][name]
    // Not compared inside the expectation: a failure would print both texts.
    let isSame = shipped == text
    #expect(isSame, "remake fixtures/market as fixtures/README.md says")
  }

  @Test(arguments: [0, 79, 200_001])
  func `a market of an impossible size is refused`(stores: Int) {
    #expect(throws: SampleMarketError.storesOutOfRange(stores, allowed: SampleMarket.allowedStores)) {
      try SampleMarket(stores: stores).documents()
    }
  }

  @Test func `what is written is what was made, and the summary counts it`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "sample-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let market = SampleMarket(stores: 80, seed: 2)
    let summary = try market.write(to: folder.path(percentEncoded: false), drawing: false)
    let documents = try market.documents()
    let listings = try String(contentsOf: folder.appending(path: "listings.xml"), encoding: .utf8)
    #expect(listings == documents.listings)
    #expect(summary.stores == documents.stores.all(from: "<store id=\"", to: "\"").count)
    // The two broken listings are not counted: one has no id at all.
    #expect(summary.listings == documents.listings.all(from: "<listing id=\"", to: "\"").count - 1)
    #expect(summary.truths == Sample.lines(of: documents.truth).count)
  }

  @Test func `a folder that cannot be made is an error that names it`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "sample-\(UUID().uuidString)")
    try Data().write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let path = file.path(percentEncoded: false) + "/below"
    #expect {
      try SampleMarket(stores: 80).write(to: path, drawing: false)
    } throws: { error in
      (error as? SampleMarketError)?.description.hasPrefix(path) == true
    }
  }
}
