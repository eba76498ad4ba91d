import Fingerprints
import Marketplace
import Testing

@testable import DuplicateListings

struct IdenticalListingsTests {
  private static let source = madeListings(1)[0]

  private static func named(_ id: String, _ change: (inout MadeListing) -> Void = { _ in }) -> MadeListing {
    var listing = source
    listing.id = id
    change(&listing)
    return listing
  }

  @Test func setsHoldEqualTextsOnlyAndPairsConnectTheCluster() throws {
    let market = MadeListing.market([
      Self.named("a"), Self.named("b") { $0.title = "包邮正品" + $0.title }, Self.named("c"),
      Self.named("d") { $0.title = "包邮正品" + $0.title + "🔥" }, Self.named("e"),
      Self.named("f") { $0.description += "送货上门,请放心购买。" },
    ])
    let cluster = try #require(DuplicateSearch().find(in: market).clusters.first)
    #expect(cluster.listings == Array(0..<6))
    #expect(cluster.identical == [[0, 2, 4], [1, 3]])
    #expect(cluster.pairs.count == 5)
    let repeats = cluster.pairs.filter { $0.probability == 1 && $0.resemblance == 1 && $0.titleResemblance == 1 }
    #expect(repeats.map { [$0.a, $0.b] } == [[0, 2], [0, 4], [1, 3]])
    #expect(repeats.map(\.disguises) == [[], [], [.decoration]])
  }

  @Test func anotherModelOrNumberIsNotIdentical() {
    let market = MadeListing.market([
      Self.named("a") { $0.gtin = "6903099049568" }, Self.named("b"),
      Self.named("c") { $0.attributes = [("尺码", "XL")] },
    ])
    #expect(DuplicateSearch().find(in: market).clusters.allSatisfy { $0.identical.isEmpty })
  }

  /// What thousands of listings share weighs nothing, and a text is still the same as itself.
  @Test func boilerplateRepeatedByteForByteIsACluster() throws {
    let boilerplate = "下单后48小时内发货,支持七天无理由退货。"
    let others = (0..<1500).map {
      MadeListing(id: "n\(10_000 + $0)", title: "编号\($0 * 7919 + 100_003)", description: boilerplate)
    }
    let repeated = ["x", "y"].map { MadeListing(id: $0, title: "", description: boilerplate) }
    let market = MadeListing.market(others + repeated)
    let found = DuplicateSearch().find(in: market).clusters.filter { $0.listings.contains(1500) }
    #expect(found.map(\.listings) == [[1500, 1501]])
    #expect(found.map(\.identical) == [[[1500, 1501]]])
    #expect(found.map(\.score) == [1])
  }

  @Test func equalHashesJoinNoStrangers() {
    let texts = madeListings(7)
    let market = MadeListing.market(
      texts
        + texts.map { listing in
          Self.named("x-" + listing.id) { ($0.title, $0.description) = (listing.title, listing.description) }
        })
    let colliding = ListingTexts(of: market) { _ in TextKey(texts: 0, tokens: 0) }
    #expect(Array(colliding.textOfListing.prefix(7)) == Array(0..<7))
    #expect(Array(colliding.textOfListing[7..<11]) == Array(0..<4))
    #expect(colliding.count == 10)
    #expect(ListingTexts(of: market).textOfListing == Array(0..<7) + Array(0..<7))
  }

  @Test func everyRepeatIsFoundHoweverManyTextsThereAre() {
    let texts = madeListings(300)
    let repeats = texts.map { listing in
      Self.named("x-" + listing.id) { ($0.title, $0.description) = (listing.title, listing.description) }
    }
    let market = MadeListing.market(texts + repeats)
    let read = ListingTexts(of: market)
    #expect(read.count == 300)
    #expect(Array(read.textOfListing.prefix(300)) == Array(read.textOfListing.suffix(300)))
    // Those that crowd one place of the table are taken for new, and none for another.
    let crowded = ListingTexts(of: market) { _ in TextKey(texts: 1, tokens: 1) }
    #expect(Array(crowded.textOfListing.prefix(300)) == Array(0..<300))
    #expect(Array(crowded.textOfListing[300..<304]) == Array(0..<4))
    #expect(crowded.count == 596)
  }

  @Test func textsAreReadAlikeHoweverTheMarketIsCut() {
    let texts = madeListings(60)
    let repeats = texts.reversed().map { listing in
      Self.named("x-" + listing.id) { ($0.title, $0.description) = (listing.title, listing.description) }
    }
    let short = ["a", "m", "z"].map { MadeListing(id: $0, title: "红杯", description: "") }
    let market = MadeListing.market([short[0]] + texts + [short[1]] + repeats + [short[2]])
    let whole = ListingTexts(of: market, cut: ListingTexts.Cut(leastInPiece: .max))
    #expect(whole.count == 60)
    for (round, least) in [(1, 1), (7, 2), (50, 9), (1 << 15, 1), (1 << 15, 31)] {
      let cut = ListingTexts.Cut(round: (round, 1 << 25), leastInPiece: least)
      let read = ListingTexts(of: market, cut: cut)
      #expect(read.textOfListing == whole.textOfListing)
      #expect(read.firsts == whole.firsts)
      #expect(read.sets.shingles == whole.sets.shingles)
      #expect((0..<60).allSatisfy { read.distinctions.tokens(of: $0) == whole.distinctions.tokens(of: $0) })
      #expect((0..<60).allSatisfy { read.titleNumbers.common($0, $0) == whole.titleNumbers.common($0, $0) })
      let few = ListingTexts.Cut(round: (1 << 15, 900), leastInPiece: least)
      #expect(ListingTexts(of: market, cut: few).textOfListing == whole.textOfListing)
      // Whichever of them is asked about, all of its text are found.
      for asked in [0, 61, 122] {
        let found = ListingTexts(of: market, asked: asked, cut: cut).textOfListing
        #expect(found[0] >= 0)
        #expect(found[0] == found[61] && found[61] == found[122])
      }
    }
  }

  /// A text whose first holder is written with characters that take no room is compared with a shorter one.
  @Test func paddingDoesNotHideARepeat() {
    let padded = Self.named("a") { $0.title += String(repeating: "\u{200B}", count: 20_000) }
    let market = MadeListing.market([padded, Self.named("b"), Self.named("c"), Self.named("d")])
    let clusters = DuplicateSearch().find(in: market).clusters
    #expect(clusters.map(\.identical) == [[[0, 1, 2, 3]]])
    #expect(clusters.flatMap(\.pairs).map(\.disguises) == [[.invisible], [.invisible], [.invisible]])
  }
}
