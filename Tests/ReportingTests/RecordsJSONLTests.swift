import Foundation
import Marketplace
import Reporting
import Screening
import Testing

@testable import Feeds

@Suite struct RecordsJSONLTests {
  private static func rows() throws -> [[String: Any]] {
    var contents = FeedContents(format: "native")
    contents.stores = SmallMarket.market.stores
    contents.listings = SmallMarket.market.listings
    contents.quarantined = SmallMarket.findings.quarantined
    var buffer = ByteBuffer()
    try RecordsJSONL.write(contents, file: "feed.xml", to: &buffer)
    return try buffer.text.split(separator: "\n").compactMap { line in
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    }
  }

  @Test func `A listing row is the record as read`() throws {
    let rows = try Self.rows()
    let row = try #require(rows.first { $0["type"] as? String == "listing" })
    #expect(row["file"] as? String == "feed.xml")
    #expect(row["line"] as? Int == 100)
    #expect(row["format"] as? String == "native")
    #expect(row["id"] as? String == "l1")
    #expect(row["store"] as? String == "s1")
    #expect(row["title"] as? String == "Bamboo cutting board, large")
    let price = try #require(row["price"] as? [String: String])
    #expect(price == ["amount": "20.50", "currency": "CNY", "raw": "￥20.50"])
    #expect(row["images"] as? [String] == ["pics/0.jpg"])
    #expect(row["brand"] is NSNull)
    #expect((row["attributes"] as? [[String: Any]])?.first?["value"] as? String == "Red")
  }

  @Test func `A store row mirrors its parties with what each registered`() throws {
    let rows = try Self.rows()
    let row = try #require(rows.first { $0["type"] as? String == "store" })
    #expect(row["id"] as? String == "s1")
    let parties = try #require(row["parties"] as? [[String: Any]])
    #expect(parties.map { $0["role"] as? String } == ["legal-representative", "entity"])
    #expect(parties[0]["phones"] as? [String] == ["13800138000"])
    #expect(parties[0]["born"] as? String == "1990-03-07")
    #expect(parties[1]["names"] as? [String] == ["Sunny Trading Ltd"])
    #expect((parties[1]["ids"] as? [[String: String]]) == [["scheme": "cn-uscc", "value": "91110105MA01234567"]])
    #expect(parties[1]["born"] is NSNull)
    #expect((row["accounts"] as? [[String: String]])?.first?["kind"] == "bank-card")
  }

  @Test func `What was set aside is shown as read`() throws {
    let row = try #require(try Self.rows().last)
    #expect(row["type"] as? String == "quarantine")
    #expect(row["raw"] as? String == "13800138000 <b>")
  }

  @Test func `A listing without a price says so`() throws {
    var draft = RecordDraft()
    draft.append(.id, "x")
    var table = RecordTable()
    table.append(draft, file: 0, line: 1, column: 1)
    var json = JSONWriter()
    RecordsJSONL(file: "-", format: "native").listing(0, in: table, into: &json)
    let row = try #require(try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any])
    #expect(row["price"] is NSNull)
    #expect(row["images"] as? [String] == [])
  }
}
