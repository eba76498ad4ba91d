import Foundation
import Judgement
import Reporting
import Screening
import StoreGroups
import Testing

@Suite struct ExplanationTests {
  private static func object(_ id: String) throws -> [String: Any] {
    var buffer = ByteBuffer()
    #expect(try ExplanationJSONL().write(id, in: SmallMarket.findings, to: &buffer))
    return try #require(try JSONSerialization.jsonObject(with: Data(buffer.bytes)) as? [String: Any])
  }

  @Test(arguments: ["l1", "G-1", "D-1"])
  func `An explanation reads as recorded`(id: String) throws {
    let text = try #require(ExplanationText(width: 90).text(of: id, in: SmallMarket.findings))
    try Snapshot.expect(text, matches: "explain.\(id).txt")
  }

  @Test(arguments: ["s1", "s2", "s3", "s4"])
  func `No registered value of a store can be read`(id: String) throws {
    var buffer = ByteBuffer()
    _ = try ExplanationJSONL().write(id, in: SmallMarket.findings, to: &buffer)
    let text = try #require(ExplanationText().text(of: id, in: SmallMarket.findings))
    for secret in SmallMarket.secrets + ["张伟"] {
      #expect(!text.contains(secret))
      #expect(!buffer.text.contains(secret))
    }
  }

  @Test func `A store's explanation holds its links, group, clusters and pictures`() throws {
    let store = try Self.object("s2")
    #expect(store["subject"] as? String == "store")
    #expect(store["group"] as? String == "G-1")
    #expect((store["links"] as? [[String: Any]])?.count == 2)
    #expect(store["clusters"] as? [String] == ["D-1"])
    #expect((store["pictures"] as? [[String: Any]])?.first?["verdict"] as? String == "not-evaluable")
    let registration = try #require(store["registration"] as? [[String: Any]])
    #expect(registration.contains { $0["kind"] as? String == "cn-uscc" })
  }

  @Test func `A Chinese explanation names the words of the feed in Chinese`() throws {
    let text = try #require(ExplanationText(language: .chinese, width: 100).text(of: "s3", in: SmallMarket.findings))
    for word in ["状态：正常", "法定代表人 · 电话：138****8000", "仅检查 200 项"] { #expect(text.contains(word)) }
    for word in ["active", "legal-representative", "born", "phone"] { #expect(!text.contains(word)) }
  }

  @Test func `What nobody knows is not explained`() throws {
    #expect(ExplanationText().text(of: "nobody", in: SmallMarket.findings) == nil)
    var buffer = ByteBuffer()
    #expect(try !ExplanationJSONL().write("nobody", in: SmallMarket.findings, to: &buffer))
    #expect(buffer.bytes.isEmpty)
  }

  @Test func `A chain goes from store to store and names its weakest link`() throws {
    let chain = SmallMarket.groups.groups[0].links
    let text = ExplanationText().text(ofChain: chain, from: 0, to: 2, in: SmallMarket.findings)
    let stops = text.split(separator: "\n").filter { $0.contains("●") }.map { $0.split(separator: " ")[1] }
    #expect(stops == ["s1", "s2", "s3"])
    #expect(text.split(separator: "\n").filter { $0.contains("Weakest link") }.count == 1)
    #expect(text.contains("138****8000"))
    var buffer = ByteBuffer()
    try ExplanationJSONL().write(chain: chain, from: 0, to: 2, in: SmallMarket.findings, to: &buffer)
    let row = try #require(try JSONSerialization.jsonObject(with: Data(buffer.bytes)) as? [String: Any])
    #expect(row["from"] as? String == "s1" && row["to"] as? String == "s3" && row["linked"] as? Bool == true)
    #expect(row["bottleneck"] as? Double == 3.25)
  }

  @Test func `Stores that nothing joins have no chain`() {
    let text = ExplanationText().text(ofChain: [], from: 0, to: 3, in: SmallMarket.findings)
    #expect(text.contains("No chain of evidence joins them."))
  }
}
