import Foundation
import Marketplace
import Testing

@testable import Feeds

@Suite struct HostileFeedTests {
  static let listing = "<listing id=\"l1\" store=\"s\"><title>t</title></listing>"

  /// A native feed behind a document type with an internal subset.
  static func subset(_ declarations: String, using text: String) -> String {
    """
    <?xml version="1.0"?><!DOCTYPE marketplace [\(declarations)]>
    <marketplace xmlns="urn:storewarden:feed:1">\(listing)<listing id="l2" store="s"><title>\(text)</title></listing>
    </marketplace>
    """
  }

  static let laughs =
    "<!ENTITY a \"ha\">" + (0..<9).map { "<!ENTITY a\($0) \"\(String(repeating: "&a;", count: 10))\">" }.joined()

  @Test(arguments: [
    (subset(laughs, using: "&a8;"), "declares the entity"),
    (subset("<!ENTITY a \"\(String(repeating: "x", count: 50_000))\">", using: "&a;&a;"), "declares the entity"),
    (subset("<!ENTITY a SYSTEM \"file:///etc/hostname\">", using: "&a;"), "declares the entity"),
    (subset("<!ENTITY % a SYSTEM \"http://127.0.0.1/x\"> %a;", using: "t"), "declares the entity"),
    (subset("<!NOTATION n SYSTEM \"n\"><!ENTITY a SYSTEM \"a\" NDATA n>", using: "t"), "declares the unparsed entity"),
    (subset("<!ATTLIST listing store CDATA \"x\">", using: "t"), "declares attributes of"),
    ("<marketplace xmlns=\"urn:storewarden:feed:1\"><listing id=\"x\"", "too early"),
    (native("<![CDATA[ never closed"), "too early"),
    (native("<p:listing/>"), "declare the prefix"),
    (native("&nbsp;"), "the entity &nbsp; is not declared"),
    (native("</marketplace><marketplace>"), "goes on after its end"),
    (native("a & b"), "&amp;"),
    ("", "empty"),
    ("{\"a\":1}", "JSON"),
    ("<!DOCTYPE html><html></html>", "HTML"),
    ("<?xml version=\"1.0\" encoding=\"UTF-7\"?><a/>", "UTF-7"),
    ("\u{FEFF}\u{FEFF}<a/>", "two byte order marks"),
    ("\u{1F}\u{8B}", "not XML"),
  ])
  func refusesTheFileAndSaysWhy(text: String, reason: String) throws {
    let refusal = try #require(try FeedFile(text).refusal())
    #expect(refusal.reason.contains(reason))
    #expect(!refusal.reason.contains("\n"))
    #expect(refusal.place.line >= 1)
  }

  @Test func citesLineAndColumnAndCountsWholeRecords() throws {
    let refusal = try #require(
      try FeedFile("<marketplace xmlns=\"urn:storewarden:feed:1\">\n\(Self.listing)\n  </wrong>").refusal())
    #expect(refusal.place.line == 3)
    #expect(refusal.place.column == 11)
    #expect(refusal.records == 1)
  }

  @Test func refusesBytesThatAreNotUTF8() throws {
    let refusal = try #require(
      try FeedFile(
        Array("<marketplace xmlns='urn:storewarden:feed:1'>\n<a>".utf8) + [0xC0, 0xBC]
          + Array("</a></marketplace>".utf8)
      ).refusal())
    #expect(refusal.place.line == 2)
    #expect(refusal.reason.contains("UTF-8"))
  }

  @Test func refusesMoreThanTheLimitsOfTheDocument() throws {
    var limits = FeedLimits()
    limits.depth = 10
    limits.attributes = 3
    limits.namespaces = 2
    let deep = String(repeating: "<a>", count: 10) + String(repeating: "</a>", count: 10)
    #expect(try FeedFile(native(deep)).refusal(limits: limits)?.reason.contains("more than 10 deep") == true)
    let attributes = try FeedFile(native("<a b='' c='' d='' e=''/>")).refusal(limits: limits)
    #expect(attributes?.reason.contains("more than 3 attributes") == true)
    let namespaces = try FeedFile(native("<a xmlns:b='b' xmlns:c='c' xmlns:d='d'/>")).refusal(limits: limits)
    #expect(namespaces?.reason.contains("more than 2 namespaces") == true)
    #expect(try FeedFile(native(Self.listing + String(repeating: "<a>", count: 100_000))).refusal() != nil)
  }

  @Test func setsAsideWhatIsLargerThanTheLimitsOfARecord() throws {
    var limits = FeedLimits()
    limits.fieldBytes = 100
    limits.recordBytes = 250
    limits.pictures = 2
    let long = String(repeating: "x", count: 101)
    let half = String(repeating: "y", count: 90)
    let contents = try FeedFile(
      native(
        """
        <listing id="field" store="s"><title>\(long)</title></listing>
        <listing id="record" store="s"><title>t</title><description>\(half)</description><brand>\(half)</brand>\
        <category>\(half)</category></listing>
        <listing id="pictures" store="s"><title>t</title><image href="a"/><image href="b"/><image href="c"/></listing>
        \(Self.listing)
        """)
    ).read(limits: limits)
    #expect(contents.listings.count == 1)
    #expect(contents.quarantined.map(\.record) == ["field", "record", "pictures"])
    #expect(contents.quarantined.map(\.field) == ["title", "category", "picture"])
  }

  @Test func acceptsADocumentTypeThatNamesAnExternalSubsetAndReadsNothing() throws {
    let contents = try FeedFile(
      "<!DOCTYPE marketplace SYSTEM \"file:///etc/passwd\">"
        + "<marketplace xmlns=\"urn:storewarden:feed:1\"><listing id=\"a\" store=\"s\"><title>caf&eacute;</title></listing>"
        + "<listing id=\"b\" store=\"s\"><title>&nosuch;</title></listing></marketplace>"
    ).read()
    #expect(contents.listings.string(.title, of: 0) == "café")
    #expect(contents.listings.count == 1)
    #expect(contents.quarantined.first?.field == "title")
    #expect(contents.quarantined.first?.reason.contains("&nosuch;") == true)
  }

  @Test func readsTheSameInChunksOfAnySize() throws {
    let texts = [
      native(
        NativeFeedTests.store + "\n" + NativeFeedTests.listing + "<listing\n  id='é'\n store='s'><title/></listing>"),
      native("<listing id=\"a\" store=\"s\"><title>A<b>B</b>C<![CDATA[<D>]]>&amp;E</title></listing>"),
      native(Self.listing + "<listing id=\"x\" store=\"s\"><title>t</title>\n</store>"),
      native(Self.listing + "<p:x/>"), native(Self.listing + "é & ü"),
      Self.subset("<!ENTITY a \"b\">", using: "&a;"),
      GoogleFeedTests.feed,
    ]
    let cutOff = [
      "<![CDATA[\n\(String(repeating: "é\n", count: 700))", "<!-- \(Self.listing)", "<a b='\n", "a\n<?p ",
      "<![CDATA[\(String(repeating: "x", count: 900))\u{18}y", "<a", "&am",
      "text\n", "</",
    ].map { "<marketplace xmlns='urn:storewarden:feed:1'>\n\($0)" }
    let bad: [UInt8] = [0xD0]
    let badBytes = [
      "<a\u{7F}>", "<a b='\u{7F}'/>", "\u{7F}<", "<!-- \u{7F}-->", "<![CDATA[\u{7F}]]>", "<\u{7F}>", "&\u{7F};",
      "<a></b>\u{7F}", "<p:a/>\u{7F}", "<a b='' b=''/>\u{7F}", "&x;\u{7F}",
    ]
    .map { Array(native(Self.listing + $0).utf8).flatMap { $0 == 0x7F ? bad : [$0] } }
    for text in (texts + cutOff).map({ Array($0.utf8) }) + badBytes {
      let file = try FeedFile(text)
      let whole = try Reading(file, chunkSize: 1 << 20)
      for chunkSize in [1, 7, 4096] { #expect(try Reading(file, chunkSize: chunkSize) == whole) }
    }
  }
}

/// What came of reading a feed, as far as chunks must not matter.
struct Reading: Equatable {
  var stores: [[String]] = []
  var listings: [[String]] = []
  var quarantined: [QuarantinedRecord] = []
  var refusal: RefusedFeed?

  init(_ file: FeedFile, chunkSize: Int) throws {
    do {
      let contents = try file.read(chunkSize: chunkSize)
      stores = contents.stores.lines
      listings = contents.listings.lines
      quarantined = contents.quarantined
    } catch let refusal as RefusedFeed {
      self.refusal = refusal
    }
  }
}
