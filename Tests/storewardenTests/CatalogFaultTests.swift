import Foundation
import SampleMarket
import Testing

/// What a catalog acknowledged is never lost, and what was interrupted is done again to the same end.
struct CatalogFaultTests {
  /// How often a run is killed: a few times here; `STOREWARDEN_SLOW_TESTS` and `STOREWARDEN_KILLS` ask for more.
  private static var kills: Int {
    let environment = ProcessInfo.processInfo.environment
    return environment["STOREWARDEN_KILLS"].flatMap { Int($0) }
      ?? (environment["STOREWARDEN_SLOW_TESTS"] == nil ? 4 : 20)
  }

  @Test func aRunKilledAtAnyInstantLeavesASoundCatalogAndIsFinishedByTheNext() throws {
    let folder = try TemporaryFolder()
    try SampleMarket(stores: 80, seed: 9).write(to: folder.file("market").path, drawing: false)
    let (key, catalog) = (folder.file("k").path, folder.file("market.db").path)
    #expect(try Program.run("catalog", "key", key).status == 0)
    let feeds = ["stores.xml", "listings.xml"].map { folder.file("market").appending(path: $0).path }
    let ingest = ["ingest"] + feeds + ["--catalog", catalog, "--key", key]
    let gate = ["gate"] + feeds + ["--catalog", catalog, "--key", key, "--format", "jsonl"]
    var random = SystemRandomNumberGenerator()
    for round in 0..<Self.kills {
      let delay = Int.random(in: 0...(round.isMultiple(of: 2) ? 400 : 2_000), using: &random)
      let verb = round.isMultiple(of: 2) ? ingest : gate
      let words = verb.map { "'\($0)'" }.joined(separator: " ")
      _ = try Program.shell(
        "storewarden \(words) >/dev/null 2>&1 & sleep \(Double(delay) / 1000); kill -9 $! 2>/dev/null; wait $!; true")
      let check = try Program.run("catalog", "check", catalog, "--key", key)
      #expect(check.status == 0, "after \(delay) ms: \(check.errors)")
    }
    #expect(try Program.run(ingest).status != 3)
    let disturbed = try Program.run(gate + ["--dry-run"])
    let fresh = folder.file("fresh.db").path
    let undisturbed = { (words: [String]) in words.map { $0 == catalog ? fresh : $0 } }
    #expect(try Program.run(undisturbed(ingest)).status != 3)
    #expect(try Program.run(undisturbed(gate) + ["--dry-run"]).output == disturbed.output)
    #expect(try Program.run("audit", "verify", catalog, "--key", key).status == 0)
  }

  @Test func whatIsMissingAndWhatIsNoKeyIsSaidInOneLine() throws {
    let folder = try TemporaryFolder()
    let (key, catalog) = (folder.file("k").path, folder.file("market.db").path)
    _ = try Program.run("catalog", "key", key)
    let again = try Program.run("catalog", "key", key)
    #expect(again.status == 2 && again.saysOneLine)
    try Data("0123".utf8).write(to: folder.file("exposed"))
    let exposed = try Program.run(
      "ingest", folder.file("exposed").path, "--catalog", catalog, "--key", folder.file("exposed").path)
    #expect(exposed.status == 2 && exposed.saysOneLine && exposed.errors.contains("chmod 600"))
    let missing = try Program.run("catalog", "check", catalog)
    #expect(missing.status == 3 && missing.saysOneLine)
    #expect(!FileManager.default.fileExists(atPath: catalog))
  }

  @Test func aFullDiskIsSaidAndTheCatalogStaysSound() throws {
    let folder = try TemporaryFolder()
    try SampleMarket(stores: 80, seed: 9).write(to: folder.file("market").path, drawing: false)
    let (key, catalog) = (folder.file("k").path, folder.file("market.db").path)
    _ = try Program.run("catalog", "key", key)
    // A limit on the size of files is the full disk that any user can make.
    let full = try Program.shell(
      "ulimit -f 200; trap '' XFSZ; storewarden ingest \"$1\" --catalog \"$2\" --key \"$3\"",
      folder.file("market").path, catalog, key)
    #expect(full.status == 3)
    #expect(full.errors.contains("storewarden: "))
    #expect(try Program.run("catalog", "check", catalog, "--key", key).status == 0)
    #expect(try Program.run("ingest", folder.file("market").path, "--catalog", catalog, "--key", key).status != 3)
  }
}
