import Foundation
import LoopbackServer
import Testing

@testable import Fetching

@Suite struct StoreTests {
  @Test func refusesFoldersThatAreNoStores() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(throws: FetchFault.self) { try FetchStore(existing: folder.path) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data().write(to: folder.appending(path: "mine.txt"))
    #expect(throws: FetchFault.self) { try FetchStore(creating: folder.path) }
    try FileManager.default.removeItem(at: folder.appending(path: "mine.txt"))
    _ = try FetchStore(creating: folder.path)
    _ = try FetchStore(creating: folder.path)
    try Data("storewarden-fetched 2\n".utf8).write(to: folder.appending(path: "format"))
    #expect(throws: FetchFault.self) { try FetchStore(existing: folder.path) }
  }

  /// Index files as a fall of the machine or a stranger may leave them.
  @Test func believesNoBrokenIndex() async throws {
    let bench = try Bench()
    try await withServer({ _ in [.answer(body: sample(100))] }) { server in
      let address = try WebAddress(server.address("/f"))
      let body = try await bench.fetch(server.address("/f")).body
      let file = URL(filePath: bench.store.path(ofEntry: address.digest))
      let whole = try String(contentsOf: file, encoding: .utf8)
      #expect(bench.store.body(of: address) == body)
      for text in [
        "", "{", whole.replacing(body.sha256, with: "../../../../etc/passwd"), whole.replacing("100", with: "99"),
      ] {
        try Data(text.utf8).write(to: file)
        #expect(bench.store.body(of: address) == nil, "\(text)")
      }
      try Data(whole.utf8).write(to: file)
      try Data(sample(50)).write(to: URL(filePath: body.path))
      #expect(bench.store.body(of: address) == nil)
      let got = try await bench.fetch(server.address("/f")).body
      #expect(got == body)
      #expect(bench.store.body(of: address) == body)
    }
  }

  @Test func replacedBodiesGoWhenNobodyUsesTheStore() async throws {
    let bench = try Bench()
    try await withServer({ [.answer(body: sample(100, seed: UInt8($0.number)))] }) { server in
      let first = try await bench.fetch(server.address("/f")).body
      _ = try await bench.fetch(server.address("/f"))
      // The writer of the bench uses it.
      _ = StoreWriter(bench.store, removesReplaced: true)
      #expect(bench.files("bodies").count == 2)

      bench.close()
      _ = StoreWriter(bench.store, removesReplaced: false)
      #expect(bench.files("bodies").count == 2)
      _ = StoreWriter(bench.store, removesReplaced: true)
      #expect(bench.files("bodies").count == 1)
      #expect(!FileManager.default.fileExists(atPath: first.path))
    }
  }

  @Test func writersSideBySideSpoilNothing() async throws {
    let bench = try Bench()
    let other = StoreWriter(bench.store, removesReplaced: true)
    let bytes = sample(500_000)
    try await withServer({ _ in
      [.text("HTTP/1.1 200 OK\r\nETag: \"v\"\r\nContent-Length: \(bytes.count)\r\n\r\n")]
        + stride(from: 0, to: bytes.count, by: 50_000).flatMap {
          [.send(Array(bytes[$0..<($0 + 50_000)])), .wait(milliseconds: 5)]
        }
    }) { server in
      let address = try WebAddress(server.address("/f"))
      let fetcher = Fetcher(settings: Bench.settings, limits: Bench.limits)
      let writer = bench.writer
      async let first = fetcher.fetch(address, into: writer)
      async let second = fetcher.fetch(address, into: other)
      async let third = fetcher.fetch(address, into: other)
      for fetched in try await [first, second, third] { #expect(try bench.bytes(fetched) == bytes) }
      await fetcher.close()
      #expect(bench.files("partial").isEmpty && bench.files("bodies").count == 1)
    }
  }

  @Test func whatAKilledProgramLeftIsRemovedAndWhatCanGoOnIsKept() throws {
    let bench = try Bench()
    let partial = bench.folder.appending(path: "partial")
    let kept = String(repeating: "a", count: 64)
    let old = String(repeating: "b", count: 64)
    for name in ["\(kept).12-1", kept, "\(kept).json", old] { try Data().write(to: partial.appending(path: name)) }
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -8 * 86_400)], ofItemAtPath: partial.appending(path: old).path)
    bench.close()
    _ = StoreWriter(bench.store, removesReplaced: true)
    #expect(bench.files("partial") == [kept, "\(kept).json"])
  }
}

@Suite struct RetryPlanTests {
  @Test func pausesGrowAndVary() throws {
    let plan = RetryPlan(limits: FetchLimits(bytes: 1, total: .seconds(1), idle: .seconds(1), redirects: 1, retries: 9))
    let fault = FetchFault.status(500, retryAfter: nil)
    for (attempt, longest) in [(1, 0.5), (2, 1), (3, 2), (7, 30), (9, 30)] {
      let pauses = try (0..<50).map { _ in try #require(plan.pause(after: fault, attempts: attempt)) }
      #expect(pauses.allSatisfy { $0 <= .seconds(longest) && $0 >= .seconds(longest / 2) })
      #expect(Set(pauses).count > 1)
    }
    #expect(plan.pause(after: fault, attempts: 10) == nil)
    #expect(plan.pause(after: .status(404, retryAfter: nil), attempts: 1) == nil)
    #expect(plan.pause(after: .status(503, retryAfter: .seconds(7)), attempts: 1) == .seconds(7))
    #expect(plan.pause(after: .status(503, retryAfter: .seconds(999)), attempts: 1) == nil)
  }

  @Test func readsRetryAfter() {
    let now = Date(timeIntervalSince1970: 784_111_770)
    #expect(RetryPlan.pause("120", now: now) == .seconds(120))
    #expect(RetryPlan.pause("Sun, 06 Nov 1994 08:49:37 GMT", now: now) == .seconds(7))
    #expect(RetryPlan.pause("Sat, 05 Nov 1994 08:49:37 GMT", now: now) == .seconds(0))
    for text in ["", "-1", "1.5", "soon", "１２", String(repeating: "9", count: 60)] {
      #expect(RetryPlan.pause(text, now: now) == nil, "\(text)")
    }
  }
}
