import Foundation
import Testing

/// How `scan` and `records` end.
struct ExitStatusTests {
  @Test func zeroWhenEverythingWasReadWhateverWasFound() throws {
    let folder = try TemporaryFolder()
    // The second is held as an exact duplicate in one store.
    let feed = try folder.feed([Record.store, Record.listing("l-1"), Record.listing("l-2")])
    let run = try Program.run("scan", feed, "--format", "jsonl")
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(try run.rows.contains { $0["type"] as? String == "listing" && $0["verdict"] as? String == "block" })
    #expect(try Program.run("records", feed).status == 0)
  }

  @Test func aThresholdThatIsReachedHasAStatusOfItsOwn() throws {
    let folder = try TemporaryFolder()
    let clean = try folder.feed([Record.store, Record.listing("l-1")], to: "clean.xml")
    let held = try folder.feed([Record.store, Record.listing("l-1"), Record.listing("l-2")], to: "held.xml")
    let doubtful = try folder.feed([Record.store, Record.listing("l-1", picture: "none.png")], to: "doubtful.xml")
    for (feed, review, block) in [(clean, 0, 0), (doubtful, 20, 4), (held, 30, 30)] {
      #expect(Int(try Program.run("scan", feed, "--fail-on", "review").status) == review, "\(feed)")
      #expect(Int(try Program.run("scan", feed, "--fail-on", "block").status) == block, "\(feed)")
    }
  }

  @Test func fourWhenARecordWasSetAside() throws {
    let folder = try TemporaryFolder()
    let feed = try folder.feed([Record.store, Record.broken, Record.listing("l-1")])
    #expect(try Program.run("scan", feed).status == 4)
    #expect(try Program.run("records", feed).status == 4)
    // What a person has to act on goes before what is missing.
    let held = try folder.feed([Record.broken, Record.listing("l-1"), Record.listing("l-2")], to: "held.xml")
    #expect(try Program.run("scan", held, "--fail-on", "block").status == 30)
    #expect(try Program.run("scan", feed, "--fail-on", "block").status == 4)
  }

  @Test func threeWhenAFeedWasRefusedThoughTheOthersAreJudged() throws {
    let folder = try TemporaryFolder()
    let good = try folder.feed([Record.store, Record.listing("l-1"), Record.listing("l-2")])
    let run = try Program.run(
      "scan", Fixture.path("hostile/truncated.xml"), good, "--format", "jsonl", "--fail-on", "block")
    #expect(run.status == 3)
    #expect(run.saysOneLine)
    #expect(try run.rows.contains { $0["type"] as? String == "duplicates" })
    #expect(try run.rows.last?["type"] as? String == "refused")
    #expect(!run.output.contains("h-1"))
  }
}
