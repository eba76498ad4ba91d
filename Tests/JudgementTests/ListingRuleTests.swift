import Foundation
import Marketplace
import SyntheticImages
import Testing

@testable import Judgement

/// What makes a listing's verdict, and an urgent case, is said by the composition.
struct ListingRuleTests {
  /// The judge of the bundled pack with another text in place of one of its composition.
  private static func judge(_ text: String = "", _ replacement: String = "") throws -> Judge {
    var files = EmbeddedFiles.all.filter { $0.path.hasSuffix(".yaml") }
    let index = try #require(files.firstIndex { $0.path == "composition.yaml" })
    if !text.isEmpty {
      try #require(files[index].text.contains(text))
      files[index].text = files[index].text.replacingOccurrences(of: text, with: replacement)
    }
    return Judge(pack: try SignalPack(files: files))
  }

  private static func copies(_ judge: Judge) -> [Recommendation] {
    judge.judge(
      market: Samples.market(stores: 2), groups: Samples.group(size: 2), duplicates: Samples.cluster([0, 1]),
      pictures: []
    ).listings.map(\.recommendation)
  }

  @Test func theClusterCountsWhenTheRuleSaysSo() throws {
    #expect(Self.copies(try Self.judge()) == [.review])
    #expect(Self.copies(try Self.judge("counts: [pictures, cluster]", "counts: [pictures]")).isEmpty)
  }

  @Test func picturesCountWhenTheRuleSaysSo() throws {
    for (counts, listings) in [("counts: [pictures, cluster]", 1), ("counts: [cluster]", 0)] {
      let verdicts = try Self.judge("counts: [pictures, cluster]", counts).judge(
        market: Samples.market(stores: 1), groups: Samples.noGroups, duplicates: Samples.noDuplicates,
        pictures: [Samples.picture(.generated)])
      #expect(verdicts.pictures.map(\.recommendation) == [.review])
      #expect(verdicts.listings.count == listings)
    }
  }

  @Test func enoughWeightGoesToAPersonThoughNoSignalAloneAsksForIt() throws {
    func copied(_ judge: Judge) -> [Recommendation] {
      judge.judge(
        market: Samples.market(stores: 2), groups: Samples.noGroups, duplicates: Samples.cluster([0, 1]), pictures: []
      ).listings.map(\.recommendation)
    }
    #expect(copied(try Self.judge()).isEmpty)
    let rule = "listing:\n  prior: -4.0\n  threshold: 0.0"
    #expect(copied(try Self.judge(rule, "listing:\n  prior: -4.0\n  threshold: -3.9")) == [.review])
  }

  @Test func signalsThatHitTogetherMoveACaseUp() throws {
    let pack = try SignalPack.bundled()
    func reading(_ code: String, _ band: Band) throws -> SignalReading {
      let signal = try #require(pack.signals.first { $0.code == code })
      return SignalReading(signal: signal, outcome: .hit(value: 1, band: band), weight: 1)
    }
    let together = Combination(
      codes: [["IMG-01", "IMG-02"], ["DUP-01"]], band: .medium, priority: 3,
      text: LocalizedText(english: "both", chinese: "二者"))
    #expect(together.holds(for: [try reading("IMG-02", .strong), try reading("DUP-01", .medium)]))
    #expect(!together.holds(for: [try reading("IMG-02", .strong), try reading("IMG-01", .strong)]))
    #expect(!together.holds(for: [try reading("IMG-02", .weak), try reading("DUP-01", .medium)]))
  }

  @Test(arguments: [
    ("counts: [pictures, cluster]", "counts: [pictures, clusters]", "did you mean \"cluster\""),
    ("  threshold: 0.0\n  counts", "  counts", "threshold"),
    ("[[IMG-01, IMG-02, IMG-03], [IMG-06]]", "[[IMG-01]]", "two sets of codes"),
    ("priority: 3", "priority: 12", "1 to 9"),
  ])
  func aMistakeIsNamed(text: String, replacement: String, expected: String) throws {
    let fault = #expect(throws: SignalPackError.self) { try Self.judge(text, replacement) }
    #expect(fault?.description.contains(expected) == true, "\(String(describing: fault))")
  }
}
