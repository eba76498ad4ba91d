import Marketplace
import Testing

@testable import DuplicateListings

struct DuplicateSearchTests {
  private func clusters(_ listings: [MadeListing]) -> [[String]] {
    let market = MadeListing.market(listings)
    return DuplicateSearch().find(in: market).clusters.map { $0.listings.map { market.id(ofListing: $0) } }.sorted {
      $0.lexicographicallyPrecedes($1)
    }
  }

  private func copy(_ source: MadeListing, _ change: (inout MadeListing) -> Void) -> MadeListing {
    var copy = source
    copy.id = "x-" + source.id
    change(&copy)
    return copy
  }

  @Test func findsNothingAmongListingsThatShareSentences() { #expect(clusters(madeListings(400)).isEmpty) }

  @Test(
    arguments: [
      { $0.title = "包邮正品" + $0.title + "限时折扣" },
      { $0.title = "🔥" + $0.title.map { "\($0)\u{200B}" }.joined() + "👍" },
      { $0.title = $0.title.map { "\($0)" }.joined(separator: "-") },
      { $0.description = $0.description.split(separator: "。").reversed().joined(separator: "。") },
      { $0.description = $0.description.split(separator: "。").dropLast().joined(separator: "。") },
      { $0.description = $0.description.replacing("发货", with: "寄出").replacing("差异", with: "区别") },
      {
        $0.description = String(
          $0.description.unicodeScalars.map {
            $0.value > 32 && $0.value < 127 ? Character(Unicode.Scalar($0.value + 0xFEE0) ?? " ") : Character($0)
          })
      },
      {
        $0.description = $0.description.replacing("颜色", with: "顏色").replacing("说明书", with: "說明書").replacing(
          "厘米", with: "釐米")
      },
      {
        $0 = MadeListing(
          id: $0.id, title: String($0.title.prefix(6)), description: $0.title.dropFirst(6) + $0.description)
      },
      { $0.description = "关注店铺领券。全场正品,假一赔十,请放心购买。" + $0.description },
    ] as [@Sendable (inout MadeListing) -> Void])
  func findsADisguisedCopy(disguise: @Sendable (inout MadeListing) -> Void) {
    let listings = madeListings(120)
    #expect(clusters(listings + [copy(listings[60], disguise)]) == [["l1060", "x-l1060"]])
  }

  @Test(
    arguments: [
      { $0.attributes = [("颜色", "白色")] }, { $0.title += " 750ml" }, { $0.gtin = "6903099049575" },
      { $0.title = $0.title.replacing("AB1234", with: "AB1240") },
    ] as [@Sendable (inout MadeListing) -> Void])
  func leavesVariantsAlone(vary: @Sendable (inout MadeListing) -> Void) {
    var listings = madeListings(60)
    listings[7].title += " AB1234 500ml"
    listings[7].attributes = [("颜色", "黑色")]
    listings[7].gtin = "6903099049568"
    let twin = copy(listings[7]) {
      $0.title = $0.title.replacing(" 500ml", with: "")
      vary(&$0)
      if !$0.title.contains("750ml") { $0.title += " 500ml" }
    }
    #expect(clusters(listings + [twin]).isEmpty)
    #expect(clusters(listings + [copy(listings[7]) { _ in }]).count == 1)
  }

  @Test func orderOfRecordsDoesNotShow() {
    let listings = madeListings(100)
    let all = listings + [copy(listings[3]) { $0.title += "🔥" }, copy(listings[8]) { $0.title = "包邮" + $0.title }]
    #expect(clusters(all) == clusters(all.reversed()))
    #expect(clusters(all).count == 2)
  }

  @Test func anInvisibleCharacterChangesNothing() {
    let listings = madeListings(80)
    let plain = copy(listings[5]) { $0.title = "包邮" + $0.title }
    let hidden = copy(listings[5]) { $0.title = "包\u{2060}邮" + $0.title }
    let market = MadeListing.market(listings + [plain])
    let other = MadeListing.market(listings + [hidden])
    let found = DuplicateSearch().find(in: market).clusters.map(\.score)
    #expect(found == DuplicateSearch().find(in: other).clusters.map(\.score))
    #expect(found.count == 1)
  }

  @Test func keepsTheEarliestThenTheLowestID() throws {
    var listings = madeListings(30)
    let later = copy(listings[4]) { $0.created = "2026-03-01" }
    let market = MadeListing.market(listings + [later])
    #expect(try #require(DuplicateSearch().find(in: market).clusters.first).keep == market.listing(withID: "x-l1004"))
    listings[4].created = "2026-02-01"
    let dated = MadeListing.market(listings + [later])
    #expect(try #require(DuplicateSearch().find(in: dated).clusters.first).keep == dated.listing(withID: "l1004"))
    let undated = MadeListing.market(listings + [copy(listings[9]) { _ in }])
    #expect(
      try #require(DuplicateSearch().find(in: undated).clusters.first).keep == undated.listing(withID: "l1009"))
  }

  @Test(arguments: ["", "🔥🔥🔥", "\u{200B}\u{200B}", "杯", "\u{0301}\u{0302}", "!!!!!!!!!!"])
  func blanksAreNotEvaluable(text: String) {
    let blanks = (0..<50).map { MadeListing(id: "b\($0)", title: text, description: text) }
    let found = DuplicateSearch().find(in: MadeListing.market(blanks))
    #expect(found.clusters.isEmpty)
    #expect(found.notEvaluable == Array(0..<50))
  }

  @Test func manyEqualTextsAreOneClusterAndFewPairs() throws {
    let listings = (0..<3000).map {
      MadeListing(
        id: "l\(10_000 + $0)", title: "云杉四件套纯棉加厚春秋款", description: "本款四件套采用纯棉面料,尺寸为200×230厘米,生产批次97921。")
    }
    let found = DuplicateSearch().find(in: MadeListing.market(listings))
    let cluster = try #require(found.clusters.first)
    #expect(cluster.listings.count == 3000)
    #expect(cluster.identical == [Array(0..<3000)])
    #expect(cluster.pairs.count == 2999)
    #expect(found.comparedPairs == 0)
  }

  @Test func aHugeDescriptionIsBounded() {
    var listings = madeListings(10)
    listings[0].description = String(repeating: listings[0].description, count: 20_000)
    listings[1].description = String(repeating: "很长的描述", count: 300_000)
    let found = DuplicateSearch().find(in: MadeListing.market(listings))
    #expect(found.clusters.isEmpty)
    #expect(found.notEvaluable.isEmpty)
  }
}
