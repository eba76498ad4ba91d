import Foundation
import Testing

/// What a verb did not take can be corrected and read beside the feeds.
struct RejectsTests {
  private static let broken =
    #"<listing id="l2" store="s-1"><title>t</title><price currency="CNY">面议</price></listing>"#

  /// Rows of quarantined records, without their places.
  private func faults(_ run: Program.Run) throws -> [String] {
    try run.rows.filter { $0["type"] as? String == "quarantine" }
      .map { "\($0["record"] ?? "-") \($0["field"] ?? "") \($0["reason"] ?? "")" }
  }

  @Test func whatIsCorrectedCountsBesideTheFeed() throws {
    let folder = try TemporaryFolder()
    let feed = try folder.feed([Record.store, Record.listing("l1"), Self.broken, Record.broken, Record.listing("l1")])
    let rejects = folder.file("rejects.xml").path
    for verb in ["scan", "records", "validate"] {
      let run = try Program.run(verb, feed, "--rejects", rejects)
      #expect(run.status == 4)
      let document = try String(contentsOfFile: rejects, encoding: .utf8)
      #expect(document.contains(Self.broken))
      #expect(document.contains(Record.broken))
      // The good listing is not in it, the one that repeats its id is.
      #expect(document.ranges(of: "<listing id=\"l1\"").count == 1)
    }
    let alone = try Program.run("records", feed)
    // Beside the feed nothing counts twice, and what was wrong is wrong still.
    let beside = try Program.run("scan", feed, rejects, "--format", "jsonl")
    #expect(beside.status == 4)
    #expect(Set(try faults(beside)) == Set(try faults(alone)))
    #expect(try faults(beside).count == 6)

    let document = try String(contentsOfFile: rejects, encoding: .utf8)
    _ = try folder.write(
      document.replacing("\"CNY\">面议<", with: "\"CNY\">12.00<").replacing(
        "<store><name>", with: "<store id=\"s-2\"><name>"),
      to: "rejects.xml")
    let corrected = try Program.run("records", rejects).rows
    #expect(corrected.map { $0["type"] as? String } == ["listing", "store", "quarantine"])
    #expect(corrected.map { $0["id"] as? String } == ["l2", "s-2", nil])
    let scan = try Program.run("scan", feed, rejects, "--format", "jsonl")
    #expect(try faults(scan).filter { $0.hasPrefix("l1 ") }.count == 2)
    let listings = try scan.rows.filter { $0["type"] as? String == "listing" }.map { $0["id"] as? String }
    #expect(listings.count == Set(listings).count)
  }

  @Test func anIDThatAnotherFeedHasIsCarriedAlong() throws {
    let folder = try TemporaryFolder()
    let feeds = [
      try folder.feed([Record.store, Record.listing("l1")], to: "a.xml"),
      try folder.feed([Record.listing("l1"), Record.listing("l2")], to: "b.xml"),
    ]
    let rejects = folder.file("0-rejects.xml").path
    let run = try Program.run(["scan"] + feeds + ["--format", "jsonl", "--rejects", rejects])
    #expect(try faults(run).count == 1)
    // Though it comes first by name, it takes nobody's place.
    let again = try Program.run(["scan", rejects] + feeds + ["--format", "jsonl"])
    #expect(Set(try faults(again)) == Set(try faults(run)))
    #expect(try faults(again).count == 2)
    let kept = try again.rows.first { $0["type"] as? String == "listing" && $0["id"] as? String == "l1" }
    #expect((kept?["file"] as? String ?? feeds[0]) == feeds[0])
  }

  @Test func aRefusedFeedIsNamedAndStaysOpen() throws {
    let folder = try TemporaryFolder()
    let rejects = folder.file("rejects.xml").path
    let trap = Fixture.path("hostile/mismatched-tag.xml")
    let run = try Program.run("records", trap, try folder.feed([Record.store]), "--rejects", rejects)
    #expect(run.status == 3)
    let again = try Program.run("scan", rejects, "--format", "jsonl")
    #expect(again.status == 4)
    let row = try #require(try again.rows.first { $0["type"] as? String == "quarantine" })
    #expect(row["field"] as? String == "feed")
    #expect(row["raw"] as? String == trap)
  }

  @Test(arguments: ["records", "scan", "validate"]) func standardInputIsReadTwice(verb: String) throws {
    let folder = try TemporaryFolder()
    let feed = try folder.feed([Record.store, Self.broken])
    let rejects = folder.file("rejects.xml").path
    for script in [
      "cat \"$2\" | storewarden \"$1\" - --rejects \"$3\"", "storewarden \"$1\" - --rejects \"$3\" < \"$2\"",
    ] {
      let run = try Program.shell(script, verb, feed, rejects)
      #expect(run.status == 4)
      #expect(try String(contentsOfFile: rejects, encoding: .utf8).contains(Self.broken))
      try FileManager.default.removeItem(atPath: rejects)
    }
  }

  @Test func theFileIsNoFeedAndNotTheOutput() throws {
    let folder = try TemporaryFolder()
    let feed = try folder.feed([Record.store, Record.broken])
    let before = try String(contentsOfFile: feed, encoding: .utf8)
    for arguments in [
      [feed, "--rejects", feed], [feed, "--rejects", "-"], [feed, "--rejects", "x", "--output", "./x"],
    ] {
      let run = try Program.run(["records"] + arguments, in: folder.url)
      #expect(run.status == 2)
      #expect(run.saysOneLine)
    }
    let nowhere = try Program.run("records", feed, "--rejects", folder.file("no/such/x.xml").path)
    #expect(nowhere.status == 3)
    #expect(try String(contentsOfFile: feed, encoding: .utf8) == before)
    #expect(folder.names == ["feed.xml"])
  }
}
