import Evaluation
import Foundation
import Screening
import StoreGroups
import Testing

/// How good a scan has to be, and what must not move it.
struct QualityTests {
  @Test(arguments: [2, 3])
  func aLabelledMarketIsSeenAsItIs(seed: UInt64) async throws {
    let market = try SmallMarket(seed: seed)
    let folder = try FeedFolder()
    let findings = try await scan([folder.feed("market.xml", market.stores + market.listings)])
    let rows = try LabelledRows(jsonLines: Data(try findings.jsonLines.utf8), file: "findings.jsonl")
    var scores: [String: Score.Value] = [:]
    for score in Evaluation.scores(of: rows, against: try market.labels) { scores[score.name] = score.value }
    #expect(scores["accused"] == .count(0))
    guard case .agreement(let links) = scores["links"], case .agreement(let malicious) = scores["malicious"],
      case .agreement(let duplicates) = scores["duplicates"]
    else {
      Issue.record("A figure is missing: \(scores.keys.sorted())")
      return
    }
    #expect(links.f1 >= 0.95)
    #expect(malicious.precision == 1)
    #expect(malicious.recall >= 0.85)
    #expect(duplicates.f1 >= 0.95)
  }

  @Test func aNumberThatManyHonestStoresShareJoinsNobody() async throws {
    let market = try #require(SmallMarket.first)
    let grouped = Set(try market.labels.groups.flatMap(\.stores))
    let folder = try FeedFolder()
    let before = try await SmallMarket.firstFindings.value
    #expect(!before.namedGroups.isEmpty)

    let agent = #"<party role="contact" kind="company"><phone>13912345077</phone></party>"#
    var touched = 0
    let stores = market.stores.map { store in
      guard !grouped.contains(where: { store.contains(#"<store id="\#($0)""#) }), touched < 40 else { return store }
      touched += 1
      return store.replacing(#"    <account kind="bank-card">"#, with: "\(agent)\n    <account kind=\"bank-card\">")
    }
    #expect(touched == 40)
    #expect(zip(stores, market.stores).filter { $0 != $1 }.count == 40)
    let after = try await scan([folder.feed("after.xml", stores + market.listings)])
    #expect(after.namedGroups == before.namedGroups)
    #expect(after.groups.heldBack.contains { $0.stores.count >= 40 && $0.kind == .phone })
  }

  @Test func charactersThatNobodySeesChangeNothing() async throws {
    let market = try #require(SmallMarket.first)
    let folder = try FeedFolder()
    let before = try await SmallMarket.firstFindings.value
    #expect(!before.namedClusters.isEmpty)
    let hidden = ["\u{200B}", "\u{2060}", "\u{00AD}", "\u{FEFF}", "\u{200D}", "\u{E0020}"]
    let listings = market.listings.enumerated().map { number, listing in
      listing.replacing(/<title>(.*?)<\/title>/) { match in
        var title = ""
        var isMarkup = false
        for (place, scalar) in match.output.1.unicodeScalars.enumerated() {
          title.unicodeScalars.append(scalar)
          if scalar == "&" { isMarkup = true }
          if !isMarkup, place % 3 == number % 3 { title += hidden[(number + place) % hidden.count] }
          if scalar == ";" { isMarkup = false }
        }
        return "<title>\(title)</title>"
      }
    }
    #expect(listings != market.listings)
    let after = try await scan([folder.feed("after.xml", market.stores + listings)])
    #expect(after.namedGroups == before.namedGroups)
    #expect(after.namedClusters == before.namedClusters)
  }
}
