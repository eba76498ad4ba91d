import Foundation
import Judgement
import Reporting
import Screening
import Testing

@Suite struct FindingsJSONLTests {
  private static func text(_ language: Language = .english) throws -> String {
    var buffer = ByteBuffer()
    try FindingsJSONL(language: language).write(SmallMarket.findings, to: &buffer)
    return buffer.text
  }

  private static func rows(_ type: String) throws -> [[String: Any]] {
    try text().split(separator: "\n").compactMap { line in
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    }.filter { $0["type"] as? String == type }
  }

  @Test func `A group row holds what the design fixes`() throws {
    let row = try #require(try Self.rows("group").first)
    #expect(row["id"] as? String == "G-1")
    #expect(row["stores"] as? [String] == ["s1", "s2", "s3"])
    #expect(row["verdict"] as? String == "malicious")
    #expect(row["score"] as? Double == 0.96)
    let links = try #require(row["links"] as? [[String: Any]])
    #expect(links.count == 2)
    #expect(links[0]["a"] as? String == "s1")
    #expect(links[0]["b"] as? String == "s2")
    #expect(links[0]["kinds"] as? [String] == ["phone", "copied-listings"])
    #expect(links[0]["weight"] as? Double == 5.75)
    let ties = try #require(links[0]["ties"] as? [[String: Any]])
    #expect(ties.map { $0["strength"] as? String } == ["medium", "medium", "held-back"])
    #expect(ties[0]["masked"] as? String == "138****8000")
    let signals = try #require(row["signals"] as? [[String: Any]])
    #expect(signals.count == 1)
    let signal = signals[0]
    #expect(signal["code"] as? String == "GRP-02")
    #expect(signal["title"] as? String == "Cross-store duplicates")
    #expect(signal["band"] as? String == "strong")
    #expect(signal["value"] as? Double == 0.75)
    #expect(signal["weight"] as? Double == 3)
    #expect(signal["action"] as? String == "block")
    #expect(signal["explanation"] as? String == "75 % of the listings have a copy.")
    #expect((signal["policies"] as? [[String: Any]])?.first?["id"] as? String == "P7")
    #expect((signal["falsePositives"] as? [String])?.count == 1)
    let open = try #require(row["notEvaluable"] as? [[String: Any]])
    #expect(open.map { $0["code"] as? String } == ["GRP-05"])
    #expect((row["counterEvidence"] as? [String])?.count == 1)
  }

  @Test func `A row of duplicates holds what the design fixes`() throws {
    let row = try #require(try Self.rows("duplicates").first)
    #expect(row["id"] as? String == "D-1")
    #expect(row["listings"] as? [String] == ["l1", "l2", "l3"])
    #expect(row["keep"] as? String == "l1")
    #expect(row["score"] as? Double == 0.9)
    #expect((row["signals"] as? [[String: Any]])?.count == 1)
  }

  @Test func `A picture that cannot be read is never a pass`() throws {
    let rows = try Self.rows("image")
    #expect(rows.map { $0["verdict"] as? String } == ["synthetic", "not-evaluable", "no-evidence"])
    #expect(rows.map { $0["href"] as? String } == ["pics/0.jpg", "pics/1.jpg", "pics/2.jpg"])
    #expect(rows.map { $0["listing"] as? String } == ["l1", "l2", "l3"])
    let provenance = try #require(rows[0]["provenance"] as? [String: Any])
    #expect(provenance["declared"] as? String == "generated")
    let facts = try #require(provenance["facts"] as? [[String: Any]])
    #expect(facts[0]["marker"] as? String == "tc260-aigc")
    #expect(facts[0]["location"] as? String == "iTXt@41")
    #expect(rows.allSatisfy { ($0["distortion"] as? [String: Any])?["evaluable"] as? Bool == false })
    #expect(rows[1]["reason"] as? String == "The file does not exist.")
  }

  @Test func `What was looked at only in part is told`() throws {
    let capped = try #require(try Self.rows("capped").first)
    #expect(capped["store"] as? String == "s3" && capped["kind"] as? String == "device")
    #expect(capped["values"] as? Int == 512 && capped["examined"] as? Int == 200)
    let provenance = try #require(try Self.rows("image").first?["provenance"] as? [String: Any])
    #expect(provenance["unread"] as? [String] == ["APP11@90: the box is longer than its file"])
    let facts = try #require(try Self.rows("group").first?["facts"] as? [String: Any])
    #expect(facts["undercutProducts"] as? Int == 5 && facts["closedStores"] as? Int == 1)
    #expect(facts["kinds"] as? [String] == ["phone", "copied-listings"])
  }

  @Test func `Listing rows speak the gate's three words`() throws {
    let rows = try Self.rows("listing")
    #expect(rows.map { $0["verdict"] as? String } == ["review", "approve"])
    #expect(rows.map { $0["recommendation"] as? String } == ["review", "note"])
    #expect(rows[0]["line"] as? Int == 110)
  }

  @Test func `What was set aside comes last, with its place and without personal data`() throws {
    let lines = try Self.text().split(separator: "\n")
    #expect(lines.last?.contains("\"type\":\"refused\"") == true)
    let quarantine = try #require(try Self.rows("quarantine").first)
    #expect(quarantine["file"] as? String == "feed.xml")
    #expect(quarantine["line"] as? Int == 7)
    #expect(quarantine["column"] as? Int == 3)
    #expect(quarantine["record"] as? String == SmallMarket.hostile)
    #expect(quarantine["field"] as? String == "price")
    #expect(quarantine["raw"] as? String == "138****8000 <b>")
    let refused = try #require(try Self.rows("refused").first)
    #expect(refused["records"] as? Int == 12)
    #expect(refused["column"] as? Int == 141)
  }

  @Test func `Nothing that a merchant registered can be read`() throws {
    let text = try Self.text()
    for secret in SmallMarket.secrets { #expect(!text.contains(secret)) }
  }

  @Test func `Titles and explanations follow the language`() throws {
    #expect(try Self.text(.chinese).contains("群内跨店重复"))
    #expect(try !Self.text(.english).contains("群内跨店重复"))
  }
}
