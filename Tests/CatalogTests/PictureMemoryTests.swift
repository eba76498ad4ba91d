import Foundation
import GRDB
import Marketplace
import Testing

@testable import Catalog

/// What is known of pictures is kept with their listings, goes with them, and is found by hashes that are nearly the same.
struct PictureMemoryTests {
  private static let act = Act(name: "ingest", actor: "test", at: 86_400_000, reason: "r")

  private static func picture(_ href: String, _ print: String = "print", _ hash: UInt64 = 1) -> RememberedPicture {
    RememberedPicture(href: href, mark: [7], print: Array(print.utf8), hashes: [SIMD4(hash, 0, 0, 0)])
  }

  /// A catalog with listings that show pictures, and what became of the pictures.
  @discardableResult private static func remember(
    _ listings: [(id: String, hrefs: [String])], title: String = "t", print: String = "print", in catalog: Catalog
  ) throws -> RememberedCounts.OfKind {
    var table = RecordTable()
    var draft = RecordDraft()
    for (id, hrefs) in listings {
      draft.removeAll()
      draft.append(.id, id)
      draft.append(.store, "s")
      draft.append(.title, title)
      for href in hrefs { draft.append(.picture, href) }
      table.append(draft, file: 0, line: 1, column: 1)
    }
    var store = RecordTable()
    draft.removeAll()
    draft.append(.id, "s")
    store.append(draft, file: 0, line: 1, column: 1)
    let market = Market(files: ["f.xml"], stores: store, listings: table)
    _ = try catalog.remember(market, as: act)
    return try catalog.remember(
      listings.enumerated().map { index, listing in (index, listing.hrefs.map { picture($0, print + $0) }) },
      of: market, at: act.at)
  }

  private static func known(_ catalog: Catalog) throws -> [String: [String]] {
    let found = try catalog.pictures(ofListings: nil as [Int64]?)
    return Dictionary(
      uniqueKeysWithValues: found.map { id, pictures in
        (
          String(decoding: id, as: UTF8.self),
          pictures.map { "\($0.href) \(String(decoding: $0.print, as: UTF8.self))" }
        )
      })
  }

  @Test func picturesAreKeptOnceAndOnlyOfListingsAsTheyAre() throws {
    let folder = try CatalogFolder()
    let catalog = try folder.catalog()
    let first = try Self.remember([("a", ["x.jpg", "y.jpg"]), ("b", ["x.jpg"])], in: catalog)
    #expect(first.new == 3 && first.total == 3)
    let again = try Self.remember([("a", ["x.jpg", "y.jpg"]), ("b", ["x.jpg"])], in: catalog)
    #expect(again.unchanged == 3 && again.total == 3)
    #expect(try Self.known(catalog) == ["a": ["x.jpg printx.jpg", "y.jpg printy.jpg"], "b": ["x.jpg printx.jpg"]])
    // The file of a picture changed; then the listing shows another.
    let changed = try Self.remember([("b", ["x.jpg"])], print: "other", in: catalog)
    #expect(changed.changed == 1 && changed.total == 1)
    try Self.remember([("a", ["y.jpg", "e\u{301}.jpg", "\u{E9}.jpg"])], in: catalog)
    #expect(
      try Self.known(catalog)["a"]?.map { Array($0.utf8) }
        == ["e\u{301}.jpg print\u{65}\u{301}.jpg", "y.jpg printy.jpg", "\u{E9}.jpg print\u{E9}.jpg"].map {
          Array($0.utf8)
        })
    #expect(try Self.known(catalog)["b"] == ["x.jpg otherx.jpg"])
    #expect(try catalog.counts().pictures == 4)
    // Of a listing that nobody remembered nothing is kept.
    let stranger = Markets.market(stores: [], listings: ["z"])
    #expect(try catalog.remember([(0, [Self.picture("x.jpg")])], of: stranger, at: 0).total == 0)
    #expect(try catalog.faults().isEmpty)
    #expect(throws: CatalogError.keyMissing(path: folder.path)) {
      try folder.catalog(key: nil).pictures(ofListings: nil as [Int64]?)
    }
  }

  @Test func whatWasTouchedIsRefusedAndSaid() throws {
    for edit in [
      "UPDATE picture_print SET print = zeroblob(40)", "UPDATE picture_print SET print = substr(print, 1, 5)",
      "UPDATE picture_print SET print = (SELECT print FROM picture_print WHERE number = 1)",
    ] {
      let folder = try CatalogFolder()
      let catalog = try folder.catalog()
      try Self.remember([("a", ["x.jpg", "y.jpg"])], in: catalog)
      try folder.edit(edit)
      #expect(throws: CatalogError.self) { try catalog.pictures(ofListings: nil as [Int64]?) }
      #expect(try catalog.faults().count == 1)
      #expect(throws: CatalogError.self) {
        try catalog.rekey(to: #require(CatalogKey(bytes: Array(2...33))), as: Self.act)
      }
    }
    // A row without its print, hashes that are none, and hashes of another picture.
    for edit in [
      "DELETE FROM picture_print WHERE number = 1", "UPDATE picture SET near = X'00' WHERE number = 1",
      "UPDATE picture SET near = zeroblob(32) WHERE number = 1", "UPDATE picture SET near = X'' WHERE number = 1",
    ] {
      let folder = try CatalogFolder()
      let catalog = try folder.catalog()
      try Self.remember([("a", ["x.jpg"])], in: catalog)
      try folder.edit(edit)
      #expect(try catalog.faults() == ["what is kept of 1 pictures is not what was written"])
      if edit.contains("near") {
        #expect(throws: CatalogError.self) {
          try catalog.rekey(to: #require(CatalogKey(bytes: Array(2...33))), as: Self.act)
        }
      }
    }
  }

  @Test func aPictureIsKnownByTheBytesOfItsAddress() throws {
    let folder = try CatalogFolder()
    let catalog = try folder.catalog()
    let hrefs = ["e\u{301}.jpg", "\u{E9}.jpg"]
    try Self.remember([("a", hrefs)], in: catalog)
    let marks = try catalog.marks(ofPicturesOf: [Array("a".utf8)])
    #expect(marks[Array("a".utf8)]?.keys.sorted { $0.count > $1.count } == hrefs.map { Array($0.utf8) })
  }

  @Test func anActTellsHowManyEntriesTheChainGot() throws {
    let folder = try CatalogFolder()
    let catalog = try folder.catalog()
    let watch = try CatalogWatch(catalog)
    let before = try watch.version()
    let counts = try Self.remember([("a", ["x.jpg"])], in: catalog)
    #expect(try catalog.acknowledge(counts, as: Self.act) == 1)
    let after = try watch.version()
    #expect(before.isFollowed(by: after, after: 2) && !before.isFollowed(by: after, after: 1))
    let again = try Self.remember([("a", ["x.jpg"])], in: catalog)
    #expect(try catalog.acknowledge(again, as: Self.act) == 0)
    #expect(after.isFollowed(by: try watch.version(), after: 1))
  }

  @Test func anIndexOfNoPicturesIsNone() throws {
    let folder = try CatalogFolder()
    let catalog = try folder.catalog()
    try catalog.updatePictureIndex(anew: true)
    #expect(try Self.files(folder).isEmpty && catalog.picturesNotIndexed() == 0)
    try Self.remember([("a", ["x.jpg"])], in: catalog)
    try catalog.updatePictureIndex(anew: true)
    #expect(try Self.files(folder).count == 1)
    try Self.remember([("a", [])], in: catalog)
    try catalog.updatePictureIndex(anew: true)
    #expect(try Self.files(folder).isEmpty && catalog.picturesNotIndexed() == 0)
  }

  @Test func picturesGoWithTheirListings() throws {
    let folder = try CatalogFolder()
    let catalog = try folder.catalog()
    try Self.remember([("a", ["x.jpg", "y.jpg"]), ("b", ["x.jpg"])], print: "Unmistakable", in: catalog)
    try catalog.updatePictureIndex(anew: true)
    #expect(try Self.files(folder).count == 1)
    _ = try catalog.redact(store: "s", as: Act(name: "redact", actor: "li", at: 0, reason: "asked for"))
    #expect(try catalog.counts().pictures == 0)
    #expect(try catalog.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM picture_print") } == 0)
    // The index told what they looked like.
    #expect(try Self.files(folder).isEmpty)
    try Self.remember([("a", ["x.jpg"])], in: catalog)
    let request = try catalog.askForPurge(
      before: #require(Day("2100-01-01")), as: Act(name: "purge", actor: "li", at: 0, reason: "r"))
    _ = try catalog.answer(request, granting: true, as: Act(name: "grant", actor: "wang", at: 0, reason: "r"))
    #expect(try catalog.counts().pictures == 0)
    #expect(try catalog.faults().isEmpty)
  }

  @Test func anotherKeyKeepsWhatIsKnownAndALostOneEndsIt() throws {
    let folder = try CatalogFolder()
    let catalog = try folder.catalog()
    try Self.remember([("a", ["x.jpg", "y.jpg"])], in: catalog)
    try catalog.updatePictureIndex(anew: true)
    let before = try Self.known(catalog)
    let (second, third) = try (
      #require(CatalogKey(bytes: Array(2...33))), #require(CatalogKey(bytes: Array(3...34)))
    )
    _ = try catalog.rekey(to: second, as: Self.act)
    let other = try folder.catalog(key: second)
    #expect(try Self.known(other) == before)
    #expect(try other.faults().isEmpty)
    #expect(try other.pictureNeighbours().near(SIMD4(3, 0, 0, 0)).map(\.distance) == [1, 1])
    _ = try other.rekeyWithoutOld(to: third, as: Self.act)
    #expect(try folder.catalog(key: third).counts().pictures == 0)
  }

  private static func files(_ folder: CatalogFolder) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder.url, includingPropertiesForKeys: nil)
      .filter { $0.lastPathComponent.contains("-pictures-") }
  }
}

/// The index of pictures finds every hash within 31 bits, and no other, however its files came to be.
struct PictureIndexTests {
  /// The same numbers in every run (SplitMix64, Steele, Lea and Flood 2014).
  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private static func flipped(
    _ hash: SIMD4<UInt64>, _ bits: Int, _ random: inout some RandomNumberGenerator
  ) -> SIMD4<UInt64> {
    var flipped = hash
    for bit in Array(0..<256).shuffled(using: &random).prefix(bits) { flipped[bit >> 6] ^= 1 << UInt64(bit & 63) }
    return flipped
  }

  private static func distance(_ a: SIMD4<UInt64>, _ b: SIMD4<UInt64>) -> Int {
    (0..<4).reduce(0) { $0 + (a[$1] ^ b[$1]).nonzeroBitCount }
  }

  @Test func everyHashWithinTheRadiusIsFoundAndNoOther() throws {
    let folder = try CatalogFolder()
    let catalog = try folder.catalog()
    var random = SplitMix(state: 1)
    let centres = (0..<40).map { _ in
      SIMD4<UInt64>(random.next(), random.next(), random.next(), random.next())
    }
    var hashes: [SIMD4<UInt64>] = []
    func add(_ count: Int) throws {
      let first = hashes.count
      for _ in 0..<count {
        let centre = centres.randomElement(using: &random) ?? centres[0]
        hashes.append(Self.flipped(centre, Int.random(in: 0...40, using: &random), &random))
      }
      let market = Markets.market(stores: [], listings: (first..<hashes.count).map { "l\($0 + 1_000_000)" })
      _ = try catalog.remember(market, as: Act(name: "ingest", actor: "t", at: 0))
      _ = try catalog.remember(
        (first..<hashes.count).map {
          ($0 - first, [RememberedPicture(href: "x", mark: [1], print: [1], hashes: [hashes[$0]])])
        }, of: market, at: 0)
    }
    func check(missing: Int = 0) throws {
      let index = try catalog.pictureNeighbours()
      for centre in centres.prefix(8) {
        let found = index.near(centre)
        // Pictures have the numbers in which they came.
        #expect(
          found.map { "\($0.picture) \($0.distance)" }
            == hashes.enumerated().map { (Int64($0 + 1), Self.distance($1, centre)) }.filter { $0.1 <= 31 }
            .sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map { "\($0.0) \($0.1)" })
        #expect(found.contains { $0.distance > 16 })
      }
      #expect(try catalog.picturesNotIndexed() == missing)
    }
    func files() throws -> [URL] {
      try FileManager.default.contentsOfDirectory(at: folder.url, includingPropertiesForKeys: nil)
        .filter { $0.lastPathComponent.contains("-pictures-") }.sorted { $0.path < $1.path }
    }
    try add(600)
    try catalog.updatePictureIndex()
    #expect(try files().isEmpty)
    try check()
    try catalog.updatePictureIndex(anew: true)
    #expect(try files().count == 1)
    try add(300)
    try check()
    try add(4_000)
    // Files that are small beside what comes become one with it; large ones stay.
    try catalog.updatePictureIndex()
    #expect(try files().count == 1)
    try check()
    // Of damaged files nothing is read beyond their ends, and a lost one is made anew.
    let file = try files()[0]
    let whole = try Data(contentsOf: file)
    for _ in 0..<8 {
      var damaged = whole
      for _ in 0..<2_000 {
        damaged[Int.random(in: 64..<damaged.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      try damaged.write(to: file)
      _ = try catalog.pictureNeighbours().near(centres[0])
      #expect(try catalog.picturesNotIndexed() == hashes.count)
    }
    // One band that leads nowhere is enough: the last item of the last band stands at the end of the file.
    var damaged = whole
    damaged[damaged.count - 4] ^= 1
    try damaged.write(to: file)
    #expect(try catalog.picturesNotIndexed() == hashes.count)
    try whole.prefix(whole.count / 2).write(to: file)
    try check(missing: hashes.count)
    try FileManager.default.removeItem(at: file)
    try check(missing: hashes.count)
    try catalog.updatePictureIndex()
    #expect(try files().count == 1)
    try check()
  }
}
