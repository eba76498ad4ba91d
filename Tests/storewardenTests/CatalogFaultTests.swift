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

  /// A made market and a catalog that does not exist yet.
  private struct Bench {
    let folder: TemporaryFolder
    let feeds: [String]
    let catalog: String
    let key: String

    init() throws {
      folder = try TemporaryFolder()
      let market = folder.file("market")
      try SampleMarket(stores: 80, seed: 9).write(to: market.path, drawing: false)
      feeds = ["stores.xml", "listings.xml"].map { market.appending(path: $0).path }
      (key, catalog) = (folder.file("k").path, folder.file("market.db").path)
      #expect(try Program.run("catalog", "key", key).status == 0)
    }

    /// A verb with the catalog, or with another in its place.
    func words(_ verb: String, _ more: [String] = [], on other: String? = nil) -> [String] {
      [verb] + more + ["--catalog", other ?? catalog, "--key", key]
    }

    /// Asks for the purge of what no feed named since 2100, that is of everything.
    var askForPurge: [String] { words("purge", ["--before", "2100-01-01", "--actor", "li", "--reason", "r"]) }

    /// A second person agrees to a purge.
    func grantPurge(_ request: Int) -> [String] {
      words("approve", ["grant", "\(request)", "--actor", "wang", "--reason", "r"])
    }

    /// Asks for a purge, and gives the run that purges; as long as there is nothing to purge, the run that asks.
    func purge() throws -> [String] {
      let asked = try Program.run(askForPurge)
      let request = asked.output.firstMatch(of: /request (\d+)/).flatMap { Int($0.output.1) }
      return request.map { grantPurge($0) } ?? askForPurge
    }

    /// Whether the file is sound and its chain verifies.
    func isSound() throws -> Bool {
      let runs = try [["catalog", "check"], ["audit", "verify"]].map { try Program.run($0 + [catalog, "--key", key]) }
      return runs.allSatisfy { $0.status == 0 }
    }
  }

  @Test func aRunKilledAtAnyInstantLeavesASoundCatalogAndIsFinishedByTheNext() throws {
    let bench = try Bench()
    let verbs = [
      bench.words("ingest", bench.feeds), bench.words("gate", bench.feeds), bench.words("scan", ["--format", "jsonl"]),
    ]
    for round in 0..<Self.kills {
      let verb = round % (verbs.count + 1)
      try Self.kill(
        verb < verbs.count ? verbs[verb] : try bench.purge(), within: round.isMultiple(of: 3) ? 400 : 2_000)
      let check = try Program.run("catalog", "check", bench.catalog, "--key", bench.key)
      #expect(check.status == 0 || !FileManager.default.fileExists(atPath: bench.catalog), "\(check.errors)")
    }
    let fresh = bench.folder.file("fresh.db").path
    let ends = try [nil, fresh].map { catalog in
      #expect(try Program.run(bench.words("ingest", bench.feeds, on: catalog)).status != 3)
      #expect(try Program.run(bench.words("gate", bench.feeds, on: catalog)).status != 3)
      let cases = try Program.run(
        "case", "ls", "--format", "jsonl", "--catalog", catalog ?? bench.catalog, "--key", bench.key)
      let gate = try Program.run(bench.words("gate", bench.feeds + ["--dry-run", "--format", "jsonl"], on: catalog))
      let subjects = try cases.rows.map { "\($0["kind"] ?? "") \($0["subject"] ?? "") \($0["state"] ?? "")" }.sorted()
      return gate.output + subjects.joined(separator: "\n")
    }
    #expect(ends[0] == ends[1])
    #expect(try bench.isSound())
  }

  @Test func aPurgeThatIsKilledHasHappenedOrHasNot() throws {
    let bench = try Bench()
    for _ in 0..<max(2, Self.kills / 4) {
      try? FileManager.default.removeItem(atPath: bench.catalog)
      for suffix in ["-wal", "-shm", "-lock"] { try? FileManager.default.removeItem(atPath: bench.catalog + suffix) }
      #expect(try Program.run(bench.words("ingest", bench.feeds)).status != 3)
      #expect(try Program.run(bench.askForPurge).status == 0)
      try Self.kill(bench.grantPurge(1), within: 200)
      #expect(try bench.isSound())
      let shown = try Program.run("catalog", "show", bench.catalog, "--key", bench.key).output
      let waits = try Program.run(bench.words("approve", ["ls"])).output.contains("purge")
      #expect(waits == !shown.hasPrefix("0 stores, 0 listings"), "\(shown)")
      if waits { #expect(try Program.run(bench.grantPurge(1)).status == 0) }
      #expect(
        try Program.run("catalog", "show", bench.catalog, "--key", bench.key).output.hasPrefix("0 stores, 0 listings"))
    }
  }

  /// Listings of the shipped market that show pictures which copy each other, or lost their label.
  private static func pictures(_ folder: TemporaryFolder) throws -> String {
    let pictures = URL(filePath: Fixture.path("market/pictures"))
    let names = try FileManager.default.contentsOfDirectory(atPath: pictures.path).sorted().prefix(40)
    for name in names {
      try FileManager.default.copyItem(at: pictures.appending(path: name), to: folder.file(name))
    }
    let listings = names.enumerated().map { number, name in
      """
      <listing id="l-\(number)" store="s-\(number % 7)"><title>Lamp \(number)</title>\
      <price currency="EUR">\(number + 9).00</price><image href="\(name)"/></listing>
      """
    }
    return try folder.write(
      "<marketplace xmlns=\"urn:storewarden:feed:1\">\(listings.joined())</marketplace>", to: "pictures.xml")
  }

  @Test func picturesAreRememberedWholeWheneverARunIsKilled() throws {
    let bench = try Bench()
    let feed = try Self.pictures(bench.folder)
    let verbs = [
      bench.words("ingest", [feed]), bench.words("gate", [feed]), bench.words("scan", [feed, "--format", "jsonl"]),
    ]
    for round in 0..<Self.kills {
      try Self.kill(verbs[round % verbs.count], within: round.isMultiple(of: 2) ? 1_500 : 5_000)
      // A purge is killed between two of the others.
      try Self.kill(try bench.purge(), within: 200)
      // The first run may have been killed before there was a catalog.
      #expect(try bench.isSound() || !FileManager.default.fileExists(atPath: bench.catalog))
    }
    let fresh = bench.folder.file("fresh.db").path
    let ends = try [nil, fresh].map { catalog in
      #expect(try Program.run(bench.words("ingest", [feed], on: catalog)).status == 0)
      let shown = try Program.run("catalog", "show", catalog ?? bench.catalog, "--key", bench.key).output
      let gate = try Program.run(bench.words("gate", [feed, "--dry-run", "--format", "jsonl"], on: catalog))
      return gate.output + shown.prefix { $0 != "," } + (shown.contains(" 40 pictures") ? "" : shown)
    }
    #expect(ends[0] == ends[1])
    #expect(ends[1].contains("IMG-0"))
    #expect(try bench.isSound())
  }

  @Test(arguments: [120, 400, 700, 1_000]) func aDiskThatIsFullOfPicturesIsSaid(blocks: Int) throws {
    let bench = try Bench()
    let feed = try Self.pictures(bench.folder)
    // A limit on the size of files is the full disk that any user can make.
    let full = try Program.shell(
      "ulimit -f \(blocks); trap '' XFSZ; storewarden ingest \"$1\" --catalog \"$2\" --key \"$3\"", feed, bench.catalog,
      bench.key)
    #expect(full.status == 3 || full.status == 0 && blocks == 1_000, "\(full.status)")
    #expect(full.status == 0 || full.saysOneLine, "\(full.errors)")
    #expect(try bench.isSound())
    #expect(try Program.run(bench.words("ingest", [feed])).output.contains("listings: "))
    let shown = try Program.run("catalog", "show", bench.catalog, "--key", bench.key).output
    #expect(shown.contains("40 listings, 40 pictures"), "\(shown)")
    #expect(try bench.isSound())
  }

  @Test func ofTwoGatesAtOnceTheSecondJudgesWhatTheFirstLetIn() throws {
    let bench = try Bench()
    let listing = { (id: String) in
      """
      <marketplace xmlns="urn:storewarden:feed:1"><listing id="\(id)" store="s"><title>Walnut desk lamp WD-4417 with \
      dimmer and brass arm</title><description>Turned by hand from one piece of walnut, oiled twice, with a brass arm \
      and a warm dimmable light.</description><price currency="EUR">89.00</price></listing></marketplace>
      """
    }
    let batches = try ["a", "b"].map { try bench.folder.write(listing($0), to: "\($0).xml") }
    let words = { (batch: String) in
      bench.words("gate", [batch, "--format", "jsonl"]).map { "'\($0)'" }.joined(separator: " ")
    }
    let both = try Program.shell("storewarden \(words(batches[0])) & storewarden \(words(batches[1])); wait")
    let decided = try both.rows.filter { $0["type"] as? String == "decision" }.compactMap { $0["decision"] as? String }
    #expect(decided.count == 2 && decided.count { $0 == "approve" } == 1, "\(both.output) \(both.errors)")
    #expect(try bench.isSound())
    // One that may not wait says so.
    let held = try Program.shell(
      "flock \"$1\" sleep 3 & sleep 0.5; storewarden \(words(batches[0])) --wait 0; status=$?; wait; exit $status",
      bench.catalog + "-lock")
    #expect(held.status == 3 && held.errors.contains("another process"))
  }

  @Test func aCatalogThatMayNotBeWrittenSaysSo() throws {
    // The superuser writes everywhere; what cannot be written at all stands for what may not.
    let bench = try Bench()
    #expect(try Program.run(bench.words("ingest", bench.feeds)).status != 3)
    let copy = try Data(contentsOf: URL(filePath: bench.catalog))
    let manager = FileManager.default
    try manager.setAttributes([.posixPermissions: 0o400], ofItemAtPath: bench.catalog)
    try manager.setAttributes([.posixPermissions: 0o500], ofItemAtPath: bench.folder.url.path)
    defer { try? manager.setAttributes([.posixPermissions: 0o700], ofItemAtPath: bench.folder.url.path) }
    let asNobody = try Program.shell(
      """
      if [ "$(id -u)" = 0 ]; then chown -R nobody "$3" 2>/dev/null
        exec setpriv --reuid nobody --clear-groups "$program" gate "$1" --catalog "$2" --key "$4"
      else storewarden gate "$1" --catalog "$2" --key "$4"; fi
      """, bench.feeds[1], bench.catalog, bench.folder.url.path, bench.key)
    #expect(asNobody.status == 3, "\(asNobody.status) \(asNobody.errors)")
    #expect(asNobody.errors.contains("storewarden: "))
    #expect(try Data(contentsOf: URL(filePath: bench.catalog)) == copy)
  }

  /// Kills a run with SIGKILL at a random instant.
  private static func kill(_ verb: [String], within milliseconds: Int) throws {
    let delay = Double(Int.random(in: 0...milliseconds)) / 1000
    let words = verb.map { "'\($0)'" }.joined(separator: " ")
    _ = try Program.shell(
      "storewarden \(words) >/dev/null 2>&1 & sleep \(delay); kill -9 $! 2>/dev/null; wait $!; true")
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

  @Test(arguments: ["index", "pictures"]) func anIndexThatIsLostIsSaidAndMadeAnew(index: String) throws {
    let bench = try Bench()
    #expect(try Program.run(bench.words("ingest", [Self.pictures(bench.folder)])).status == 0)
    let (check, reindex) = (["catalog", "check", bench.catalog], ["catalog", "reindex", bench.catalog])
    let key = ["--key", bench.key]
    #expect(try Program.run(reindex + key).status == 0)
    #expect(try Program.run(check + key).output.hasSuffix(": sound\n"))
    // Without the key nobody can tell what is kept of pictures.
    #expect(try Program.run(check).output.contains("sound, but its 40 pictures were not checked"))
    let files = bench.folder.names.filter { $0.contains("market.db-\(index)-") }
    #expect(files.count == 1)
    for name in files { try FileManager.default.removeItem(at: bench.folder.file(name)) }
    let lost = try Program.run(check + key)
    #expect(
      lost.status == 3 && lost.errors.contains("40 ") && lost.errors.contains("run \"storewarden catalog reindex\""))
    #expect(try Program.run(reindex + key).status == 0)
    #expect(try Program.run(check + key).status == 0)
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
