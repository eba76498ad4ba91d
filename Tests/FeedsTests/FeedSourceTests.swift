import Foundation
import Testing

@testable import Feeds

@Suite struct FeedSourceTests {
  @Test func findsTheFeedsOfAFolderInOrderOfName() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "feeds-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for path in ["b.xml", "a/z.XML", "a/.hidden.xml", "c/notes.txt", "d.xml", ".git/e.xml"] {
      let url = folder.appending(path: path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: url)
    }
    let root = folder.path(percentEncoded: false)
    let names = try FeedSource.all(named: [root, "-", root + "/b.xml"]).map(\.name)
    #expect(names == ["a/z.XML", "b.xml", "d.xml"].map { "\(root)/\($0)" } + ["-"])
    #expect(throws: FeedSourceFault.noFeeds(root + "/c")) { try FeedSource.all(named: [root + "/c"]) }
  }

  @Test func saysWhatIsMissing() throws {
    #expect(throws: FeedSourceFault.missing("no/such.xml")) { try FeedSource.all(named: ["no/such.xml"]) }
    let fault = try #require(throws: RefusedFeed.self) {
      try FeedReader(profiles: []).read(FeedSource("no/such.xml"), fileIndex: 0)
    }
    #expect(fault.reason.contains("cannot be opened"))
  }
}

@Suite struct DateTextTests {
  @Test(arguments: [
    "2026-11-01", "2024-02-29", "2026-11-01T08:00:00Z", "2026-11-01T08:00:00.123+08:00", "2026-11-01 08:00",
    "2026-11-01Z", "2026-11-01-05:00",
  ])
  func takesDatesAndTimes(text: String) { #expect(DateText.isDateOrTime(Array(text.utf8)[...])) }

  @Test(arguments: [
    "", "2026-11-31", "2023-02-29", "2026-13-01", "01.11.2026", "2026-11-01T25:00", "2026-11-01T08", "2026-11-01x",
    "2026-11-01T08:00:00+99:00", "20261101",
  ])
  func refusesWhatIsNone(text: String) { #expect(!DateText.isDateOrTime(Array(text.utf8)[...])) }
}
