import Foundation
import Testing

/// `validate` says what a feed is made of.
struct ValidateTests {
  private static let fine = #"<store id="s"><name>n</name></store><listing id="l" store="s"><title>t</title></listing>"#

  @Test func aFineFeedEndsWithZero() throws {
    let feed = try TemporaryFolder()
    let run = try Program.run("validate", try feed.feed([Self.fine]), "--schema")
    #expect(run.status == 0)
    #expect(run.output.contains("Result: fine"))
    #expect(run.output.contains("Schema: agrees"))
    #expect(run.errors.isEmpty)
  }

  @Test func countsAndCoverageAreThoseOfTheRecords() throws {
    let run = try Program.run("validate", Fixture.path("market"), "--format", "jsonl")
    #expect(run.status == 4)
    let rows = try run.rows
    let feeds = rows.filter { $0["type"] as? String == "feed" }
    #expect(feeds.map { $0["stores"] as? Int } == [0, 320])
    #expect(feeds.map { $0["quarantined"] as? Int } == [2, 0])
    let records = try Program.run("records", Fixture.path("market/listings.xml")).rows
      .filter { $0["type"] as? String == "listing" }
    #expect(feeds[0]["listings"] as? Int == records.count)
    var coverage: [String: Double] = [:]
    for row in try #require(feeds[0]["coverage"] as? [[String: Any]]) where row["record"] as? String == "listing" {
      coverage[row["field"] as? String ?? ""] = row["share"] as? Double
    }
    for (field, name) in [("gtin", "gtin"), ("picture", "images")] {
      let said = records.count { ($0[name] as? [Any])?.isEmpty == false }
      #expect(abs((coverage[field] ?? -1) - Double(said) / Double(records.count)) < 1e-6)
    }
    #expect(coverage["title"] == 1)
    #expect(coverage["link"] == 0)
    let faults = rows.filter { $0["type"] as? String == "fault" }
    #expect(faults.map { $0["field"] as? String } == ["id", "price"])
    let prices = try #require(feeds[0]["currencies"] as? [[String: Any]])
    #expect(prices.map { $0["currency"] as? String } == ["CNY", "USD"])
    #expect(prices.compactMap { $0["count"] as? Int }.reduce(0, +) == records.count)
  }

  @Test func faultsOfAKindAreCountedOnceWithTheirFirstPlaces() throws {
    let folder = try TemporaryFolder()
    let broken = (1...5).map {
      #"<listing id="x\#($0)" store="s"><title>t</title><price currency="CNY">\#($0)x</price></listing>"#
    }
    let run = try Program.run("validate", try folder.feed([Self.fine] + broken + [Self.fine]), "--format", "jsonl")
    let faults = try run.rows.filter { $0["type"] as? String == "fault" }
    #expect(faults.map { $0["count"] as? Int } == [5, 1, 1])
    #expect((faults[0]["places"] as? [[String: Int]])?.map { $0["line"] } == [3, 4, 5])
    let feed = try #require(try run.rows.first)
    #expect((feed["ids"] as? [String: Int])?["repeated"] == 2)
  }

  @Test func partsAreCountedApartAndSpareTheirListingsAWarning() throws {
    let folder = try TemporaryFolder()
    let feed = try folder.write(
      #"{"type":"listing","id":"l","title":"t","attributes":[{"name":"w","value":"3","unit":"cm"}]}"# + "\n"
        + #"{"type":"listing","id":"l","price":{"amount":"2","currency":"EUR"},"partial":true,"partOf":"l"}"#,
      to: "rows.jsonl")
    let row = try #require(try Program.run("validate", feed, "--format", "jsonl").rows.first)
    #expect(row["listings"] as? Int == 1)
    #expect(row["parts"] as? Int == 1)
    let coverage = try #require(row["coverage"] as? [[String: Any]])
    func share(_ record: String, _ field: String) -> Double? {
      coverage.first { $0["record"] as? String == record && $0["field"] as? String == field }?["share"] as? Double
    }
    #expect(share("listing", "unit") == 1)
    #expect(share("part", "price") == 1)
    #expect(share("part", "part-of") == 1)
    #expect(share("listing", "part-of") == nil)
    let warnings = try #require(row["warnings"] as? [[String: Any]])
    #expect(warnings.map { $0["kind"] as? String } == ["no-pictures"])
    let text = try Program.run("validate", feed).output
    #expect(text.contains("1 parts of listings"))
  }

  @Test func aRefusedFeedSaysWhereAndEndsWithThree() throws {
    for language in ["en", "zh"] {
      let run = try Program.run("validate", Fixture.path("hostile/mismatched-tag.xml"), "--lang", language, "--schema")
      #expect(run.status == 3)
      #expect(run.output.contains("mismatched-tag.xml:4:"))
      #expect(run.output.contains(language == "zh" ? "拒收" : "refused"))
    }
  }

  @Test func violationsOfTheSchemaHaveTheirPlaces() throws {
    let folder = try TemporaryFolder()
    let feed = try folder.feed([
      Self.fine, #"<store id="s2"><name>n</name>"#,
      #"  <party kind="person" role="boss"><born>1990/3/7</born></party></store>"#,
      #"<listing id="l2" store="s"><description>d</description><title>t</title></listing>"#,
    ])
    for input in [feed, "-"] {
      let run = try Program.run(
        ["validate", input, "--schema", "--format", "jsonl"], input: try String(contentsOfFile: feed, encoding: .utf8))
      #expect(run.status == 4)
      let violations = try run.rows.filter { $0["type"] as? String == "violation" }
      #expect(violations.map { $0["line"] as? Int } == [4, 4, 5])
      #expect(violations.map { $0["column"] as? Int } == [3, 50, 28])
      #expect(!run.output.contains("1990/3/7"))
    }
  }

  @Test func theSchemaIsNotAskedAboutOtherFormatsAndNeverInsteadOfTheReader() throws {
    let foreign = try Program.run("validate", Fixture.path("google/feed.xml"), "--schema")
    #expect(foreign.status == 4)
    #expect(foreign.output.contains("this is no native feed (it is google-rss)"))
    for trap in ["billion-laughs.xml", "external-entity.xml", "deep.xml"] {
      let run = try Program.run("validate", Fixture.path("hostile/\(trap)"), "--schema", "--format", "jsonl")
      #expect(run.status == 3)
      #expect(try run.rows.allSatisfy { $0["type"] as? String != "violation" })
    }
  }

  @Test func noSchemaThatAFeedNamesIsLoaded() throws {
    let folder = try TemporaryFolder()
    let secret = try folder.write(
      "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><secret/></xs:schema>", to: "s.xsd")
    let run = try Program.run(
      "validate",
      try folder.write(
        "<marketplace xmlns='urn:storewarden:feed:1' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
          + "xsi:schemaLocation='urn:storewarden:feed:1 \(secret) urn:x http://127.0.0.1:9/x.xsd'>\(Self.fine)</marketplace>",
        to: "feed.xml"), "--schema")
    #expect(!run.output.contains("secret"))
    #expect(run.status == 0 || run.output.contains("Schema:"))
  }

  @Test func textOfAFeedStaysTextAndPersonalDataHidden() throws {
    let folder = try TemporaryFolder()
    let table = try folder.write(
      "id,name,phone,\u{1B}[31m13800138000\n1,a,1.38E+10,x\n2,b\u{202E},13800138000,x\n3,c,d,e,\u{1B}]0;x\n",
      to: "t.csv")
    for format in ["text", "jsonl"] {
      let run = try Program.run("validate", table, "--format", format)
      #expect(run.status == 4)
      #expect(!run.output.contains("\u{1B}"))
      #expect(!run.output.contains("13800138000"))
    }
  }
}
