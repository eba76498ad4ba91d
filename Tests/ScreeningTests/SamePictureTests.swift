import DuplicateListings
import Feeds
import Fingerprints
import Foundation
import Pictures
import Screening
import Testing

/// Listings that show one picture are found in a scan, whatever was done to it; blanks and what is no picture are not.
@Suite struct SamePictureTests {
  /// A picture of patches, its own for every seed.
  static func patches(_ seed: Int, width: Int = 160, height: Int = 120) -> PixelImage {
    var rgb = [UInt8](repeating: 120, count: width * height * 3)
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for _ in 0..<60 {
      let (x, y, side, shade) = (next(width), next(height), 5 + next(22), UInt8(next(256)))
      for row in y..<min(y + side, height) {
        for column in x..<min(x + side, width) {
          for channel in 0..<3 { rgb[(row * width + column) * 3 + channel] = shade }
        }
      }
    }
    return PixelImage(width: width, height: height, rgb: rgb)
  }

  static func mirrored(_ image: PixelImage) -> PixelImage {
    var rgb: [UInt8] = []
    for y in 0..<image.height {
      for x in (0..<image.width).reversed() { rgb += image.rgb[((y * image.width + x) * 3)...].prefix(3) }
    }
    return PixelImage(width: image.width, height: image.height, rgb: rgb)
  }

  static func blank(_ shade: UInt8) -> PixelImage {
    PixelImage(width: 90, height: 70, rgb: Array(repeating: shade, count: 90 * 70 * 3))
  }

  static func listing(_ id: String, _ store: String, _ pictures: [String]) -> String {
    let images = pictures.map { #"<image href="\#($0)"/>"# }.joined()
    return #"""
      <listing id="\#(id)" store="\#(store)"><title>\#(id) 的商品</title><price currency="CNY">10.00</price>\#(images)</listing>
      """#
  }

  func write(_ pictures: [String: [UInt8]], into folder: FeedFolder) throws {
    for (name, bytes) in pictures { try Data(bytes).write(to: folder.url.appending(path: name)) }
  }

  @Test func copiedPicturesAreFoundAndNamed() async throws {
    let folder = try FeedFolder()
    try write(
      [
        "a.jpg": Self.patches(1).jpeg(quality: 90), "b.png": Self.mirrored(Self.patches(1)).png(),
        "c.jpg": Self.patches(2).jpeg(), "same.jpg": Self.patches(1).jpeg(quality: 90),
      ], into: folder)
    let feed = try folder.feed(
      "feed.xml",
      [
        Self.listing("l-1", "s-1", ["a.jpg"]), Self.listing("l-2", "s-2", ["c.jpg", "b.png"]),
        Self.listing("l-3", "s-3", ["same.jpg"]), Self.listing("l-4", "s-3", ["c.jpg"]),
      ])
    let findings = try await scan([feed])
    let pairs = findings.duplicates.pictures.pairs
    #expect(pairs.map { "\($0.a) \($0.b)" } == ["0 1", "0 2", "1 2", "1 3"])
    #expect(pairs.map(\.alterations) == [[.mirrored], [], [.mirrored], []])
    #expect(pairs[0].hrefA == "a.jpg" && pairs[0].hrefB == "b.png")
    #expect(pairs.allSatisfy { $0.certainty > 0.9 && $0.rarity == 1 && $0.shared == 1 && $0.comparable == 1 })
    // Whatever the number of threads.
    #expect(try await scan([feed], width: 1).jsonLines == findings.jsonLines)
    #expect(try findings.jsonLines.contains(#""type":"same-picture","a":"l-1","b":"l-2","pictures":["a.jpg","b.png"]"#))
  }

  @Test func blanksAndBrokenPicturesMatchNothing() async throws {
    let folder = try FeedFolder()
    let whole = try Self.patches(1).jpeg()
    var wide = try Self.patches(1).png()
    wide.replaceSubrange(16..<24, with: [0, 0, 0xFD, 0xE8, 0, 0, 0xFD, 0xE8])
    try write(
      [
        "white.png": Self.blank(255).png(), "white.jpg": Self.blank(255).jpeg(), "black.webp": Self.blank(0).webp(),
        "cut.jpg": Array(whole.prefix(whole.count / 2)), "text.jpg": Array("<html>".utf8), "none.jpg": [],
        "wide.png": wide,
      ], into: folder)
    let names = ["white.png", "white.jpg", "black.webp", "cut.jpg", "text.jpg", "none.jpg", "wide.png"]
    let feed = try folder.feed("feed.xml", names.enumerated().map { Self.listing("l-\($0)", "s-\($0)", [$1]) })
    let found = try await scan([feed]).duplicates.pictures
    #expect(found.pairs.isEmpty)
    #expect(found.common.isEmpty)
    #expect(found.unreadable.map(\.href) == ["cut.jpg", "text.jpg", "none.jpg", "wide.png"])
    #expect(found.unreadable.allSatisfy { !$0.reason.isEmpty })
    #expect(found.comparable.allSatisfy { $0 == 0 })
  }

  @Test func aPictureThatManyStoresShowTellsNothing() async throws {
    let folder = try FeedFolder()
    try write(["chart.png": Self.patches(7).png()], into: folder)
    let feed = try folder.feed(
      "feed.xml", (100..<140).map { Self.listing("l-\($0)", "s-\($0)", ["chart.png"]) })
    let found = try await scan([feed]).duplicates.pictures
    #expect(found.pairs.isEmpty)
    #expect(found.common.map(\.listings) == [40])
    #expect(found.common.map(\.stores) == [40])
  }
}

/// Lists of known pictures as other tools write them.
@Suite struct PictureBankTests {
  static let hash = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22"

  func entries(_ csv: String) throws -> [PictureBank.Entry] {
    let bank = try PictureBank(csv: Array(csv.utf8), name: "known.csv")
    return (0..<bank.count).map { bank.entry($0) }
  }

  @Test(arguments: [
    "hash,quality,file\n\(hash),100,a.jpg\n", "\(hash),100,a.jpg",
    "\u{FEFF}hash,quality,file\r\n\(hash),100,a.jpg\r\n\r\n",
    "file,quality,pdq\na.jpg,100,\(hash.uppercased())", "\"\(hash)\",\"100\",\"a.jpg\"\n",
  ])
  func rowsAreReadHoweverTheyAreWritten(csv: String) throws {
    let entries = try entries(csv)
    #expect(entries.map(\.hash.hex) == [Self.hash])
    #expect(entries.map(\.quality) == [100])
    #expect(entries.map(\.label) == ["a.jpg"])
  }

  /// A row is read alike whether its fields are quoted, which is the slow way, or not.
  @Test(arguments: ["", "hash,quality,file\n", "note,quality,hash\n", "quality,note,pdq\n"])
  func quotedAndPlainRowsAreReadAlike(header: String) throws {
    for row in [
      [Self.hash, "100", "a.jpg"], [Self.hash, "", "a"], [Self.hash, "1000", "a"], [Self.hash, "77x", "a"],
      ["n", "51", Self.hash], ["88", "n", Self.hash], ["50", "", Self.hash.uppercased()], ["n", "101", Self.hash],
      [Self.hash], [Self.hash, "60"], [Self.hash + "0", "60", Self.hash], ["n", "60", Self.hash + " "],
    ] {
      let known = ["", "\r"].map { end in
        [row, row.map { "\"\($0)\"" }].map { fields in
          (try? entries("\(header)\(fields.joined(separator: ","))\(end)\n"))?.map {
            "\($0.hash) \($0.quality ?? -1) \($0.label)"
          }
        }
      }
      #expect(known[0][0] == known[0][1] && known[1][0] == known[1][1] && known[0][0] == known[1][0], "\(row)")
    }
  }

  @Test func manyAreFoundAsEachAlone() throws {
    var words = SIMD4<UInt64>(1, 2, 3, 4)
    var list = ""
    var hashes: [PDQHash] = []
    for number in 0..<40 {
      words &+= SIMD4(repeating: UInt64(number % 5) << UInt64(number))
      hashes.append(PDQHash(words: words))
      list += "\(PDQHash(words: words).hex),100,\(number)\n"
    }
    let bank = try PictureBank(csv: Array(list.utf8), name: "known.csv")
    let asked = hashes.map { hash in [(form: Dihedral.upright, hash: hash), (form: Dihedral.mirrored, hash: hashes[7])]
    }
    let together = bank.matches(of: asked)
    for (found, hashes) in zip(together, asked) {
      let alone = try #require(bank.matches(of: [hashes]).first)
      #expect(found.map(\.entry.label) == alone.map(\.entry.label))
      let near = (0..<40).filter { number in
        hashes.contains { $0.hash.distance(to: bank.entry(number).hash) <= PDQHash.radius }
      }
      #expect(Set(found.map(\.entry.label)) == Set(near.map(String.init)))
      #expect(found.map(\.distance) == found.map(\.distance).sorted())
    }
  }

  @Test func whatHasTooLittleQualityIsLeftOut() throws {
    let bank = try PictureBank(csv: Array("\(Self.hash),49,a\n\(Self.hash),50,b\n\(Self.hash)".utf8), name: "x")
    #expect(bank.count == 2 && bank.skipped == 1)
  }

  @Test func aRowWithoutAHashIsNamedByItsLine() {
    #expect(throws: PictureBank.Fault.self) { try entries("\(Self.hash),100\n\nnothing here\n") }
    do { _ = try entries("\(Self.hash),100\n\nnothing here\n") } catch {
      #expect("\(error)".hasPrefix("known.csv:3: no PDQ hash"))
    }
  }
}
