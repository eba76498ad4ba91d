import Foundation
import Judgement
import Marketplace
import Reporting
import Screening
import StoreGroups
import SyntheticImages
import Testing

@Suite struct HTMLReportTests {
  private static func html(_ language: Language = .english, of findings: ScanFindings = SmallMarket.findings) throws
    -> String
  {
    try HTMLReport(language: language, version: "1.2.3") { picture in
      picture.listing == 0 ? [0xFF, 0xD8, 0xFF, 0xD9] : nil
    }.html(findings)
  }

  @Test(arguments: Language.allCases)
  func `A small report looks as recorded`(language: Language) throws {
    try Snapshot.expect(try Self.html(language), matches: "report.\(language.rawValue).html")
  }

  @Test(arguments: Language.allCases)
  func `Only our own elements and attributes stand in the page`(language: Language) throws {
    let page = try MarkupReader.read(try Self.html(language))
    let elements: Set<String> = [
      "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "h4", "p", "nav", "a", "b", "i",
      "main", "section", "ul", "li", "span", "article", "div", "table", "thead", "tbody", "tr", "th", "td", "code",
      "br", "svg", "g", "line", "circle", "text", "rect", "figure", "figcaption", "details", "summary", "bdi", "del",
      "ins", "img",
    ]
    #expect(Set(page.tags.map(\.name)).subtracting(elements).isEmpty)
    for tag in page.tags {
      for attribute in tag.attributes {
        #expect(!attribute.name.hasPrefix("on") && attribute.name != "style" && attribute.name != "srcset")
        #expect(attribute.name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
      }
    }
    #expect(page.unbalanced.isEmpty)
  }

  @Test func `Nothing is loaded from anywhere`() throws {
    let html = try Self.html()
    for attribute in try MarkupReader.read(html).tags.flatMap(\.attributes) {
      switch attribute.name {
      case "src": #expect(attribute.value.hasPrefix("data:image/jpeg;base64,"))
      case "href": #expect(attribute.value.hasPrefix("#"))
      default: break
      }
    }
    #expect(!html.contains("http://") && !html.contains("https://") && !html.contains("url("))
    #expect(html.contains("content=\"default-src 'none'; img-src data:;"))
  }

  @Test(arguments: Language.allCases)
  func `Hostile text stands in the page as text`(language: Language) throws {
    let html = try Self.html(language)
    #expect(!html.contains("<script") && !html.contains("<img src=x"))
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    // What a feed writes in braces is not filled in.
    #expect(html.contains("{{title}}{{{title}}}&amp;lt;"))
    #expect(!html.unicodeScalars.contains("\u{202E}"))
    #expect(html.contains("‹U+202E›"))
  }

  @Test func `A quotation mark under a combining mark does not end an attribute`() throws {
    let html = try Self.html()
    #expect(!html.unicodeScalars.elementsEqual(SmallMarket.joinedQuote.unicodeScalars))
    let scalars = Array(html.unicodeScalars)
    for index in scalars.indices.dropLast() where scalars[index + 1] == "\u{301}" { #expect(scalars[index] == ";") }
  }

  @Test(arguments: Language.allCases)
  func `Nothing that a merchant registered can be read`(language: Language) throws {
    let html = try Self.html(language)
    for secret in SmallMarket.secrets { #expect(!html.contains(secret)) }
    #expect(html.contains("138****8000"))
  }

  @Test func `The page shows verdicts with their reasons and what speaks against them`() throws {
    let html = try Self.html()
    for text in [
      "Malicious", "GRP-02", "Cross-store duplicates", "+3.00", "75 % of the listings have a copy.",
      "A brand&#39;s flagship and its authorised shops.", "One member declared the same owner.",
      "No product is sold outside the group.", "sha256:0123456789abcdef", "Storewarden 1.2.3", "2026-04-01",
      "broken.xml:12:141", "feed.xml:7:3", "look-alike letters", "declared generated", "iTXt@41",
      "the check digit does not fit", "200 of 512 shared values looked at", "APP11@90: the box is longer than its file",
      "Products that several members sell below 0.9 of the market", "phone, copied listings",
      "explain ID --market FEED…",
      "data:image/jpeg;base64,/9j/2Q==",
    ] {
      #expect(html.contains(text), "\(text) is missing")
    }
  }

  @Test func `The difference of a copy's title is marked`() throws {
    let html = try Self.html()
    #expect(html.contains("cutting"))
    #expect(html.contains("<del>cutting board</del><ins>cuttlng b0ard</ins>") || html.contains("<del>cutting</del>"))
  }

  @Test func `Chinese pages are Chinese`() throws {
    let html = try Self.html(.chinese)
    #expect(html.contains("<html lang=\"zh-Hans\">"))
    #expect(html.contains("群内跨店重复") && html.contains("反面证据") && html.contains("恶意"))
    #expect(!html.contains("Counter-evidence"))
    #expect(html.contains("无法评估，原因：The file does not exist."))
  }

  @Test func `A group of hundreds is drawn in part, and says how much is hidden`() throws {
    let html = try Self.html(of: LargeGroup.findings)
    let drawn = try MarkupReader.read(html).tags.filter { $0.name == "circle" }.count
    #expect(drawn == HTMLReport.Limits().drawnStores)
    #expect(html.contains("60 / 200 stores drawn"))
    #expect(html.contains("140 stores not shown"))
    #expect(html.contains("… 100 more; the full list is in"))
    #expect(html == (try Self.html(of: LargeGroup.findings)))
  }

  @Test func `An empty market gives a page that says so`() throws {
    let empty = ScanFindings(
      market: Market(files: [], stores: RecordTable(), listings: RecordTable()),
      groups: GroupFindings(groups: [], heldBack: [], faults: []), duplicates: LargeGroup.noDuplicates, pictures: [],
      verdicts: Verdicts(groups: [], clusters: [], pictures: [], stores: [], listings: []), quarantined: [],
      refused: [])
    let html = try Self.html(of: empty)
    #expect(html.contains("None."))
    #expect(html.contains("Everything in the feeds was read."))
  }
}
