import Foundation
import Testing

@Suite struct ExplainTests {
  private static let market = Fixture.path("market")

  @Test func `two linked stores are explained step by step`() throws {
    let run = try Program.run("explain", "st-0094", "st-0251", "--market", Self.market, "--format", "jsonl")
    let row = try #require(try run.rows.first)
    #expect(run.status == 0 && row["type"] as? String == "pair" && row["linked"] as? Bool == true)
    let steps = try #require(row["waterfall"] as? [[String: Any]])
    let weight = try #require(row["weight"] as? Double)
    #expect(abs(steps.compactMap { $0["added"] as? Double }.reduce(0, +) - weight) < 1e-5)
    #expect(steps.first?["cause"] as? String == "prior")
    #expect(steps.contains { $0["cause"] as? String == "held-back" })
  }

  @Test func `two strangers are told what is missing, in both languages`() throws {
    let run = try Program.run("explain", "st-0005", "st-0001", "--market", Self.market)
    #expect(run.status == 0 && run.output.contains("Not linked.") && run.output.contains("share no registered value"))
    let chinese = try Program.run("explain", "st-0005", "st-0001", "--market", Self.market, "--lang", "zh")
    #expect(chinese.output.contains("两店未关联") && chinese.output.contains("没有共用的注册信息"))
  }

  @Test func `a group is told what holds it together and what would dissolve it`() throws {
    let scan = try Program.run("scan", Self.market, "--format", "jsonl")
    let group = try #require(try scan.rows.first { $0["type"] as? String == "group" })
    #expect(group["cut"] != nil && group["families"] != nil && group["bridges"] != nil)
    let id = try #require(group["id"] as? String)
    let run = try Program.run("explain", id, "--market", Self.market, "--format", "jsonl")
    let row = try #require(try run.rows.first)
    let dissolution = try #require(row["dissolution"] as? [String: Any])
    #expect(dissolution["complete"] as? Bool == true)
    let members = try #require(row["stores"] as? [String])
    for without in try #require(dissolution["without"] as? [[String: Any]]) {
      let parts = try #require(without["parts"] as? [[String]])
      #expect(parts.count > 1 && parts.flatMap(\.self).sorted() == members.sorted())
    }
    let text = try Program.run("explain", id, "--market", Self.market)
    for words in ["What holds it together", "What would dissolve it", "Weakest place", "two stores picked at random"] {
      #expect(text.output.contains(words))
    }
    let chinese = try Program.run("explain", id, "--market", Self.market, "--lang", "zh")
    for words in ["店群由何维系", "去掉何种证据会使其解体", "最薄弱处"] { #expect(chinese.output.contains(words)) }
  }
}
