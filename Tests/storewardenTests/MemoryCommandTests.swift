import Foundation
import Testing

/// What is remembered from scan to scan, as a user gives it.
@Suite struct MemoryCommandTests {
  private static let market = Fixture.path("market")

  private static func rows(_ run: Program.Run, _ type: String) throws -> [[String: Any]] {
    try run.rows.filter { $0["type"] as? String == type }
  }

  @Test func `groups keep the ids of the earlier scan, and what changed is reported`() throws {
    let folder = try TemporaryFolder()
    let first = try Program.run("scan", Self.market, "--format", "jsonl")
    let group = try #require(try Self.rows(first, "group").first)
    var stores = try #require(group["stores"] as? [String])
    let joined = stores.removeLast()
    let old = #"{"type":"group","id":"case-7","stores":["\#(stores.joined(separator: "\",\""))","closed-1"]}"#
    let previous = try folder.write(old + "\n", to: "previous.jsonl")
    let second = try Program.run("scan", Self.market, "--format", "jsonl", "--previous", previous)
    #expect(try Self.rows(second, "group").contains { $0["id"] as? String == "case-7" })
    let event = try #require(try Self.rows(second, "lineage").first { $0["group"] as? String == "case-7" })
    #expect(event["event"] as? String == "changed")
    #expect(event["joined"] as? [String] == [joined] && event["gone"] as? [String] == ["closed-1"])
    let again = try folder.write(first.output, to: "same.jsonl")
    let third = try Program.run("scan", Self.market, "--format", "jsonl", "--previous", again)
    #expect(third.output == first.output)
    let explained = try Program.run("explain", "case-7", "--market", Self.market, "--previous", previous)
    #expect(explained.status == 0)
    let text = try Program.run("scan", Self.market, "--previous", previous, "--lang", "zh")
    #expect(text.output.contains("以往记录") && text.output.contains("case-7：成员变化"))
  }

  @Test func `a judgement parts two stores, and explain says who`() throws {
    let folder = try TemporaryFolder()
    let judgements = try folder.write(
      #"{"a":"st-0094","b":"st-0251","judgement":"different","by":"li","at":"2026-11-01","reason":"two owners"}"#,
      to: "judgements.jsonl")
    let run = try Program.run("scan", Self.market, "--format", "jsonl", "--judgements", judgements)
    for group in try Self.rows(run, "group") {
      let stores = try #require(group["stores"] as? [String])
      #expect(!(stores.contains("st-0094") && stores.contains("st-0251")))
    }
    #expect(try Self.rows(run, "judgement").map { $0["state"] as? String } == ["applied"])
    let explained = try Program.run(
      "explain", "st-0094", "st-0251", "--market", Self.market, "--judgements", judgements)
    #expect(explained.output.contains("judged different by li"))
  }

  @Test(arguments: [
    ("--judgements", #"{"a":"x","b":"y","judgement":"maybe","by":"l","at":"2026-11-01","reason":"r"}"#, "none of same"),
    ("--judgements", #"{"a":"x","b":"y","judgement":"same","by":"","at":"2026-11-01","reason":"r"}"#, "says who"),
    ("--judgements", #"{"a":"x"}"#, "missing"),
    ("--hubs", #"{"kind":"phone","value":"12","owner":"o","reason":"r","expires":"2027-01-01"}"#, "no valid phone"),
    ("--hubs", #"{"kind":"phone","value":"13912345678","owner":"o","reason":"r","expires":"soon"}"#, "until when"),
    ("--previous", "not json", "no row of findings"),
  ])
  func `a file that cannot be meant is refused with its line`(option: String, row: String, reason: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("\n\(row)\n", to: "rows.jsonl")
    let run = try Program.run("scan", Self.market, option, file)
    #expect(run.status == 2 && run.output.isEmpty && run.saysOneLine)
    #expect(run.errors.contains("rows.jsonl:2: ") && run.errors.contains(reason))
  }

  @Test(arguments: ["text", "html"])
  func aStoreOfAConfirmedControllerIsHeldAndShownByItself(format: String) throws {
    let feed = Fixture.path("signals/enforced/feed.xml")
    let list = Fixture.path("signals/enforced/enforcement.jsonl")
    let run = try Program.run(
      "scan", feed, "--enforcement", list, "--as-of", "2026-11-01", "--format", format, "--fail-on", "block")
    #expect(run.status == 30, "\(run.errors)")
    #expect(run.output.contains("Single stores"))
    #expect(run.output.contains("ENT-11"))
    #expect(run.output.contains("of a victim of misuse"))
    #expect(!run.output.contains("350203190403032024"))
    let later = try Program.run(
      "scan", feed, "--enforcement", list, "--as-of", "2100-01-01", "--format", format, "--fail-on", "block")
    #expect(later.status == 0, "\(later.errors)")
  }

  @Test func aDayThatIsNoneIsRefused() throws {
    let run = try Program.run("scan", Fixture.path("signals/ring.xml"), "--as-of", "2026-02-30")
    #expect(run.status == 2)
    #expect(run.errors.contains("YYYY-MM-DD"))
  }
}
