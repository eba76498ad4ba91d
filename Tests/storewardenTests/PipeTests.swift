import Foundation
import Testing

/// The program among others in a pipeline.
struct PipeTests {
  private func feed(in folder: TemporaryFolder) throws -> String {
    try folder.feed([Record.store] + (1...400).map { Record.listing("l-\($0)", title: "木勺 \($0 * 7919)") })
  }

  @Test func aReaderWhoHasSeenEnoughIsNoError() throws {
    let folder = try TemporaryFolder()
    let feed = try feed(in: folder)
    // More than a pipe holds, so that the program is still writing when its reader goes.
    let run = try Program.shell("{ storewarden records \"$1\"; echo \"status $?\" >&2; } | head -n 1", feed)
    #expect(run.lines.count == 1)
    #expect(run.errors == "status 0\n")
  }

  @Test func standardInputIsAFeed() throws {
    let folder = try TemporaryFolder()
    let feed = try folder.feed([Record.store, Record.listing("l-1"), Record.listing("l-2")])
    let text = try String(contentsOfFile: feed, encoding: .utf8)
    for verb in ["scan", "records"] {
      let named = try Program.run(verb, feed, "--format", "jsonl")
      let piped = try Program.run([verb, "-", "--format", "jsonl"], input: text)
      #expect(piped.status == 0)
      #expect(!named.output.isEmpty)
      #expect(piped.output == named.output.replacing("\"file\":\"\(feed)\"", with: "\"file\":\"-\""))
    }
    let empty = try Program.run(["scan", "-"], input: "")
    #expect(empty.status == 3)
    #expect(empty.errors.hasPrefix("storewarden: -:1:"))
  }

  @Test func nobodyWatchesAPipe() throws {
    let folder = try TemporaryFolder()
    let feed = try folder.feed([Record.store, Record.listing("l-1"), Record.listing("l-2")])
    let run = try Program.run("scan", feed)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(!run.output.contains("\u{1B}"))
    #expect(!run.output.contains("\r"))
  }
}
