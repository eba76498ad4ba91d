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

  @Test func keepsByPolicyAndSaysWhy() throws {
    var listings = madeListings(30)
    listings[4].created = "2026-02-01"
    listings[4].description += " 🔥🔥"
    let plain = copy(listings[4]) {
      $0.created = "2026-03-01"
      $0.description = $0.description.replacing(" 🔥🔥", with: "")
    }
    let full = MadeListing(
      id: "y-full", title: plain.title, description: listings[4].description, attributes: [("材质", "棉"), ("产地", "嘉兴")],
      created: "2026-04-01")
    let market = MadeListing.market(listings + [plain, full])
    func kept(_ policy: KeepPolicy, _ market: Market) throws -> String {
      var options = DuplicateSearch.Options()
      options.keep = policy
      let cluster = try #require(DuplicateSearch(options).find(in: market).clusters.first)
      return ([market.id(ofListing: cluster.keep)] + cluster.keepReasons.map(\.rawValue)).joined(separator: " ")
    }
    #expect(try kept(.earliest, market) == "l1004 created-first")
    #expect(try kept(.original, market) == "x-l1004 least-disguised")
    #expect(try kept(.complete, market) == "y-full most-complete")
    // Nobody is authorised: the earliest, as if nothing had been asked.
    #expect(try kept(.authorised, market) == "l1004 created-first")
    let bare = MadeListing.market(madeListings(30) + [copy(madeListings(30)[4]) { _ in }])
    for policy in KeepPolicy.allCases { #expect(try kept(policy, bare) == "l1004 lowest-id") }
  }

  @Test func keepsWhatABrandAuthorised() throws {
    var (stores, listings) = (RecordTable(), RecordTable())
    var draft = RecordDraft()
    for (store, brand) in [("s-1", "云杉"), ("s-2", "青禾")] {
      draft.removeAll()
      draft.append(.id, store)
      if store == "s-2" { draft.append(.affiliation, brand, qualifier: "brand-authorisation") }
      stores.append(draft, file: 0, line: 1, column: 1)
      draft.removeAll()
      draft.append(.id, "l-\(store)")
      draft.append(.store, store)
      draft.append(.title, "青禾 手工雕刻胡桃木长柄木勺 家用炒菜不粘锅专用")
      draft.append(.description, "选用整块胡桃木, 手工打磨七道, 不上漆, 只擦食品级木蜡油。")
      draft.append(.brand, "青禾")
      listings.append(draft, file: 0, line: 1, column: 1)
    }
    let market = Market(files: ["made.xml"], stores: stores, listings: listings)
    var options = DuplicateSearch.Options()
    #expect(try #require(DuplicateSearch(options).find(in: market).clusters.first).keep == 0)
    options.keep = .authorised
    let cluster = try #require(DuplicateSearch(options).find(in: market).clusters.first)
    #expect(cluster.keep == 1 && cluster.keepReasons == [.authorised])
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

  @Test(arguments: [
    "Batch {n}-{m}; made with {k} quality checks. Ships within {d} hours; free returns for {r} days.",
    "生产批次{n}{m},每件都有独立编号。经过{k}道工序制作,下单后{d}小时内发货,支持{r}天退货。",
  ])
  func goodsOfOneTemplateAreTheirOwn(template: String) {
    let listings = (0..<40).map { index in
      var text = template
      for (place, name) in ["{n}", "{m}", "{k}", "{d}", "{r}"].enumerated() {
        text = text.replacing(name, with: "\(1000 + (index * 7919 + place * 104_729) % 8999)")
      }
      return MadeListing(
        id: "l\(100 + index)", title: "Toraro throw blanket 毛毯 AW9961 non-slip classic", description: text)
    }
    #expect(clusters(listings).isEmpty)
    #expect(clusters(listings + [copy(listings[9]) { $0.title = "🔥" + $0.title }]) == [["l109", "x-l109"]])
  }

  @Test func aNumberBrokenByOrnamentsIsOneNumber() {
    var listings = madeListings(30)
    listings[5].title += " GX5704"
    let broken = copy(listings[5]) { $0.title = $0.title.replacing("GX5704", with: "GX5【704🔥") }
    #expect(clusters(listings + [broken]) == [["l1005", "x-l1005"]])
  }

  @Test func copiesThatSpeakOtherwiseAreFound() {
    var listings = madeListings(60)
    listings[20].title = "美川保温杯 包邮 500ml 男女通用不锈钢大容量"
    let heard = copy(listings[20]) { $0.title = "美川保温杯 bao邮 五百毫升 男女通用不锈港大容量" }
    #expect(clusters(listings + [heard]) == [["l1020", "x-l1020"]])
  }

  @Test func manyListingsOfOneTitleAreBounded() {
    let listings = (0..<200_000).map {
      MadeListing(id: "l\(1_000_000 + $0)", title: "云杉四件套纯棉加厚春秋款床单被套", description: "生产批次\($0 * 7919 % 999_983)号")
    }
    let found = DuplicateSearch().find(in: MadeListing.market(listings))
    // What all share weighs nothing, so that hardly any are candidates; no bucket makes more than its cap.
    #expect(found.comparedPairs < 20_000)
    #expect(found.clusters.isEmpty)
  }

  @Test func aDescriptionOfMegabytesIsBounded() {
    var listings = madeListings(40)
    let copied = copy(listings[3]) { $0.description += String(repeating: "很长的描述,没有尽头。", count: 170_000) }
    listings[8].description = String(repeating: "🔥", count: 1_400_000)
    #expect(copied.description.utf8.count > 5_000_000)
    #expect(clusters(listings + [copied]).allSatisfy { Set($0).isSubset(of: ["l1003", "x-l1003"]) })
  }

  @Test func theEarlierOneIsTheOriginal() throws {
    var listings = madeListings(20)
    listings[2].created = "2026-05-01"
    let earlier = copy(listings[2]) { $0.created = "2026-04-01T08:00:00Z" }
    let market = MadeListing.market(listings + [earlier])
    let pair = try #require(DuplicateSearch().find(in: market).clusters.first?.pairs.first)
    #expect(pair.original == market.listing(withID: "x-l1002"))
    let undated = MadeListing.market(madeListings(9) + [copy(madeListings(9)[1]) { _ in }])
    #expect(try #require(DuplicateSearch().find(in: undated).clusters.first).pairs.allSatisfy { $0.original == nil })
  }
}
