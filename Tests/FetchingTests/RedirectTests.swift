import Foundation
import LoopbackServer
import Synchronization
import Testing

@testable import Fetching

@Suite struct RedirectTests {
  @Test func followsAFewAndRemembersWhereItEnded() async throws {
    let bench = try Bench()
    try await withServer({ request in
      switch request.target {
      case "/a": [.answer("301 Moved", ["Location: /b"])]
      case "/b": [.answer("307 Moved", ["Location: c?x#y"])]
      default:
        request.headers["if-none-match"] == nil
          ? [.answer("200 OK", ["ETag: \"v\""], body: sample(9))] : [.answer("304 Not Modified")]
      }
    }) { server in
      let got = try await bench.fetchBytes(server.address("/a"))
      #expect(got == sample(9))
      #expect(server.requests.map(\.target) == ["/a", "/b", "/c?x"])
      let again = try await bench.fetch(server.address("/a"))
      #expect(again.isUnchanged)
      // Only the end of the way knows the tag.
      #expect(server.requests.suffix(3).map { $0.headers["if-none-match"] } == [nil, nil, "\"v\""])
    }
  }

  @Test func followsNoCircleAndNoLongWay() async throws {
    let bench = try Bench()
    try await withServer({ request in
      let number = Int(request.target.dropFirst()) ?? 0
      return [.answer("302 Found", ["Location: /\(number < 0 ? number : number + 1)"])]
    }) { server in
      for path in ["/-1", "/1"] {
        await #expect(throws: FetchFault.redirectedTooOften(limit: 3), "\(path)") {
          try await bench.fetch(server.address(path))
        }
      }
      #expect(server.requests.count == 1 + 4)
    }
  }

  @Test(arguments: [
    "http://10.0.0.1/", "http://127.0.0.2:1/", "http://[::1]/", "http://169.254.169.254/latest/meta-data/",
    "http://2130706434/", "http://0x7f.0.0.2/", "http://[::ffff:127.0.0.2]/", "//192.168.1.1/", "file:///etc/passwd",
    "gopher://127.0.0.1/", "http://private.test/",
  ])
  func followsNoneToWhereItMustNot(location: String) async throws {
    let bench = try Bench()
    var settings = Bench.settings
    settings.resolver = HostResolver { name throws(FetchFault) in
      name == "private.test" ? [IPAddress(v4: 0x0A00_0001)] : Array(Bench.loopback)
    }
    try await withServer({ _ in [.answer("302 Found", ["Location: \(location)"])] }) { [settings] server in
      let fault = await #expect(throws: FetchFault.self) {
        try await bench.fetch(server.address("/f", host: "shop.test"), settings: settings)
      }
      switch fault {
      case .forbidden, .badRedirect: break
      default: Issue.record("\(String(describing: fault))")
      }
      #expect(server.requests.count == 1)
    }
  }

  @Test func credentialsStayWithTheirHost() async throws {
    let bench = try Bench()
    let other = try await LoopbackServer { _ in [.answer(body: sample(3))] }
    let elsewhere = other.address("/x")
    try await withServer({ request in
      request.target == "/a"
        ? [.answer("302 Found", ["Location: /b"])] : [.answer("302 Found", ["Location: \(elsewhere)"])]
    }) { server in
      _ = try await bench.fetch("http://user:pass@127.0.0.1:\(server.port)/a")
      let basic = "Basic \(Data("user:pass".utf8).base64EncodedString())"
      #expect(server.requests.map { $0.headers["authorization"] } == [basic, basic])
      #expect(other.requests.map { $0.headers["authorization"] } == [nil])
      // No password stands anywhere in the store.
      for name in bench.files("index") {
        let file = bench.folder.appending(path: "index/\(name.prefix(2))/\(name)")
        #expect(try !String(contentsOf: file, encoding: .utf8).contains("pass"))
      }
    }
    await other.stop()
  }

  @Test func aNameIsAskedForOnceAndConnectedToWhereItLed() async throws {
    let bench = try Bench()
    let count = Mutex(0)
    var settings = Bench.settings
    // A name that leads to a public place first and elsewhere when asked again.
    settings.resolver = HostResolver { _ throws(FetchFault) in
      let number = count.withLock { count in
        count += 1
        return count
      }
      return number == 1 ? Array(Bench.loopback) : [IPAddress(v4: 0x0A00_0001)]
    }
    try await withServer({ request in
      request.target == "/a" ? [.answer("302 Found", ["Location: /b"])] : [.answer(body: sample(3))]
    }) { [settings] server in
      _ = try await bench.fetch(server.address("/a", host: "rebinding.test"), settings: settings)
      #expect(count.withLock(\.self) == 1)
      #expect(server.requests.map { $0.headers["host"] } == Array(repeating: "rebinding.test:\(server.port)", count: 2))
    }
  }

  @Test func aNameThatLeadsNowhereAllowedIsNotConnectedTo() async throws {
    let bench = try Bench()
    var settings = Bench.settings
    settings.resolver = HostResolver { _ throws(FetchFault) in [IPAddress(v4: 0x0A00_0001), IPAddress(v4: 0xA9FE_A9FE)]
    }
    await #expect(throws: FetchFault.forbidden(host: "inner.test", address: "10.0.0.1", class: .private)) {
      try await bench.fetch("http://inner.test/", settings: settings)
    }
    for address in ["http://localhost/", "http://127.0.0.2:1/", "http://[::1]:1/", "http://0/"] {
      let fault = await #expect(throws: FetchFault.self) { try await bench.fetch(address) }
      if address.contains("localhost") { continue }
      guard case .forbidden = fault else {
        Issue.record("\(address): \(String(describing: fault))")
        continue
      }
    }
  }

  @Test func triesTheNextAddressOfAName() async throws {
    let bench = try Bench()
    var settings = Bench.settings
    let closed = IPAddress(v4: 0x7F00_0003)
    settings.policy = .publicOnly(except: Bench.loopback.union([closed]))
    settings.resolver = HostResolver { _ throws(FetchFault) in [closed] + Array(Bench.loopback) }
    try await withServer({ _ in [.answer(body: sample(3))] }) { [settings] server in
      let fetched = try await bench.fetch(server.address("/", host: "two.test"), settings: settings)
      #expect(try bench.bytes(fetched) == sample(3))
    }
  }
}
