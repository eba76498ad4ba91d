import Foundation
import Testing

/// Text of a feed stays text in every output.
struct HostileTextTests {
  /// "café" as windows-1252 writes it, for a file and for a folder.
  @Test func namesOfFilesNeedNotBeUTF8() throws {
    let folder = try TemporaryFolder()
    let feed = try folder.feed([Record.store], to: "elsewhere.txt")
    let run = try Program.shell(
      """
      mkdir m "$(printf 'm/caf\\351')"
      cp "$1" "$(printf 'm/caf\\351.xml')"
      cp "$1" "$(printf 'm/caf\\351/a.xml')"
      printf 'no feed' > "$(printf 'm/\\377\\033.xml')"
      storewarden records m
      """, feed, in: folder.url)
    #expect(run.status == 3)
    #expect(
      try run.rows.compactMap { $0["file"] as? String } == ["m/caf\\xE9/a.xml", "m/caf\\xE9.xml", "m/\\xFF\u{1B}.xml"])
    #expect(run.errors.contains("m/\\xFF‹U+001B›.xml:1:1: this is not XML"))
  }

  /// Two copies in two stores, so that their texts are shown side by side, with a way out in every field.
  private static let records = [
    #"<store id="s&quot;&gt;&lt;script&gt;1"><name>=HYPERLINK("http://evil.example","&lt;b onclick=x&gt;")</name></store>"#,
    listing(id: "=l&quot;&gt;&lt;img src=x&gt;1", store: "s&quot;&gt;&lt;script&gt;1", end: "."),
    listing(id: "+l2", store: "-s2", end: "!"),
    #"<listing id="@l3" store="-s2"><title>@SUM(1+1)</title><price currency="CNY">=1+1</price></listing>"#,
  ]

  private static func listing(id: String, store: String, end: String) -> String {
    #"""
    <listing id="\#(id)" store="\#(store)">
      <title>&lt;img src=http://evil.example/x onerror=alert(1)&gt; 手工木勺&#x202E;gpj.exe</title>
      <description><![CDATA[</script>&lt;script&gt;alert(2)&lt;/script&gt;<script>alert(4)</script><link rel=stylesheet href="https://evil.example/c.css">
        整块山毛榉木手工雕成，上过两遍食用油，炒菜盛汤都合适\#(end) @import url(http://evil.example/d.css)]]></description>
      <price currency="CNY">10.00</price><image href="&quot;&gt;&lt;img src=x onerror=alert(3)&gt;.png"/>
    </listing>
    """#
  }

  /// What the program writes for these records, and for the shipped ones.
  private func outputs(_ format: String, language: String = "en") throws -> [String] {
    let folder = try TemporaryFolder()
    let made = try Program.run(
      "scan", try folder.feed(Self.records), "--format", format, "--lang", language)
    let shipped = try Program.run(
      "scan", Fixture.path("hostile/hostile-text.xml"), "--format", format, "--lang", language)
    #expect(made.status == 4)
    #expect(shipped.status == 4)
    return [made.output, shipped.output]
  }

  /// What stands between `<` and `>`.
  private func tags(of page: String) -> [String] {
    page.utf8.split(separator: UInt8(ascii: "<")).dropFirst().compactMap { part in
      part.firstIndex(of: UInt8(ascii: ">")).map { "<" + String(decoding: part[..<$0], as: UTF8.self) + ">" }
    }
  }

  @Test(arguments: ["en", "zh"])
  func aPageHasNoMarkupOfTheFeed(language: String) throws {
    let pages = try outputs("html", language: language)
    // The texts are there, as text.
    #expect(pages[0].contains("&lt;img src=http://evil.example/x"))
    #expect(pages[0].contains("&lt;script&gt;alert(2)"))
    #expect(!pages[0].contains("alert(4)"))
    for page in pages {
      for tag in tags(of: page) {
        #expect(!tag.lowercased().hasPrefix("<script"))
        #expect(!tag.contains(/\son[a-z]+\s*=/), "\(tag)")
        #expect(!tag.contains("evil.example"), "\(tag)")
        #expect(!tag.contains(/(?i)(src|href|action|data)\s*=\s*["']?\s*(javascript|https?:|\/\/)/), "\(tag)")
      }
      #expect(!page.contains("\u{202E}"))
    }
  }

  @Test func aPageLoadsNothing() throws {
    let market = try ScannedMarket.shared.get()
    for page in try outputs("html") + [try #require(market.outputs["html"])] {
      let style = page.split(separator: "</style>")[0]
      #expect(style.contains("<style"))
      #expect(!style.contains("url("))
      #expect(!style.contains("@import"))
      for tag in tags(of: page) {
        for name in ["src=\"", "href=\"", "srcset=\""] {
          guard let value = tag.split(separator: name).dropFirst().first else { continue }
          #expect(value.hasPrefix("#") || value.hasPrefix("data:image/jpeg;base64,"), "\(tag.prefix(200))")
        }
      }
    }
    #expect(market.outputs["html"]?.contains("http://") == false)
    #expect(market.outputs["html"]?.contains("https://") == false)
  }

  @Test func noCellOfATableIsAFormula() throws {
    let market = try ScannedMarket.shared.get()
    for table in try outputs("csv") + [try #require(market.outputs["csv"])] {
      let rows = CSVReading.rows(table)
      #expect(rows.count > 1)
      // Every row has every column: no cell broke out of its quotes.
      #expect(Set(rows.map(\.count)).count == 1)
      for cell in rows.joined() {
        #expect(!cell.hasPrefix("=") && !cell.hasPrefix("+") && !cell.hasPrefix("-") && !cell.hasPrefix("@"), "\(cell)")
        #expect(!cell.hasPrefix("\t") && !cell.hasPrefix("\r"), "\(cell)")
      }
    }
  }

  @Test(arguments: ["text", "jsonl", "csv", "html"])
  func noControlOrDirectionMarkReachesTheReader(format: String) throws {
    for output in try outputs(format) {
      let marks = output.unicodeScalars.filter { scalar in
        switch scalar.value {
        case 0x0A: false
        case 0x0D: format != "csv"
        case 0xFEFF: false
        case 0...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
      }
      #expect(marks.isEmpty, "\(marks.map { String($0.value, radix: 16) })")
    }
  }
}

/// Rows of comma-separated values (RFC 4180).
enum CSVReading {
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        scalars.removeFirst()
        cell.unicodeScalars.append("\"")
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\n" where !isQuoted:
        rows.append(row + [cell])
        (row, cell) = ([], "")
      case "\r" where !isQuoted && scalars.first == "\n": continue
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return cell.isEmpty && row.isEmpty ? rows : rows + [row + [cell]]
  }
}
