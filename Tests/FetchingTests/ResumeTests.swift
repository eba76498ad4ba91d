import Foundation
import LoopbackServer
import Testing

@testable import Fetching

/// Serves bytes with ranges, and breaks off the first answer after `breakAfter`.
private func ranged(
  _ bytes: [UInt8], tag: @escaping @Sendable (Int) -> String, breakAfter: Int,
  honoursIfRange: Bool = true
) -> @Sendable (LoopbackServer.Request) -> [LoopbackServer.Step] {
  { request in
    let etag = tag(request.number)
    if request.number == 0 {
      let head = "HTTP/1.1 200 OK\r\nETag: \(etag)\r\nContent-Length: \(bytes.count)\r\n\r\n"
      // The pause lets the client take in what came before the connection breaks.
      return [.text(head), .send(Array(bytes[..<breakAfter])), .wait(milliseconds: 50), .close]
    }
    if request.headers["if-range"] == etag || !honoursIfRange, let start = start(of: request) {
      return [
        .answer(
          "206 Partial Content", ["ETag: \(etag)", "Content-Range: bytes \(start)-\(bytes.count - 1)/\(bytes.count)"],
          body: Array(bytes[start...]))
      ]
    }
    return [.answer("200 OK", ["ETag: \(etag)"], body: bytes)]
  }
}

/// The first byte that a request asks for.
private func start(of request: LoopbackServer.Request) -> Int? {
  request.headers["range"].flatMap { Int($0.dropFirst("bytes=".count).dropLast()) }
}

@Suite struct ResumeTests {
  private let bytes = sample(200_000)

  @Test func aBrokenTransferGoesOnInTheNextRun() async throws {
    let bench = try Bench()
    try await withServer(ranged(bytes, tag: { _ in "\"v1\"" }, breakAfter: 120_000)) { server in
      let fault = await #expect(throws: FetchFault.self) { try await bench.fetch(server.address("/f")) }
      guard case .broken(let received, 200_000) = fault, (1...120_000).contains(received) else {
        Issue.record("\(String(describing: fault))")
        return
      }
      #expect(bench.files("partial").count == 2)
      let fetched = try await bench.fetch(server.address("/f"))
      #expect(try bench.bytes(fetched) == bytes)
      #expect(fetched.httpStatus == 206)
      #expect(server.requests[1].headers["range"] == "bytes=\(received)-")
      #expect(server.requests[1].headers["if-range"] == "\"v1\"")
      #expect(bench.files("partial").isEmpty)
      #expect(bench.store.entry(of: try WebAddress(server.address("/f")))?.validators.etag == "\"v1\"")
    }
  }

  @Test func aBrokenTransferGoesOnWithinARun() async throws {
    let bench = try Bench()
    try await withServer(ranged(bytes, tag: { _ in "\"v1\"" }, breakAfter: 1)) { server in
      var limits = Bench.limits
      limits.retries = 1
      let got = try await bench.fetchBytes(server.address("/f"), limits: limits)
      #expect(got == bytes)
      #expect(server.requests[1].headers["range"] == "bytes=1-")
    }
  }

  /// With a server that answers the whole, and with one that sends the rest of something else all the same.
  @Test(arguments: [true, false]) func whatChangedMeanwhileStartsAnew(honoursIfRange: Bool) async throws {
    let bench = try Bench()
    let server = ranged(
      bytes, tag: { $0 == 0 ? "\"v1\"" : "\"v2\"" }, breakAfter: 120_000, honoursIfRange: honoursIfRange)
    try await withServer(server) { server in
      _ = try? await bench.fetch(server.address("/f"))
      let fetched = try await bench.fetch(server.address("/f"))
      #expect(try bench.bytes(fetched) == bytes)
      #expect(fetched.httpStatus == 200)
    }
  }

  @Test func aWeakTagContinuesNothing() async throws {
    let bench = try Bench()
    try await withServer(ranged(bytes, tag: { _ in "W/\"v1\"" }, breakAfter: 120_000)) { server in
      _ = try? await bench.fetch(server.address("/f"))
      #expect(bench.files("partial").isEmpty)
      let got = try await bench.fetchBytes(server.address("/f"))
      #expect(got == bytes)
      #expect(server.requests[1].headers["range"] == nil)
    }
  }

  @Test func aRangeThatCannotBeHadStartsAnew() async throws {
    let bench = try Bench()
    let whole = bytes
    try await withServer({ request in
      switch request.number {
      case 0:
        [
          .text("HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 200000\r\n\r\nabc"), .wait(milliseconds: 50),
          .close,
        ]
      case 1: [.answer("416 Range Not Satisfiable", ["Content-Range: bytes */2"])]
      default: [.answer(body: whole)]
      }
    }) { server in
      _ = try? await bench.fetch(server.address("/f"))
      let got = try await bench.fetchBytes(server.address("/f"))
      #expect(got == bytes)
    }
  }

  @Test(arguments: [(-1, 199_999, "200000"), (0, 199_998, "200000"), (0, 199_999, "*"), (0, -1, "")])
  func aPartThatIsNotTheRestStartsAnew(shift: Int, last: Int, size: String) async throws {
    let bench = try Bench()
    let whole = bytes
    try await withServer({ request in
      switch request.number {
      case 0:
        [
          .text("HTTP/1.1 200 OK\r\nETag: \"v1\"\r\nContent-Length: 200000\r\n\r\n"), .send(Array(whole[..<120_000])),
          .wait(milliseconds: 50), .close,
        ]
      case 1:
        [
          .answer(
            "206 Partial Content",
            ["Content-Range: bytes \(shift + (start(of: request) ?? 0))-\(last)/\(size)"], body: sample(80_000, seed: 9)
          )
        ]
      default: [.answer(body: whole)]
      }
    }) { server in
      _ = try? await bench.fetch(server.address("/f"))
      let got = try await bench.fetchBytes(server.address("/f"))
      #expect(got == bytes)
    }
  }

  @Test func bytesOfAnEarlierBootCountForNothing() async throws {
    let bench = try Bench()
    try await withServer(ranged(bytes, tag: { _ in "\"v1\"" }, breakAfter: 120_000)) { server in
      _ = try? await bench.fetch(server.address("/f"))
      let file = bench.folder.appending(path: "partial/\(try WebAddress(server.address("/f")).digest).json")
      var note = try JSONDecoder().decode(PartialBody.Note.self, from: Data(contentsOf: file))
      note.boot = "another"
      try JSONEncoder().encode(note).write(to: file)
      let got = try await bench.fetchBytes(server.address("/f"))
      #expect(got == bytes)
      #expect(server.requests[1].headers["range"] == nil)
    }
  }
}
