import Foundation
import Testing

/// `records` reads the shipped feeds as `fixtures/README.md` and `fixtures/hostile/README.md` say.
struct FixtureRecordsTests {
  /// A feed that is refused: where, from which column on, with how many whole records before.
  struct Refusal: Sendable, CustomTestStringConvertible {
    let file: String
    let line: Int
    var column = 0
    var records = 0
    var testDescription: String { file }
  }

  @Test(arguments: [
    Refusal(file: "billion-laughs.xml", line: 3), Refusal(file: "external-entity.xml", line: 3),
    Refusal(file: "truncated.xml", line: 5, records: 2),
    Refusal(file: "mismatched-tag.xml", line: 4, column: 61, records: 1),
    Refusal(file: "bare-ampersand.xml", line: 4, column: 18), Refusal(file: "wrong-encoding.xml", line: 4, records: 1),
    Refusal(file: "deep.xml", line: 3), Refusal(file: "empty.xml", line: 1), Refusal(file: "no-records.xml", line: 1),
    Refusal(file: "unknown-root.xml", line: 2), Refusal(file: "news.rss.xml", line: 1, records: 3),
  ])
  func aTrapIsRefusedWhereItStands(refusal: Refusal) throws {
    let feed = Fixture.path("hostile/\(refusal.file)")
    let run = try Program.run("records", feed)
    #expect(run.status == 3)
    #expect(run.saysOneLine)
    let row = try #require(try run.rows.last)
    #expect(row["type"] as? String == "refused")
    #expect(row["file"] as? String == feed)
    #expect(row["line"] as? Int == refusal.line)
    #expect((row["column"] as? Int ?? -1) >= refusal.column)
    #expect(row["records"] as? Int == refusal.records)
    #expect((row["reason"] as? String)?.isEmpty == false)
    // The whole records before it were printed, and nothing behind them.
    #expect(run.lines.count == refusal.records + 1)
    // Nothing of a refused feed is judged.
    let scan = try Program.run("scan", feed, "--format", "jsonl")
    #expect(scan.status == 3)
    #expect(try scan.rows.map { $0["type"] as? String } == ["refused"])
  }

  @Test func nothingThatAnEntityNamesIsRead() throws {
    let secret = try String(contentsOfFile: Fixture.path("hostile/secret.txt"), encoding: .utf8)
    let words = secret.split(whereSeparator: \.isWhitespace).filter { $0.count > 4 }
    try #require(!words.isEmpty)
    for arguments in [["records"]] + ["text", "jsonl", "html", "csv"].map({ ["scan", "--format", $0] }) {
      let run = try Program.run(arguments + [Fixture.path("hostile/external-entity.xml")])
      #expect(run.status == 3)
      #expect(!(run.output + run.errors).contains(secret.trimmingCharacters(in: .whitespacesAndNewlines)))
    }
  }

  @Test func aDocumentTypeElsewhereIsNotFetched() throws {
    let run = try Program.run("records", Fixture.path("hostile/external-dtd.xml"))
    #expect(run.status == 0)
    #expect(try run.rows.map { $0["title"] as? String } == ["木勺"])
  }

  @Test func brokenRecordsAreSetAsideAndTheRestGoesOn() throws {
    let run = try Program.run("records", Fixture.path("hostile/broken-records.xml"))
    #expect(run.status == 4)
    let rows = try run.rows
    #expect(rows.filter { $0["type"] as? String != "quarantine" }.map { $0["id"] as? String } == ["s-1", "h-1", "h-4"])
    let aside = rows.filter { $0["type"] as? String == "quarantine" }
    #expect(aside.map { $0["line"] as? Int } == [4, 6, 7])
    #expect(aside.map { $0["field"] as? String } == ["id", "price", "id"])
    #expect(aside.map { $0["record"] as? String } == [nil, "h-2", nil])
    #expect(aside[1]["raw"] as? String == "面议")
  }

  @Test func theLaterOfTwoRecordsWithAnIDIsSetAside() throws {
    let run = try Program.run("records", Fixture.path("hostile/duplicate-ids.xml"))
    #expect(run.status == 4)
    let rows = try run.rows
    #expect(rows.filter { $0["type"] as? String != "quarantine" }.map { $0["id"] as? String } == ["s-1", "h-1", "h-2"])
    #expect(rows.filter { $0["type"] as? String == "quarantine" }.map { $0["line"] as? Int } == [4, 6])
  }

  @Test func theForeignFeedIsReadWithItsPrices() throws {
    let run = try Program.run("records", Fixture.path("google/feed.xml"))
    #expect(run.status == 4)
    let rows = try run.rows
    let listings = rows.filter { $0["type"] as? String == "listing" }
    #expect(listings.map { $0["id"] as? String } == (1...5).map { "LM-00\($0)" })
    #expect(Set(listings.compactMap { $0["format"] as? String }) == ["google-rss"])
    let prices = listings.compactMap { $0["price"] as? [String: String] }
    #expect(prices.map { $0["amount"] } == ["34.90", "34.90", "1249.00", "89", "268.00"])
    #expect(prices.map { $0["currency"] } == ["USD", "USD", "SEK", "EUR", "CNY"])
    #expect(prices[2]["raw"] == "1,249.00 SEK")
    #expect(
      listings[0]["images"] as? [String] == [
        "https://larchmere.example/i/lm-001.jpg", "https://larchmere.example/i/lm-001-side.jpg",
      ])
    let aside = rows.filter { $0["type"] as? String == "quarantine" }
    #expect(aside.map { $0["record"] as? String } == ["LM-006"])
    #expect(aside.map { $0["raw"] as? String } == ["ask us"])
    #expect(rows.filter { $0["type"] as? String == "store" }.count == 1)
  }
}
