import Foundation
import Testing

/// The market that the program ships is seen as it is, its pictures included.
struct FixtureMarketTests {
  @Test func noHonestStoreIsLinkedToAStranger() throws {
    let folder = try TemporaryFolder()
    let findings = folder.file("findings.jsonl").path
    // A broken record and unreadable pictures lie in it on purpose.
    #expect(try Program.run("scan", Fixture.path("market"), "--format", "jsonl", "-q", "-o", findings).status == 4)
    let scores = try Program.run("evaluate", "--truth", Fixture.path("market/truth.jsonl"), findings)
    let rows = scores.lines.map { $0.split(separator: "\t") }
    let links = try #require(rows.first { $0.first == "links" })
    #expect(links[1] == "1.0000", "precision of links")
    #expect((Double(links[2]) ?? 0) >= 0.95, "recall of links")
    #expect(rows.contains(["accused", "0"]))
  }
}
