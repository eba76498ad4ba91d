import Foundation
import Testing

/// Each is told in one line that names the place and the cure, and leaves nothing behind.
struct BadInputTests {
  /// Runs `scan` and `records`, which must refuse in one line and write no output file.
  private func expectRefusal(_ arguments: [String], status: Int32 = 3, says words: String...) throws {
    let folder = try TemporaryFolder()
    for verb in ["scan", "records"] {
      let run = try Program.run([verb] + arguments + ["--output", folder.file("out").path])
      #expect(run.status == status, "\(verb) \(arguments)")
      #expect(run.saysOneLine, "\(run.errors)")
      #expect(run.output.isEmpty)
      for word in words { #expect(run.errors.contains(word), "\(run.errors)") }
      #expect(folder.names.isEmpty)
    }
  }

  @Test func aFeedThatIsNotThere() throws {
    let folder = try TemporaryFolder()
    let good = try folder.feed([Record.store])
    let missing = folder.file("missing.xml").path
    try expectRefusal([missing], says: missing, "check the path")
    try expectRefusal([good, missing], says: missing, "check the path")
  }

  @Test func aFolderWithoutFeeds() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("no feed", to: "notes.txt")
    try expectRefusal([folder.url.path], says: folder.url.path, "name a feed")
  }

  @Test(.enabled(if: geteuid() != 0, "Everything is readable to the superuser."))
  func aFolderOrFileThatMayNotBeRead() throws {
    let folder = try TemporaryFolder()
    let inner = folder.file("closed")
    try FileManager.default.createDirectory(at: inner, withIntermediateDirectories: false)
    let feed = try folder.feed([Record.store])
    for path in [inner.path, feed] {
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
      defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path) }
      try expectRefusal([path], says: path, "check its permissions")
    }
  }

  @Test(arguments: [
    ("empty.xml", "the feed is empty"), ("unknown-root.xml", "<phonebook>"), ("no-records.xml", "no listing"),
    ("news.rss.xml", "RSS of news"),
  ])
  func aFeedWithNothingInItIsRefusedAndSaidSo(name: String, words: String) throws {
    let feed = Fixture.path("hostile/\(name)")
    for verb in ["scan", "records"] {
      let run = try Program.run(verb, feed)
      #expect(run.status == 3)
      #expect(run.saysOneLine)
      #expect(run.errors.hasPrefix("storewarden: \(feed):"))
      #expect(run.errors.contains(words))
      #expect(!run.output.contains("Everything in the feeds was read"))
    }
  }

  @Test func anIDThatStandsTwiceIsNamedWithBothPlaces() throws {
    let run = try Program.run("scan", Fixture.path("hostile/duplicate-ids.xml"), "--format", "jsonl")
    let rows = try run.rows.filter { $0["type"] as? String == "quarantine" }
    #expect(run.status == 4)
    #expect(rows.map { $0["record"] as? String } == ["s-1", "h-1"])
    #expect(rows.map { $0["line"] as? Int } == [4, 6])
    for (row, line) in zip(rows, ["line 3", "line 5"]) {
      #expect((row["reason"] as? String)?.contains(line) == true)
    }
  }

  @Test func aSignalWithAKeyThatNobodyKnowsIsNamedWithFileAndLine() throws {
    let folder = try TemporaryFolder()
    let shipped = URL(filePath: Fixture.path("../Signals"))
    try FileManager.default.copyItem(at: shipped, to: folder.file("signals"))
    let changed = folder.file("signals/price/PRC-01-abnormally-low-price.yaml")
    let text = try String(contentsOf: changed, encoding: .utf8)
    try Data((text + "colour: red\n").utf8).write(to: changed)
    let feed = try folder.feed([Record.store])
    let run = try Program.run("scan", feed, "--signals", folder.file("signals").path)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.saysOneLine)
    let line = text.filter { $0 == "\n" }.count + 1
    #expect(run.errors.contains("\(changed.path):\(line):1: unknown key \"colour\""))

    try Data(text.utf8).write(to: changed)
    #expect(try Program.run("scan", feed, "--signals", folder.file("signals").path).status == 0)
  }
}
