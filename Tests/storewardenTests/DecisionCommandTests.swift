import Foundation
import SampleMarket
import Testing

/// What people decide is kept with its reason, needs a second person where it must, and holds for whoever judges next.
struct DecisionCommandTests {
  /// A market in a catalog, gated once.
  private struct Gated {
    let folder: TemporaryFolder
    let access: [String]
    let feeds: [String]

    init() throws {
      folder = try TemporaryFolder()
      let market = folder.file("market")
      try SampleMarket(stores: 80, seed: 9).write(to: market.path, drawing: false)
      let key = folder.file("k").path
      access = ["--catalog", folder.file("market.db").path, "--key", key]
      feeds = ["stores.xml", "listings.xml"].map { market.appending(path: $0).path }
      #expect(try Program.run("catalog", "key", key).status == 0)
    }

    func run(_ words: String..., as actor: String? = nil, because reason: String? = nil) throws -> Program.Run {
      try Program.run(
        words + access + (actor.map { ["--actor", $0] } ?? []) + (reason.map { ["--reason", $0] } ?? []))
    }

    func gate(_ more: String...) throws -> Program.Run {
      try Program.run(["gate"] + feeds + access + ["--format", "jsonl"] + more)
    }

    func cases(_ kind: String) throws -> [[String: Any]] {
      try run("case", "ls", "--format", "jsonl").rows.filter { $0["kind"] as? String == kind }
    }

    /// The decisions of a gate on some records.
    func decisions(_ gate: Program.Run, of ids: [String]) throws -> Set<String> {
      Set(
        try gate.rows.filter { $0["type"] as? String == "decision" && ids.contains($0["id"] as? String ?? "") }
          .compactMap { $0["decision"] as? String })
    }
  }

  @Test func whatAPersonReleasedPassesAndWhatIsHeldDoesNot() throws {
    let market = try Gated()
    _ = try market.gate()
    let duplicates = try #require(try market.cases("duplicates").first)
    let number = try #require(duplicates["number"] as? Int)
    let shown = try market.run("case", "show", "\(number)", "--format", "jsonl")
    let waiting = try #require(try shown.rows.first?["waiting"] as? [String])
    #expect(!waiting.isEmpty)
    // A decision without a reason, and one of a case that somebody else has, are refused.
    #expect(try market.run("case", "decide", "\(number)", "release", as: "li").status == 2)
    #expect(try market.run("case", "assign", "\(number)", "--to", "wang", as: "li", because: "knows them").status == 0)
    let others = try market.run("case", "decide", "\(number)", "release", as: "li", because: "own copies")
    #expect(others.status == 2 && others.errors.contains("wang has case"))
    #expect(try market.run("case", "decide", "\(number)", "release", as: "wang", because: "own copies").status == 0)
    let released = try market.gate()
    #expect(try market.decisions(released, of: waiting).isSubset(of: ["approve", "review", "block"]))
    let row = try #require(try released.rows.first { $0["id"] as? String == waiting.first })
    #expect((row["reasons"] as? [String] ?? []).contains { $0.contains("wang") })
    #expect(row["decision"] as? String == "approve")
    // Judged again it is not asked again; opened again it waits again.
    #expect(try market.cases("duplicates").first { $0["number"] as? Int == number }?["state"] as? String == "decided")
    #expect(try market.run("case", "reopen", "\(number)", as: "li", because: "new facts").status == 0)
    #expect(try market.run("case", "decide", "\(number)", "hold", as: "li", because: "stolen texts").status == 0)
    #expect(try market.decisions(market.gate(), of: waiting) == ["block"])
    #expect(try Program.run("catalog", "check", market.access[1], "--key", market.access[3]).status == 0)
  }

  @Test func holdingAGroupNeedsASecondPersonAndWhoeverJoinsItWaits() throws {
    let market = try Gated()
    _ = try market.gate()
    let group = try #require(try market.cases("group").first)
    let number = "\(try #require(group["number"] as? Int))"
    let asked = try market.run("case", "decide", number, "hold", as: "li", because: "one hand behind all")
    #expect(asked.status == 0 && asked.output.contains("second person"))
    #expect(try market.run("approve", "grant", "1", as: "Li ", because: "me again").status == 2)
    let held = try market.run("case", "show", number, "--format", "jsonl")
    #expect(try held.rows.first?["state"] as? String == "waiting")
    #expect(try market.run("approve", "grant", "1", as: "wang", because: "seen the licences").status == 0)
    let members = try #require(try market.run("case", "show", number, "--format", "jsonl").rows.first)
    let stores = Set((members["members"] as? [String] ?? []) + (members["waiting"] as? [String] ?? []))
      .filter { $0.hasPrefix("st-") }
    #expect(try market.decisions(market.gate(), of: Array(stores)) == ["block"])
    // A store with the registration of a member, under a new id: the ring opens again.
    let text = try String(contentsOfFile: market.feeds[0], encoding: .utf8)
    let member = try #require(stores.sorted().first)
    let record = try #require(
      text.firstMatch(of: try Regex("(?s)<store id=\"\(member)\".*?</store>"))?.output[0].substring)
    let root = try #require(text.firstMatch(of: /(?s)^.*?<marketplace[^>]*>/)?.output)
    let again = try market.folder.write(
      root + record.replacing("id=\"\(member)\"", with: "id=\"st-new\"") + "</marketplace>", to: "again.xml")
    let run = try Program.run(["gate", again] + market.access + ["--format", "jsonl"])
    let row = try #require(try run.rows.first { $0["id"] as? String == "st-new" })
    #expect(["review", "block"].contains(row["decision"] as? String))
    #expect((row["reasons"] as? [String] ?? []).contains { $0.contains("case \(number)") })
    // The case is open again, before others.
    let reopened = try market.run("case", "show", number, "--format", "jsonl")
    #expect(try reopened.rows.first?["state"] as? String == "open")
    #expect((try reopened.rows.first?["waiting"] as? [String] ?? []).contains("st-new"))
    let labels = try market.run("case", "labels")
    #expect(labels.status == 0)
  }

  @Test func judgementsOutrankTheModelUntilTheyAreUndone() throws {
    let market = try Gated()
    let first = try market.gate()
    #expect(first.status != 3)
    let scan = { try Program.run(["scan"] + market.access + ["--format", "jsonl"]) }
    func groups(_ run: Program.Run) throws -> [[String]] {
      try run.rows.filter { $0["type"] as? String == "group" }.compactMap { $0["stores"] as? [String] }
    }
    let pair = try #require(try groups(scan()).first { $0.count == 2 })
    func areTogether() throws -> Bool { try groups(scan()).contains { Set(pair).isSubset(of: $0) } }
    #expect(try market.run("judge", "pair", pair[0], "nobody", "same", because: "r").status == 2)
    #expect(try market.run("judge", "pair", pair[0], pair[1], "different", because: "two owners").status == 0)
    #expect(try !areTogether())
    #expect(try market.run("judge", "undo", pair[0], pair[1], because: "wrong pair").output.contains("not judged"))
    #expect(try areTogether())
    #expect(try market.run("judge", "ls").output.contains("(undone)"))
  }

  @Test func allowancesAndHubsAreListedByTwoAndEnd() throws {
    let market = try Gated()
    _ = try market.gate()
    let one = try market.run(
      "allow", "add", "--store", "st-0001", "--signal", "DUP-01", "--until", "2099-01-01", as: "li", because: "r")
    #expect(one.output.contains("request 1"))
    #expect(try market.run("approve", "deny", "1", as: "wang", because: "too long").status == 0)
    #expect(try market.run("allow", "ls").output.contains("denied"))
    let file = try market.folder.write("13904715862\n", to: "value")
    let hub = try market.run(
      "hub", "add", "phone", "--value-file", file, "--owner", "agency", "--until", "2099-01-01", as: "li", because: "r")
    #expect(hub.output.contains("request 2"), "\(hub.errors)")
    #expect(try market.run("approve", "grant", "2", as: "wang", because: "known").status == 0)
    let listed = try market.run("hub", "ls")
    #expect(listed.output.contains("in force") && !listed.output.contains("13904715862"))
    let scan = try Program.run(["scan"] + market.access + ["--format", "jsonl"])
    #expect(try scan.rows.contains { $0["type"] as? String == "known-hub" })
    #expect(try market.run("hub", "end", "1", as: "li", because: "moved").status == 0)
    #expect(try market.run("hub", "end", "1", as: "li", because: "moved").status == 2)
  }
}
