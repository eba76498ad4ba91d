import Foundation
import LoopbackServer
import Testing

/// Feeds that are given as addresses, from a server on this machine.
struct FetchedFeedTests {
  /// Runs a test with a server and a cache of its own; the server counts on being stopped.
  private func serving(
    _ answer: @escaping @Sendable (LoopbackServer.Request) -> [LoopbackServer.Step],
    _ test: (LoopbackServer, TemporaryFolder, [String]) async throws -> Void
  ) async throws {
    let server = try await LoopbackServer(answer: answer)
    let folder = try TemporaryFolder()
    do {
      try await test(server, folder, ["--cache", folder.file("cache").path, "--allow-private"])
    } catch {
      await server.stop()
      throw error
    }
    await server.stop()
  }

  private static func feed(_ records: [String]) -> [UInt8] {
    Array(
      "<marketplace xmlns=\"urn:storewarden:feed:1\">\n\(records.joined(separator: "\n"))\n</marketplace>\n".utf8)
  }

  @Test func areReadAndNamedByTheirAddresses() async throws {
    let feed = Self.feed([Record.store, Record.listing("l-1", picture: "a.png")])
    try await serving({ request in
      request.headers["if-none-match"] == "\"1\""
        ? [.answer("304 Not Modified")] : [.answer("200 OK", ["ETag: \"1\""], body: feed)]
    }) { server, _, options in
      let address = "http://merchant:s3cret@127.0.0.1:\(server.port)/feed.xml?shop=7&token=abc"
      let shown = "http://***@127.0.0.1:\(server.port)/feed.xml?shop=7&token=***"
      for number in 1...2 {
        let run = try Program.run(["records", address] + options)
        #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
        #expect(try run.rows.allSatisfy { $0["file"] as? String == shown })
        #expect(try run.rows.count == 2)
        #expect(server.requests.count == number)
      }
      for verb in [
        ["scan", address, "--format", "jsonl"], ["scan", address, "--format", "html"],
        ["explain", "l-1", "--market", address], ["fetch", address, "--dry-run"],
      ] {
        let run = try Program.run(verb + options)
        #expect(!(run.output + run.errors).contains("s3cret") && !run.output.contains("abc\""), "\(verb)")
      }
      let broken = try Program.run(["records", address + "&x=\u{1}"] + options)
      #expect(broken.status == 3 && broken.saysOneLine && !broken.errors.contains("s3cret"))
    }
  }

  @Test func ofAnOpenGateAreAnsweredWithoutTheirSecrets() async throws {
    let feed = Self.feed([Record.listing("l-1", picture: "a.png")])
    try await serving({ _ in [.answer("200 OK", ["ETag: \"1\""], body: feed)] }) { server, folder, options in
      let (key, catalog) = (folder.file("k").path, folder.file("market.db").path)
      #expect(try Program.run("catalog", "key", key).status == 0)
      let address = "http://merchant:s3cret@127.0.0.1:\(server.port)/feed.xml?token=abc"
      let run = try Program.run(
        ["gate", "--follow", "--format", "jsonl", "--catalog", catalog, "--key", key] + options,
        input: "\(address)\n\(address)\nhttp://merchant:s3cret@/\n")
      let done = try run.rows.filter { $0["type"] as? String == "done" }.map { $0["batch"] as? String }
      let shown = "http://***@127.0.0.1:\(server.port)/feed.xml?token=***"
      #expect(done == [shown, shown, "http://m…"], "\(run.output) \(run.errors)")
      #expect(!(run.output + run.errors).contains("s3cret") && !(run.output + run.errors).contains("abc"))
    }
  }

  @Test func twoThatDifferInSecretsAloneAreToldApart() async throws {
    try await serving({ request in
      [.answer(body: Self.feed([Record.listing(request.target.contains("aaa") ? "l-1" : "l-2", picture: "a.png")]))]
    }) { server, _, options in
      let addresses = ["aaa", "bbb"].map { server.address("/feed.xml?token=\($0)") }
      let name = server.address("/feed.xml?token=***")
      let files = try [addresses, addresses.reversed()].map { addresses in
        Dictionary(
          uniqueKeysWithValues: try Program.run(["records"] + addresses + options).rows.map {
            ($0["id"] as? String ?? "", $0["file"] as? String ?? "")
          })
      }
      #expect(files == Array(repeating: ["l-1": name, "l-2": "\(name) (2)"], count: 2))
    }
  }

  @Test func areNotFetchedFromPrivateAddressesUnlessAllowed() async throws {
    try await serving({ _ in [.answer(body: Self.feed([Record.store]))] }) { server, folder, _ in
      for host in ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]", "0"] {
        let run = try Program.run(
          "records", server.address("/f.xml", host: host), "--cache", folder.file("cache").path)
        #expect(run.status == 3 && run.saysOneLine, "\(host): \(run.errors)")
        #expect(run.errors.contains("--allow-private"), "\(host): \(run.errors)")
      }
      #expect(server.requests.isEmpty)
    }
  }

  @Test func thatCannotBeHadEndTheRunThoughAnOldCopyIsThere() async throws {
    try await serving({ request in
      request.number == 0 ? [.answer(body: Self.feed([Record.store]))] : [.answer("404 Not\u{1B}[31m Found")]
    }) { server, _, options in
      #expect(try Program.run(["records", server.address("/f.xml")] + options).status == 0)
      let run = try Program.run(["scan", server.address("/f.xml")] + options)
      #expect(run.status == 3 && run.output.isEmpty && run.saysOneLine)
      #expect(run.errors.contains("404"))
      let gone = try Program.run(["scan", "http://127.0.0.1:1/", "--fetch-retries", "0"] + options)
      #expect(gone.status == 3 && gone.saysOneLine && gone.errors.contains("refuses connections"))
    }
  }

  @Test func thatUnpackToTooMuchAreRefused() async throws {
    // 64 MiB of spaces inside a record, as `gzip` packs them: about 64 KiB.
    let folder = try TemporaryFolder()
    let bomb = try Program.shell(
      """
      { printf '<marketplace xmlns="urn:storewarden:feed:1"><listing id="a"><title>'; \
      head -c 67108864 /dev/zero | tr '\\0' ' '; printf '</title></listing></marketplace>'; } | gzip -9 > bomb.gz
      """, in: folder.url)
    try #require(bomb.status == 0)
    let bytes = Array(try Data(contentsOf: folder.file("bomb.gz")))
    for headers in [[], ["Content-Encoding: gzip"]] {
      try await serving({ _ in [.answer("200 OK", headers, body: bytes)] }) { server, _, options in
        let run = try Program.run(["records", server.address("/feed.xml")] + options)
        #expect(run.status == 3 || run.status == 4, "\(run.errors)")
        #expect(try run.rows.allSatisfy { $0["type"] as? String != "listing" })
      }
    }
  }

  @Test func neverLeadToFilesOfThisMachine() async throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: Fixture.path("market/pictures/it-0003.jpg"), toPath: folder.file("secret.jpg").path)
    let hrefs = [
      folder.file("secret.jpg").path, "secret.jpg", "../secret.jpg", "file://\(folder.file("secret.jpg").path)",
    ]
    let feed = Self.feed([Record.store] + hrefs.enumerated().map { Record.listing("l-\($0)", picture: $1) })
    try await serving({ _ in [.answer(body: feed)] }) { server, _, options in
      let run = try Program.run(["scan", server.address("/feed.xml"), "--format", "jsonl"] + options, in: folder.url)
      let pictures = try run.rows.filter { $0["type"] as? String == "image" }
      #expect(pictures.allSatisfy { $0["verdict"] as? String == "not-evaluable" }, "\(pictures)")
    }
  }
}
