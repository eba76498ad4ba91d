import Foundation
import LoopbackServer
import Testing

/// `storewarden fetch` and `scan --pictures`, with a server on this machine.
struct FetchTests {
  private static let picture =
    (try? Data(contentsOf: URL(filePath: Fixture.path("market/pictures/it-0003.jpg"))))
    .map { Array($0) } ?? []

  private static func answer(_ request: LoopbackServer.Request) -> [LoopbackServer.Step] {
    switch request.target.split(separator: "?").first {
    case "/good.jpg", "/feeds/relative.jpg", "/again.jpg": [.answer("200 OK", ["ETag: \"1\""], body: picture)]
    case "/page.jpg": [.answer(body: Array("<html>not here</html>".utf8))]
    case "/cut.jpg": [.answer(body: Array(picture.prefix(picture.count / 2)))]
    default: [.answer("404 Not Found")]
    }
  }

  private func listings(_ pictures: [String]) -> [String] {
    [Record.store] + pictures.enumerated().map { Record.listing("l-\($0)", picture: $1) }
  }

  private func serving(_ test: (LoopbackServer, TemporaryFolder, [String]) throws -> Void) async throws {
    let server = try await LoopbackServer(answer: Self.answer)
    let folder = try TemporaryFolder()
    do {
      try test(
        server, folder,
        ["--cache", folder.file("cache").path, "--allow-private", "--host-delay", "0", "--fetch-retries", "0"])
    } catch {
      await server.stop()
      throw error
    }
    await server.stop()
  }

  @Test func fetchesWhatListingsNameAndSaysWhatBecameOfEach() async throws {
    try await serving { server, folder, options in
      let pictures = [
        server.address("/good.jpg"), server.address("/good.jpg"), server.address("/again.jpg?token=abc"),
        server.address("/page.jpg"), server.address("/missing.jpg"), "local.jpg", "http://a b/",
      ]
      let feed = try folder.feed(listings(pictures))
      let fetch = ["fetch", feed, "--format", "jsonl"] + options

      let dry = try Program.run(fetch + ["--dry-run"])
      #expect(dry.status == 4 && server.requests.isEmpty)
      #expect(try dry.rows.map { $0["status"] as? String } == Array(repeating: "would-fetch", count: 4) + ["failed"])

      let run = try Program.run(fetch)
      #expect(run.status == 4 && run.errors.isEmpty, "\(run.errors)")
      let rows = try run.rows
      #expect(rows.map { $0["status"] as? String } == ["fetched", "fetched", "fetched", "failed", "failed"])
      #expect(rows.map { $0["mediaType"] as? String } == ["image/jpeg", "image/jpeg", nil, nil, nil])
      #expect(rows.map { $0["http"] as? Int } == [200, 200, 200, 404, nil])
      #expect(rows[0]["sha256"] as? String == rows[1]["sha256"] as? String)
      #expect(rows[0]["bytes"] as? Int == Self.picture.count)
      #expect(!run.output.contains("abc"))
      #expect(server.requests.count == 4)

      let again = try Program.run(fetch)
      #expect(try again.rows.map { $0["status"] as? String } == ["present", "present", "present", "failed", "failed"])
      #expect(server.requests.count == 5)
      let text = try Program.run(["fetch", feed] + options)
      #expect(text.lines.last?.hasPrefix("5 pictures: 3 there already, 2 failed; ") == true, "\(text.output)")
    }
  }

  @Test func aLongListOfFailuresIsCutInTextAndWholeInRows() async throws {
    try await serving { server, folder, options in
      let feed = try folder.feed(listings((0..<120).map { server.address("/missing\($0).jpg") }))
      let text = try Program.run(["fetch", feed, "--max-pictures", "70"] + options)
      #expect(text.status == 4 && text.lines.count == 52)
      #expect(text.lines[50] == "… and 70 more; --format jsonl lists them all")
      #expect(text.lines[51].hasPrefix("120 pictures: 50 skipped, 70 failed; 0 bytes in "))
      let rows = try Program.run(["fetch", feed, "--max-pictures", "70", "--format", "jsonl"] + options).rows
      #expect(rows.count == 120 && rows.count { $0["status"] as? String == "skipped" } == 50)
    }
  }

  @Test func scanExaminesWhatWasFetched() async throws {
    try await serving { server, folder, options in
      let feed = try folder.feed(
        listings([server.address("/good.jpg"), server.address("/missing.jpg"), server.address("/cut.jpg")]))
      let store = folder.file("store").path
      let without = try Program.run("scan", feed, "--format", "jsonl")
      #expect(without.status == 0)
      _ = try Program.run(["fetch", feed, "--into", store] + options)

      let run = try Program.run("scan", feed, "--format", "jsonl", "--pictures", store)
      let verdicts = try run.rows.filter { $0["type"] as? String == "image" }.reduce(into: [:]) {
        $0[$1["listing"] as? String ?? ""] = $1["verdict"] as? String
      }
      #expect(verdicts["l-1"] == "not-evaluable" && verdicts["l-2"] == "not-evaluable")
      #expect(verdicts["l-0"] != nil && verdicts["l-0"] != "not-evaluable")
      // What was not fetched is nobody's fault; what was and is broken goes to a person.
      for (path, status) in [("/missing.jpg", 0), ("/cut.jpg", 4)] as [(String, Int32)] {
        let feed = try folder.feed(listings([server.address(path)]), to: "one.xml")
        let run = try Program.run("scan", feed, "--format", "jsonl", "--pictures", store)
        #expect(run.status == status, "\(path)")
        #expect(try run.rows.contains { $0["type"] as? String == "listing" } == (status == 4), "\(path)")
      }

      let missing = try Program.run("scan", feed, "--pictures", folder.file("nothing").path)
      #expect(missing.status == 3 && missing.saysOneLine && missing.errors.contains("storewarden fetch"))
    }
  }

  @Test func theReportShowsWhatWasFetched() async throws {
    let marked = PNGText.file(
      keyword: "parameters", text: "a cat\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1, Model: m")
    let server = try await LoopbackServer { _ in [.answer(body: marked)] }
    let folder = try TemporaryFolder()
    let feed = try folder.feed(listings([server.address("/a.png")]))
    let store = folder.file("store").path
    let fetched = try Program.run(
      "fetch", feed, "--into", store, "--allow-private", "--cache", folder.file("cache").path)
    #expect(fetched.status == 0, "\(fetched.output)\(fetched.errors)")
    let without = try Program.run("scan", feed, "--format", "html")
    #expect(!without.output.contains("data:image/jpeg"))
    let page = try Program.run("scan", feed, "--format", "html", "--pictures", store)
    #expect(page.output.contains("data:image/jpeg"))
    await server.stop()
  }

  @Test func pathsInAFetchedFeedAreRelativeToItsAddress() async throws {
    let feed = listings(["relative.jpg", "/good.jpg"])
    let server = try await LoopbackServer { request in
      request.target == "/feeds/feed.xml"
        ? [.answer(body: Array("<marketplace xmlns=\"urn:storewarden:feed:1\">\(feed.joined())</marketplace>".utf8))]
        : Self.answer(request)
    }
    let folder = try TemporaryFolder()
    let options = ["--cache", folder.file("cache").path, "--allow-private"]
    let run = try Program.run(["fetch", server.address("/feeds/feed.xml")] + options)
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    let scan = try Program.run(
      [
        "scan", server.address("/feeds/feed.xml"), "--format", "jsonl", "--pictures",
        folder.file("cache/pictures").path,
      ]
        + options)
    let verdicts = try scan.rows.filter { $0["type"] as? String == "image" }.map { $0["verdict"] as? String }
    #expect(verdicts.count == 2 && !verdicts.contains("not-evaluable"), "\(scan.output)")
    await server.stop()
  }

  @Test func aKilledRunGoesOnWhereItWas() async throws {
    let server = try await LoopbackServer { request in
      [.wait(milliseconds: 250), .answer(body: Self.picture + Array(request.target.utf8))]
    }
    let folder = try TemporaryFolder()
    let feed = try folder.feed(listings((0..<60).map { server.address("/\($0).jpg") }))
    let store = folder.file("store").path
    let fetch = ["fetch", feed, "--into", store, "--allow-private", "--host-delay", "0", "--cache", store + "-cache"]
    let killed = try Program.shell(
      "timeout -s KILL 0.6 \"$program\" \"$@\"; true", fetch[0], fetch[1], fetch[2], fetch[3], fetch[4], fetch[5],
      fetch[6], fetch[7], fetch[8])
    #expect(killed.output.isEmpty)
    let before = server.requests.count
    let run = try Program.run(fetch + ["--format", "jsonl"])
    #expect(run.status == 0, "\(run.errors)")
    let rows = try run.rows
    let present = rows.count { $0["status"] as? String == "present" }
    #expect(rows.count == 60 && rows.count { $0["status"] as? String == "fetched" } == 60 - present)
    #expect(server.requests.count - before == 60 - present)
    for row in rows {
      let digest = row["sha256"] as? String ?? ""
      let body = try Data(contentsOf: URL(filePath: "\(store)/bodies/\(digest.prefix(2))/\(digest)"))
      let path = (row["address"] as? String ?? "").split(separator: "/").last ?? ""
      #expect(Array(body) == Self.picture + Array("/\(path)".utf8))
    }
    await server.stop()
  }
}
