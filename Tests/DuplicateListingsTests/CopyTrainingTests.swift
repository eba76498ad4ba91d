import Marketplace
import Testing

@testable import DuplicateListings

struct CopyTrainingTests {
  private static let things = Array("木瓷铜竹麻棉丝纸石玉银皮毛草藤漆砂釉绸锦")
  private static let deeds = Array("雕织染烧磨编绣刻压铸晒煮揉捻缝裁洗熨包藏")

  /// A title and sentences that name no number, so that nothing but how much is shared tells copies.
  private static func words(_ seed: Int) -> (title: String, sentences: [String]) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next(_ from: [Character]) -> Character {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return from[Int(state >> 33) % from.count]
    }
    func run(_ count: Int) -> String { String((0..<count).flatMap { _ in [next(things), next(deeds)] }) }
    return (run(5), (0..<8).map { _ in run(6) + "。" })
  }

  /// A market of listings, each with a copy in other words around it, and with a stranger that took half of its sentences;
  /// and its sets of copies.
  private static func market(_ count: Int, from first: Int) -> (market: Market, copies: [[Int]]) {
    var listings: [MadeListing] = []
    for seed in first..<first + count {
      let (own, other) = (words(seed), words(seed + 100_000))
      let id = String(10_000 + seed)
      listings.append(MadeListing(id: "a" + id, title: own.title, description: own.sentences.joined()))
      listings.append(
        MadeListing(
          id: "b" + id, title: "新款" + own.title.dropLast(2),
          description: own.sentences.dropFirst(seed % 3).reversed().joined()))
      listings.append(
        MadeListing(
          id: "c" + id, title: other.title,
          description: (own.sentences.prefix(3 + seed % 3) + other.sentences.dropFirst(3 + seed % 3)).joined()))
    }
    let market = MadeListing.market(listings)
    let sets = (first..<first + count).compactMap { seed -> [Int]? in
      guard let a = market.listing(withID: "a\(10_000 + seed)"), let b = market.listing(withID: "b\(10_000 + seed)")
      else {
        return nil
      }
      return [a, b]
    }
    return (market, sets)
  }

  private static func training() -> CopyTraining {
    var training = CopyTraining()
    for (name, first) in [("a", 0), ("b", 200)] {
      let (market, copies) = market(150, from: first)
      training.add(market, CopyLabels(clusters: copies), name: name)
    }
    return training
  }

  @Test func tellsCopiesOfAMarketThatItHasNotSeen() throws {
    let training = Self.training()
    let (isEnough, sources) = (training.isEnough, training.sources)
    #expect(isEnough)
    #expect(sources.allSatisfy { $0.copies >= 140 && $0.others >= 50 })
    let held = training.evaluate().all.trained
    #expect(held.precision > 0.95 && held.recall > 0.95 && held.logLoss < 0.1)
  }

  @Test func isTheSameInEveryRunAndFromItsFile() throws {
    let text = Self.training().model().text(sheet: ["two markets", "a line\nthat would break"])
    #expect(text == Self.training().model().text(sheet: ["two markets", "a line\nthat would break"]))
    let lines = text.split(separator: "\n")
    #expect(lines[0] == "storewarden-trees 1" && lines[1] == "# two markets" && lines[2] == "# a line that would break")
    #expect(try #require(PairModel(text: text)).text(sheet: []) == Self.training().model().text(sheet: []))
    #expect(PairModel(text: text.replacing("weighted-containment", with: "height")) == nil)
  }

  @Test func judgedPairsOutrankSetsAndTeachAlone() {
    let (market, copies) = Self.market(60, from: 0)
    let denied = CopyLabels.Pair(copies[0][0], copies[0][1], isCopy: false)
    func counts(_ labels: CopyLabels) -> (copies: Int, others: Int) {
      var training = CopyTraining()
      training.add(market, labels, name: "m")
      return (training.sources[0].copies, training.sources[0].others)
    }
    let (all, without) = (counts(CopyLabels(clusters: copies)), counts(CopyLabels(clusters: copies, pairs: [denied])))
    #expect(without.copies == all.copies - 1 && without.others == all.others + 1)
    #expect(counts(CopyLabels(clusters: nil, pairs: [denied])) == (0, 1))
  }

  @Test func theSearchAsksTheModelThatItIsGiven() {
    let (market, copies) = Self.market(40, from: 5000)
    var options = DuplicateSearch.Options()
    options.model = Self.training().model()
    #expect(DuplicateSearch(options).find(in: market).clusters.count == copies.count)
  }
}
