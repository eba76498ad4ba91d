import Foundation
import Marketplace
import Testing

@testable import Feeds

/// What was set aside is written so that it can be corrected and read again.
@Suite struct RejectsTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

  /// Every feed that the repository ships, and those of the corpus when it lies beside the checkout.
  static let feeds: [String] = [
    "fixtures", "Tests/FeedsTests/Samples", "../shared/corpus/feeds", "../shared/corpus/hostile",
  ].flatMap { folder in
    let url = root.appending(path: folder).standardized
    let names = (FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []).sorted()
    return names.filter { $0.hasSuffix(".xml") || $0.hasSuffix(".csv") || $0.hasSuffix(".gz") }
      .map { url.appending(path: $0).path }
  }

  /// The rejects of a feed.
  private static func rejects(
    of source: FeedSource, _ quarantined: [QuarantinedRecord], chunkSize: Int = 1 << 16, limits: FeedLimits = .default
  ) throws -> [UInt8] {
    var bytes: [UInt8] = []
    let feed = RejectedFeed(source: source, quarantined: quarantined, refusal: nil)
    try FeedFile.reader(chunkSize: chunkSize, limits: limits).writeRejects(of: [feed]) { bytes += $0 }
    return bytes
  }

  /// A record that was set aside, without its place.
  private static func faults(_ records: [QuarantinedRecord]) -> [String] {
    records.map { "\($0.record ?? "-") \($0.field) \($0.raw) \($0.reason)" }
  }

  @Test(arguments: feeds) func uncorrectedRecordsAreSetAsideAgain(feed: String) throws {
    let file = try FeedFile(Array(try Data(contentsOf: URL(filePath: feed))))
    guard let contents = try? file.read(), !contents.quarantined.isEmpty else { return }
    let document = try Self.rejects(of: file.source, contents.quarantined)
    let again = try FeedFile(document).read()
    #expect(Self.faults(again.quarantined) == Self.faults(contents.quarantined))
    #expect(again.format == "rejects")
    #expect(again.stores.count + again.listings.count + again.parts.count == 0)
    #expect(again.asOf == contents.asOf)
    // Once more, from the document itself.
    let copy = try FeedFile(document)
    let second = try FeedFile(try Self.rejects(of: copy.source, again.quarantined)).read()
    #expect(Self.faults(second.quarantined) == Self.faults(contents.quarantined))
    #expect(second.stores.count + second.listings.count + second.parts.count == 0)
    guard contents.quarantined.count < 20, document.count < 20_000 else { return }
    for chunkSize in [1, 7, 4096] {
      #expect(try Self.rejects(of: file.source, contents.quarantined, chunkSize: chunkSize) == document)
    }
  }

  @Test func aPriceWithoutACurrencyIsSetAsideAgainThoughNothingAroundItSaysOne() throws {
    let items = ["1.00 EUR", "2.00"].enumerated()
      .map { "<item><g:id>i\($0)</g:id><title>t</title><g:price>\($1)</g:price></item>" }
    let file = try FeedFile(
      "<rss xmlns:g=\"http://base.google.com/ns/1.0\"><channel>\(items.joined())</channel></rss>")
    let contents = try file.read()
    #expect(contents.quarantined.map(\.record) == ["i1"])
    let again = try FeedFile(try Self.rejects(of: file.source, contents.quarantined)).read()
    #expect(Self.faults(again.quarantined) == Self.faults(contents.quarantined))
    #expect(again.listings.count == 0)
  }

  /// Values that say a number, in the elements and attributes that formats have for prices and days.
  private static let values = [
    #">([0-9][^<>]*)</(?:g:)?(?:price|PRICE_VAT|price_with_vat|Price|StartPrice|born|PRICE_AMOUNT)>"#,
    #" opened="([^"]+)""#, #" price="([^"]+)""#,
  ]

  @Test(arguments: feeds) func aCorrectedRecordIsWhatTheFeedWouldHaveGiven(feed: String) throws {
    let text = String(decoding: try Data(contentsOf: URL(filePath: feed)), as: UTF8.self)
    guard text.utf8.count < 600_000, !text.unicodeScalars.contains("\u{FFFD}"), let good = try? FeedFile(text).read(),
      good.quarantined.isEmpty || good.listings.count > 10
    else { return }
    for pattern in Self.values {
      let matches = text.matches(of: try Regex(pattern))
      guard let match = matches.dropFirst(matches.count / 2).first?.output[1].range else { continue }
      let value = String(text[match])
      let broken = try FeedFile(text.replacingCharacters(in: match, with: "@broken@"))
      guard let contents = try? broken.read(), contents.quarantined.count == good.quarantined.count + 1 else {
        continue
      }
      let document = String(decoding: try Self.rejects(of: broken.source, contents.quarantined), as: UTF8.self)
      // Once in the comment, once in the record.
      #expect(document.ranges(of: "@broken@").count == 2)
      let last = try #require(document.ranges(of: "@broken@").last)
      let corrected = try FeedFile(document.replacingCharacters(in: last, with: value)).read()
      #expect(Self.faults(corrected.quarantined) == Self.faults(good.quarantined))
      let records = corrected.stores.lines + corrected.listings.lines + corrected.parts.lines
      let record = try #require(records.first?.dropFirst())
      #expect(records.count == 1)
      #expect((good.stores.lines + good.listings.lines + good.parts.lines).contains { $0.dropFirst() == record })
    }
  }

  @Test func rowsAreCorrectedWhereTheyStand() throws {
    let table = try FeedFile(
      "店铺ID;店铺名称;联系电话;开店时间\n1;a;1;2025/5/7\n2;\"b;\"\"<c>&\r\n]]>\";13;2025/13/1\n2;;14;\n3;c;1;\n4;d\n")
    let contents = try table.read()
    let document = String(decoding: try Self.rejects(of: table.source, contents.quarantined), as: UTF8.self)
    let uncorrected = try FeedFile(document).read()
    #expect(Self.faults(uncorrected.quarantined) == Self.faults(contents.quarantined))
    #expect(uncorrected.quarantined.map(\.place.column) == contents.quarantined.map(\.place.column))
    // Twice in comments, and in the rows.
    let corrected = try FeedFile(
      document.replacing("2025/13/1", with: "2025/12/1").replacing("4;d\n", with: "4;d;5;\n")
    ).read()
    #expect(corrected.quarantined == [])
    #expect(
      corrected.stores.lines.map { $0.dropFirst() } == [
        [
          "id=2", "opened=2025-12-01", "name=b;\"<c>&\r\n]]>", "party(person)=contact", "party-phone=13",
          "party-phone=14", "status=active",
        ], ["id=4", "name=d", "party(person)=contact", "party-phone=5", "status=active"],
      ])

    let rows = try FeedFile(
      "{\"type\":\"store\",\"id\":\"a\"}\n{\"type\":\"store\",\"id\":\"b\",\"opened\":\"<!--\"}\n")
    let aside = try rows.read().quarantined
    let again = String(decoding: try Self.rejects(of: rows.source, aside), as: UTF8.self)
    #expect(Self.faults(try FeedFile(again).read().quarantined) == Self.faults(aside))
    let whole = try FeedFile(again.replacing("\"opened\":\"&lt;!--\"", with: "\"opened\":\"2026-01-01\"")).read()
    #expect(whole.stores.lines.map { $0.dropFirst() } == [["id=b", "opened=2026-01-01"]])
  }

  /// Each with two records set aside.
  @Test(arguments: [
    "--><evil/><!--", "--- -->", "]]>", "\u{1}\u{202E}\u{FFFE}", "\"'><refused/>", "-", "&amp;-->", "\r\n--",
  ])
  func textOfAFeedStaysInItsPlace(text: String) throws {
    let hostile = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("\u{1}", with: "").replacing("\u{FFFE}", with: "")
    let feed = try FeedFile(
      native(
        "<listing id=\"\(hostile)\" store=\"s\"><title>t</title><price currency=\"CNY\">\(hostile)x</price></listing>"
          + "<listing id=\"\(hostile)\" store=\"s\"><title>t</title><image href=\"javascript:\(hostile)\"/></listing>"))
    let table = try FeedFile(
      "id,name,status\n\"\(text.replacing("\"", with: "\"\""))\",a,\"\(text.replacing("\"", with: "\"\""))\"\n9,b,c\n"
        .replacing("name,status", with: "name,status,phone").replacing(",c\n", with: ",c,1\n")
        .replacing("\"\n9", with: "\",1\n9"))
    for file in [feed, table] {
      let contents = try file.read()
      #expect(contents.quarantined.count == 2)
      let document = try Self.rejects(of: file.source, contents.quarantined)
      let again = try FeedFile(document).read()
      #expect(again.quarantined.map(\.field) == contents.quarantined.map(\.field))
      #expect(again.stores.count + again.listings.count + again.parts.count == 0)
    }
  }

  @Test func whatAnotherRecordHasIsCarriedAlong() throws {
    let feed = try FeedFile(
      native(
        "<listing id=\"a\" store=\"s\"><title>t</title></listing>\n<listing id=\"a\" store=\"s\"><title>u</title></listing>"
      ))
    let contents = try feed.read()
    let document = String(decoding: try Self.rejects(of: feed.source, contents.quarantined), as: UTF8.self)
    let renamed = try FeedFile(document.replacing("<listing id=\"a\"", with: "<listing id=\"b\"")).read()
    #expect(renamed.quarantined == [])
    #expect(renamed.listings.string(.id, of: 0) == "b")
  }

  @Test func whatStandsAroundRecordsIsNoRecordTwice() throws {
    let items = [("1", "1.00 EUR"), ("2", "ask"), ("3", "2.00 EUR")].map {
      "<item><g:id>\($0.0)</g:id><title>t</title><g:price>\($0.1)</g:price></item>"
    }
    let feed = try FeedFile(
      "<?xml version='1.0'?><rss xmlns:g='http://base.google.com/ns/1.0'><channel><title>Shop</title><link>http://s</link>"
        + items.joined(separator: "\n") + "</channel></rss>")
    let contents = try feed.read()
    let document = String(decoding: try Self.rejects(of: feed.source, contents.quarantined), as: UTF8.self)
    #expect(!document.contains("1.00 EUR"))
    let corrected = try FeedFile(document.replacing(">ask<", with: ">3.00 EUR<")).read()
    #expect(corrected.listings.count == 1)
    #expect(corrected.listings.string(.store, of: 0) == "http://s")
    // The shop itself was whole and counts where it stood.
    #expect(corrected.stores.count == 0)
  }

  @Test func aRefusedFeedIsToldAndNeverPassed() throws {
    let refusal = RefusedFeed(
      place: SourcePlace(file: "a \"<b>\n--.xml", line: 4, column: 2), reason: "not < well & formed", records: 3)
    var bytes: [UInt8] = []
    let feed = RejectedFeed(source: FeedSource("a"), quarantined: [], refusal: refusal)
    try FeedFile.reader().writeRejects(of: [feed]) { bytes += $0 }
    for _ in 0..<2 {
      let file = try FeedFile(bytes)
      let contents = try file.read()
      #expect(contents.quarantined.map(\.field) == ["feed"])
      #expect(contents.quarantined.first?.raw == "a \"<b>\n--.xml")
      #expect(contents.quarantined.first?.reason.contains("not < well & formed") == true)
      bytes = try Self.rejects(of: file.source, contents.quarantined)
    }
  }

  @Test func nothingRejectedIsAnEmptyDocument() throws {
    var bytes: [UInt8] = []
    try FeedFile.reader().writeRejects(of: []) { bytes += $0 }
    let contents = try FeedFile(bytes).read()
    #expect(contents.quarantined == [])
    #expect(contents.stores.count + contents.listings.count == 0)
  }

  @Test(arguments: [
    "<rejects xmlns='urn:storewarden:rejects:1'><feed format='native'><marketplace xmlns='urn:storewarden:feed:1'>",
    "<rejects xmlns='urn:storewarden:rejects:1'><feed format='stores-csv'>nothing here</feed></rejects>",
    "<rejects xmlns='urn:storewarden:rejects:1'><feed><phonebook xmlns=''/></feed></rejects>",
    "<rejects xmlns='urn:storewarden:rejects:1'><feed format='records-jsonl'>{\"type\":\"store\"</feed></rejects>",
  ])
  func aDocumentThatIsBrokenIsRefused(text: String) throws {
    for chunkSize in [1, 7, 4096] { #expect(try FeedFile(text).refusal(chunkSize: chunkSize) != nil) }
  }

  @Test func recordsOverTheLimitsAreCopiedInPieces() throws {
    var limits = FeedLimits()
    limits.fieldBytes = 100
    let long = String(repeating: "x", count: 300_000)
    let feed = try FeedFile(
      native(
        "<listing id=\"a\" store=\"s\"><title>\(long)</title></listing><listing id=\"b\" store=\"s\"><title>t</title></listing>"
      ))
    let contents = try feed.read(limits: limits)
    let document = try Self.rejects(of: feed.source, contents.quarantined, limits: limits)
    #expect(document.count > 300_000)
    #expect(Self.faults(try FeedFile(document).read(limits: limits).quarantined) == Self.faults(contents.quarantined))
  }
}
