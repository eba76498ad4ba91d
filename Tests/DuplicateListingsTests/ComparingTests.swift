import Marketplace
import Testing

@testable import DuplicateListings

struct ComparingTests {
  private static let listings = madeListings(60)

  private static func copy(of index: Int, _ change: (inout MadeListing) -> Void) -> MadeListing {
    var copy = listings[index]
    copy.id = "x1"
    change(&copy)
    return copy
  }

  @Test func theCopyIsMostSimilar() throws {
    let disguised = Self.copy(of: 20) {
      $0.title = "正品包邮" + $0.title
      $0.description = $0.description.map { "\($0)\u{200B}" }.joined()
    }
    let market = MadeListing.market(Self.listings + [disguised])
    let asked = try #require(market.listing(withID: "x1"))
    let found = DuplicateSearch().similar(to: asked, in: market, limit: 3)
    #expect(found.count <= 3)
    #expect(try #require(found.first).b == market.listing(withID: Self.listings[20].id))
    #expect(try #require(found.first?.probability) > 0.5)
    #expect(found.first?.disguises.contains(.invisible) == true)
  }

  @Test func whatTellsVariantsApartIsNamed() throws {
    var red = Self.listings[3]
    red.attributes = [("颜色", "红色"), ("容量", "500ml")]
    let blue = Self.copy(of: 3) { $0.attributes = [("颜色", "蓝色"), ("容量", "0.5L")] }
    let market = MadeListing.market([red, blue])
    let comparison = DuplicateSearch().compare(0, 1, in: market)
    #expect(comparison.distinctions == [.colour])
    #expect(comparison.probability == 0)
  }

  @Test func matchingPicturesSpeakForACopy() {
    let related = Self.copy(of: 5) { $0.description = "" }
    let market = MadeListing.market(Self.listings + [related])
    let (a, b) = (market.listing(withID: Self.listings[5].id) ?? 0, market.listing(withID: "x1") ?? 0)
    var texts = ListingTexts(of: market)
    let (textA, textB) = (Int(texts.textOfListing[a]), Int(texts.textOfListing[b]))
    texts.arrange(textA, textB)
    let key = UInt64(min(textA, textB)) << 32 | UInt64(max(textA, textB))
    let matches = PictureMatches([.init(b, a, strength: 1), .init(a, b, strength: 0.3)]).byText(texts)
    #expect(matches == [key: 1])
    let (seen, unseen) = (
      CopyLikelihood(of: texts, by: .standard, matches), CopyLikelihood(of: texts, by: .standard)
    )
    #expect(seen.probability(textA, textB) > unseen.probability(textA, textB))
  }

  @Test func textWithNothingToCompareIsNotEvaluable() {
    let market = MadeListing.market([MadeListing(id: "a", title: ""), MadeListing(id: "b", title: "杯")])
    #expect(DuplicateSearch().compare(0, 1, in: market).probability == nil)
    #expect(DuplicateSearch().similar(to: 0, in: market, limit: 5).isEmpty)
  }

  @Test func sharedSpansStandInTheTextAsItWasWritten() {
    let text = "新品 保 温 杯 五百毫升"
    let spans = SharedSpans(of: text, in: ["不锈钢保温杯500毫升"])
    let scalars = Array(text.unicodeScalars)
    let shared = spans.ranges.map { range in String(String.UnicodeScalarView(scalars[range])) }
    #expect(shared == ["保 温 杯 五百毫升"])
    #expect(SharedSpans(of: "全国 bao邮 正品", in: ["包邮正品"]).ranges == [3..<10])
    #expect(SharedSpans(of: "完全不同", in: ["保温杯"]).ranges.isEmpty)
    #expect(SharedSpans(of: "", in: [""]).ranges.isEmpty)
  }

  @Test func aShortTextIsLookedForToo() throws {
    let market = MadeListing.market(
      [MadeListing(id: " A", title: "不锈钢保温杯")]
        + Self.listings + [MadeListing(id: "x9", title: "云杉不锈钢保温杯大容量男女通用", description: "容量五百毫升,密封不漏水。")])
    let found = DuplicateSearch().similar(to: 0, in: market, limit: 3)
    #expect(try #require(found.first).b == market.listing(withID: "x9"))
  }
}
