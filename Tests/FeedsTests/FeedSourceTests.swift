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

  @Test func takesTablesAndRowsOfAFolderThatSayTheyAreFeeds() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "feeds-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let files: [(name: String, text: String, isFeed: Bool)] = [
      ("1.csv", "店铺ID,店铺名称\n1,a\n", true), ("2.CSV", "name,phone\na,1\n", true), ("3.csv", "id,name\n1,a\n", false),
      ("4.csv", "subject,id,recommendation,name,file,line\n", false), ("5.jsonl", "{\"type\":\"listing\"}\n", true),
      ("6.ndjson", "\n{\"type\":\"refused\"}", true), ("7.jsonl", "{\"type\":\"group\",\"id\":\"g\"}\n", false),
      ("8.jsonl", "{\"type\":\"store\",\"id\":\"\(String(repeating: "x", count: 1 << 17))\"}", true),
      ("9.txt", "店铺ID,店铺名称\n1,a\n", false),
    ]
    for file in files { try Data(file.text.utf8).write(to: folder.appending(path: file.name)) }
    // Chinese in GB18030: what it is shows when it is read.
    try Data([0xB5, 0xEA, 0xC6, 0xCC, 0x0A]).write(to: folder.appending(path: "a.csv"))
    let root = folder.path(percentEncoded: false)
    let names = try FeedSource.all(named: [root]).map { String($0.name.dropFirst(root.count + 1)) }
    #expect(names == files.filter(\.isFeed).map(\.name) + ["a.csv"])
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
