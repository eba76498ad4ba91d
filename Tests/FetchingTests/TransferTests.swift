import Foundation
import LoopbackServer
import Testing

@testable import Fetching

@Suite struct TransferTests {
  @Test func fetchesWhatIsServedAndAsksPlainly() async throws {
    let bench = try Bench()
    try await withServer({ _ in [.answer(body: sample(300_000))] }) { server in
      let fetched = try await bench.fetch(server.address("/feed.xml?a=1"))
      #expect(try bench.bytes(fetched) == sample(300_000))
      #expect(fetched.httpStatus == 200)
      let request = try #require(server.requests.first)
      #expect(request.target == "/feed.xml?a=1")
      #expect(request.headers["host"] == "127.0.0.1:\(server.port)")
      #expect(request.headers["user-agent"] == "storewarden-tests")
      #expect(request.headers["accept-encoding"] == "identity")
      #expect(request.headers["authorization"] == nil && request.headers["range"] == nil)
    }
  }

  @Test func takesAChunkedBodyAndOneThatEndsWithTheConnection() async throws {
    let bench = try Bench()
    try await withServer({ request in
      request.target == "/chunked"
        ? [.text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n2\r\nef\r\n0\r\n\r\n")]
        : [.text("HTTP/1.0 200 OK\r\n\r\nabcdef"), .close]
    }) { server in
      for path in ["/chunked", "/closed"] {
        let got = try await bench.fetchBytes(server.address(path))
        #expect(got == Array("abcdef".utf8), "\(path)")
      }
    }
  }

  @Test func asksWhetherItHasChangedAndTakesNoForAnAnswer() async throws {
    let bench = try Bench()
    try await withServer({ request in
      if request.headers["if-none-match"] == "\"v1\"" { return [.answer("304 Not Modified", ["ETag: \"v1\""])] }
      return [.answer("200 OK", ["ETag: \"v1\"", "Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT"], body: sample(10))]
    }) { server in
      let first = try await bench.fetch(server.address("/f"))
      let second = try await bench.fetch(server.address("/f"))
      #expect(second.isUnchanged && second.body == first.body)
      #expect(server.requests.count == 2)
      // A body that went away is not asked about, but fetched.
      try FileManager.default.removeItem(atPath: first.body.path)
      let third = try await bench.fetch(server.address("/f"))
      #expect(!third.isUnchanged && third.body == first.body)
    }
  }

  @Test func asksByTimeWhereThereIsNoTagAndNotByWhatCannotBeSentBack() async throws {
    let bench = try Bench()
    let time = "Sun, 06 Nov 1994 08:49:37 GMT"
    try await withServer({ request in
      request.target == "/time"
        ? [.answer("200 OK", ["Last-Modified: \(time)"], body: sample(10))]
        : [.answer("200 OK", ["ETag: no-quotes\u{E9}\u{7}", "ETag: \"two\""], body: sample(10))]
    }) { server in
      for path in ["/time", "/time", "/odd", "/odd"] { _ = try? await bench.fetch(server.address(path)) }
      #expect(server.requests[1].headers["if-modified-since"] == time)
      #expect(server.requests[1].headers["if-none-match"] == nil)
      #expect(server.requests.dropFirst(3).allSatisfy { $0.headers["if-none-match"] == nil })
    }
  }

  @Test func anUnaskedNotModifiedIsNoBody() async throws {
    let bench = try Bench()
    try await withServer({ _ in [.answer("304 Not Modified")] }) { server in
      await #expect(throws: FetchFault.self) { try await bench.fetch(server.address("/f")) }
    }
  }

  @Test func aChangedBodyTakesThePlaceOfTheOld() async throws {
    let bench = try Bench()
    try await withServer({ request in
      [.answer("200 OK", ["ETag: \"v\(request.number)\""], body: sample(10, seed: UInt8(request.number)))]
    }) { server in
      let first = try await bench.fetch(server.address("/f"))
      let second = try await bench.fetch(server.address("/f"))
      #expect(try bench.bytes(second) == sample(10, seed: 1))
      // The old body stays for whoever reads it, and goes when the next run begins.
      #expect(FileManager.default.fileExists(atPath: first.body.path))
    }
  }

  @Test func givesUpAfterTimeWithoutAByte() async throws {
    let bench = try Bench()
    try await withServer({ request in
      request.target == "/head" ? [] : [.text("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")]
    }) { server in
      var limits = Bench.limits
      limits.idle = .milliseconds(400)
      for path in ["/head", "/body"] {
        await #expect(throws: FetchFault.idle(seconds: 0), "\(path)") {
          try await bench.fetch(server.address(path), limits: limits)
        }
      }
    }
  }

  @Test func givesUpAfterAllTheTimeThoughBytesDripIn() async throws {
    let bench = try Bench()
    try await withServer({ _ in
      // Ten minutes' worth: other tests may hold this one up, but not for so long.
      [.text("HTTP/1.1 200 OK\r\nContent-Length: 12000\r\n\r\n")]
        + (0..<12000).flatMap { _ in [.text("a"), .wait(milliseconds: 50)] }
    }) { server in
      var limits = Bench.limits
      limits.total = .seconds(1)
      await #expect(throws: FetchFault.overtime(seconds: 1)) {
        try await bench.fetch(server.address("/f"), limits: limits)
      }
    }
  }

  @Test func takesNoMoreThanAllowedFromAnEndlessBody() async throws {
    let bench = try Bench()
    let block = sample(65536)
    try await withServer({ request in
      request.target == "/announced"
        ? [.text("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"), .flood(block)]
        : [.text("HTTP/1.1 200 OK\r\nETag: \"v\"\r\n\r\n"), .flood(block)]
    }) { server in
      for path in ["/announced", "/endless"] {
        await #expect(throws: FetchFault.tooLarge(limit: 1 << 20), "\(path)") {
          try await bench.fetch(server.address(path))
        }
      }
      #expect(bench.files("bodies").isEmpty && bench.files("partial").isEmpty)
    }
  }

  @Test func noticesABodyThatIsShorterOrLongerThanAnnounced() async throws {
    let bench = try Bench()
    try await withServer({ request in
      switch request.target {
      case "/short": [.text("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc"), .close]
      case "/chunked": [.text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nabc"), .close]
      case "/long": [.text("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcdef")]
      case "/closing": [.text("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabcdef"), .close]
      default: [.text("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd")]
      }
    }) { server in
      await #expect(throws: FetchFault.broken(received: 3, announced: 100)) {
        try await bench.fetch(server.address("/short"))
      }
      await #expect(throws: FetchFault.broken(received: 3, announced: nil)) {
        try await bench.fetch(server.address("/chunked"))
      }
      for path in ["/long", "/closing"] {
        await #expect(throws: FetchFault.longerThanAnnounced(3), "\(path)") {
          try await bench.fetch(server.address(path))
        }
      }
      await #expect(throws: FetchFault.self) { try await bench.fetch(server.address("/two")) }
      #expect(bench.files("bodies").isEmpty && bench.files("index").isEmpty)
    }
  }

  @Test func triesAgainWhatPassesAndNothingElse() async throws {
    let bench = try Bench()
    try await withServer({ request in
      switch request.target {
      case "/passes": request.number < 2 ? [.answer("500 Oops")] : [.answer(body: sample(5))]
      case "/missing": [.answer("404 Not Found")]
      default: [.answer("503 Busy", ["Retry-After: 3600"])]
      }
    }) { server in
      var limits = Bench.limits
      limits.retries = 3
      let got = try await bench.fetchBytes(server.address("/passes"), limits: limits)
      #expect(got == sample(5))
      #expect(server.requests.count == 3)
      await #expect(throws: FetchFault.status(404, retryAfter: nil)) {
        try await bench.fetch(server.address("/missing"), limits: limits)
      }
      await #expect(throws: FetchFault.status(503, retryAfter: .seconds(3600))) {
        try await bench.fetch(server.address("/busy"), limits: limits)
      }
      #expect(server.requests.count == 5)
    }
  }

  @Test func waitsAsLongAsTheServerAsks() async throws {
    let bench = try Bench()
    try await withServer({ request in
      request.number == 0 ? [.answer("429 Slow", ["Retry-After: 1"])] : [.answer(body: sample(5))]
    }) { server in
      var limits = Bench.limits
      limits.retries = 1
      let start = ContinuousClock.now
      _ = try await bench.fetch(server.address("/f"), limits: limits)
      #expect(ContinuousClock.now - start >= .seconds(1))
    }
  }

  @Test func refusesCodingsThatAreNotAskedForUnlessTheyAreKept() async throws {
    let bench = try Bench()
    try await withServer({ request in
      [.answer("200 OK", ["Content-Encoding: \(request.target.dropFirst())"], body: sample(5))]
    }) { server in
      for coding in ["br", "gzip"] {
        await #expect(throws: FetchFault.encoded(coding)) { try await bench.fetch(server.address("/\(coding)")) }
      }
      var limits = Bench.limits
      limits.codings = ["gzip"]
      let got = try await bench.fetchBytes(server.address("/gzip"), limits: limits)
      #expect(got == sample(5))
      let again = try await bench.fetchBytes(server.address("/identity"))
      #expect(again == sample(5))
    }
  }

  @Test func survivesHostileAnswers() async throws {
    let bench = try Bench()
    let long = String(repeating: "x", count: 200_000)
    let answers = [
      "", "\r\n\r\n", "HTTP/1.1 200\r\n", "garbage\r\n\r\n", "HTTP/9.9 200 OK\r\n\r\n", "HTTP/1.1 999999 OK\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 1e3\r\n\r\n",
      "HTTP/1.1 200 OK\r\nX: \(long)\r\n\r\n",
      "HTTP/1.1 200 OK\r\n" + String(repeating: "A: b\r\n", count: 5000) + "\r\n",
      "HTTP/1.1 206 Partial\r\nContent-Range: bytes 5-9/10\r\nContent-Length: 5\r\n\r\nabcde",
      "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 302 Found\r\nLocation: \u{1}\u{202E}\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n", "HTTP/1.1 100 Continue\r\n\r\n",
      "HTTP/1.1 204 Nothing\r\n\r\n",
    ]
    try await withServer({ request in
      [.text(answers[Int(request.target.dropFirst()) ?? 0]), .wait(milliseconds: 20), .close]
    }) { server in
      for number in answers.indices {
        await #expect(throws: FetchFault.self, "\(answers[number].prefix(60))") {
          try await bench.fetch(server.address("/\(number)"))
        }
      }
      #expect(bench.files("bodies").isEmpty)
    }
  }

  @Test func keepsNoHostileHeaderInTheIndex() async throws {
    let bench = try Bench()
    try await withServer({ _ in
      [.answer("200 OK", ["ETag: \"a\"b\"", "Last-Modified: \(String(repeating: "9", count: 5000))"], body: sample(5))]
    }) { server in
      _ = try await bench.fetch(server.address("/f"))
      #expect(bench.store.entry(of: try WebAddress(server.address("/f")))?.validators == Validators.none)
    }
  }
}
