import Foundation
import LoopbackServer
import Synchronization
import Testing

@testable import Fetching

@Suite struct BatchTests {
  /// Fetches paths of a server, as a run of the program does.
  private func run(
    _ addresses: [String], in bench: Bench, limits: FetchLimits = Bench.limits, perHost: Int = 4, width: Int = 16,
    budget: ByteBudget? = nil, refreshes: Bool = false
  ) async throws -> [BatchResult] {
    var settings = Bench.settings
    settings.perHost = perHost
    settings.resolver = HostResolver { _ throws(FetchFault) in Array(Bench.loopback) }
    let fetcher = Fetcher(settings: settings, limits: limits, budget: budget)
    var batch = BatchFetch(fetcher, into: bench.writer)
    (batch.delay, batch.width, batch.refreshes) = (.zero, width, refreshes)
    let results = await batch.run(try addresses.map { try WebAddress($0) })
    await fetcher.close()
    return results
  }

  @Test func hasNoMoreConnectionsThanAllowed() async throws {
    let bench = try Bench()
    try await withServer({ request in
      [.wait(milliseconds: 5), .answer(body: Array(request.target.utf8))]
    }) { server in
      let results = try await run((0..<120).map { server.address("/\($0)") }, in: bench, perHost: 3)
      for (number, result) in results.enumerated() {
        guard case .fetched(let fetched) = result.outcome else {
          Issue.record("\(result)")
          continue
        }
        #expect(try bench.bytes(fetched) == Array("/\(number)".utf8))
      }
      #expect(server.mostOpen <= 3 && server.mostOpen > 1)
      #expect(server.requests.count == 120)
    }
  }

  @Test func hasNoMoreTransfersInAllThanAllowed() async throws {
    let bench = try Bench()
    try await withServer({ _ in [.wait(milliseconds: 20), .answer(body: sample(10))] }) { server in
      let addresses = (0..<20).map { server.address("/\($0)", host: "host\($0).test") }
      _ = try await run(addresses, in: bench, width: 5)
      #expect(server.requests.count == 20)
      // Each host's connection is closed when its last transfer is done; the server may hear of it a little later.
      #expect(server.mostOpen <= 6 && server.mostOpen > 1)
    }
  }

  @Test func fetchesNothingTwiceUnlessAsked() async throws {
    let bench = try Bench()
    try await withServer({ request in
      request.headers["if-none-match"] != nil
        ? [.answer("304 Not Modified")] : [.answer("200 OK", ["ETag: \"v\""], body: sample(10))]
    }) { server in
      let addresses = ["/a", "/b"].map { server.address($0) }
      _ = try await run(addresses, in: bench)
      let again = try await run(addresses, in: bench)
      #expect(server.requests.count == 2)
      #expect(again.allSatisfy { if case .present = $0.outcome { true } else { false } })
      // The same bytes are kept once.
      #expect(bench.files("bodies").count == 1 && bench.files("index").count == 2)
      let refreshed = try await run(addresses, in: bench, refreshes: true)
      #expect(
        refreshed.allSatisfy { if case .fetched(let fetched) = $0.outcome { fetched.isUnchanged } else { false } })
    }
  }

  @Test func oneFailureLeavesTheOthersAndAPauseHoldsItsHostAlone() async throws {
    let bench = try Bench()
    let times = Mutex<[String: [ContinuousClock.Instant]]>([:])
    try await withServer({ request in
      let seen = times.withLock { times in
        times[request.target, default: []].append(.now)
        return times[request.target, default: []].count
      }
      return switch request.target {
      case "/slow1": seen == 1 ? [.answer("429 Slow", ["Retry-After: 1"])] : [.answer(body: sample(10))]
      case "/flaky": seen == 1 ? [.answer("500 Oops")] : [.answer(body: sample(10))]
      case "/gone": [.answer("410 Gone")]
      default: [.answer(body: sample(10))]
      }
    }) { server in
      let slow = (1...3).map { server.address("/slow\($0)", host: "slow.test") }
      let quick = ["/flaky", "/gone", "/fine"].map { server.address($0, host: "quick.test") }
      var limits = Bench.limits
      limits.retries = 2
      let results = try await run(slow + quick, in: bench, limits: limits, perHost: 1)
      let faults = results.map { result -> FetchFault? in
        if case .failed(let fault) = result.outcome { fault } else { nil }
      }
      #expect(faults == [nil, nil, nil, nil, .status(410, retryAfter: nil), nil])
      let start = try #require(times.withLock { $0["/slow1"]?.first })
      #expect(try #require(times.withLock { $0["/slow2"]?.first }) - start >= .seconds(1))
    }
  }

  @Test func asksAHostThatCannotBeReachedNoMore() async throws {
    let bench = try Bench()
    let asked = Mutex(0)
    var settings = Bench.settings
    settings.resolver = HostResolver { name throws(FetchFault) in
      asked.withLock { $0 += 1 }
      throw .unresolvable(host: name, reason: "nobody answers", isTransient: true)
    }
    let fetcher = Fetcher(settings: settings, limits: Bench.limits)
    var batch = BatchFetch(fetcher, into: bench.writer)
    batch.delay = .zero
    let results = await batch.run(try (0..<500).map { try WebAddress("http://down.test/\($0)") })
    await fetcher.close()
    #expect(results.allSatisfy { if case .failed(.unresolvable) = $0.outcome { true } else { false } })
    // Five, and those that were under way beside them.
    #expect((5...8).contains(asked.withLock(\.self)))
  }

  @Test func spendsNoMoreBytesThanTheRunMay() async throws {
    let bench = try Bench()
    try await withServer({ _ in [.answer(body: sample(1000))] }) { server in
      let results = try await run(
        (0..<10).map { server.address("/\($0)") }, in: bench, perHost: 1, budget: ByteBudget(3500))
      let spent = results.count { if case .failed(.budgetSpent) = $0.outcome { true } else { false } }
      #expect(spent == 7)
      #expect(server.requests.count == 4)
      // What came before is there, and the next run goes on.
      _ = try await run((0..<10).map { server.address("/\($0)") }, in: bench)
      #expect(server.requests.count == 4 + 7)
    }
  }
}

@Suite struct HostQueueTests {
  private func queue(perHost: Int, delay: Int) -> HostQueue<Int, Int> {
    HostQueue(perHost: perHost) { $0 + delay }
  }

  /// What a queue gives out at a time: a job, or the time to wait for, negative.
  private func next(_ queue: inout HostQueue<Int, Int>, _ now: Int) -> Int? {
    switch queue.next(now) {
    case .job(let job, _): job
    case .wait(let time): -time
    case .idle: nil
    }
  }

  @Test func hostsTakeTurnsAndRestBetween() {
    var queue = queue(perHost: 2, delay: 10)
    for job in 1...3 { queue.add(job, host: "a", now: 0) }
    queue.add(9, host: "b", now: 0)
    #expect([next(&queue, 0), next(&queue, 0), next(&queue, 0), next(&queue, 9)] == [1, 9, -10, -10])
    #expect([next(&queue, 10), next(&queue, 25)] == [2, nil])
    queue.finish("a", 26)
    #expect(next(&queue, 26) == 3)
    #expect(queue.waiting == 0 && !queue.isDone("a") && !queue.isDone("b"))
    for host in ["a", "a", "b"] { queue.finish(host, 30) }
    #expect(queue.isDone("a") && queue.isDone("b") && next(&queue, 99) == nil)
  }

  @Test func aPostponedJobComesBackInTimeAndOthersGoFirst() {
    var queue = queue(perHost: 1, delay: 0)
    for job in 1...2 { queue.add(job, host: "a", now: 0) }
    #expect(next(&queue, 0) == 1)
    queue.postpone(1, host: "a", until: 50, pausesHost: false, now: 1)
    #expect(next(&queue, 1) == 2)
    queue.finish("a", 2)
    #expect([next(&queue, 2), next(&queue, 50)] == [-50, 1])
  }

  @Test func aPausedHostGivesNothing() {
    var queue = queue(perHost: 2, delay: 0)
    for job in 1...3 { queue.add(job, host: "a", now: 0) }
    #expect([next(&queue, 0), next(&queue, 0)] == [1, 2])
    queue.postpone(1, host: "a", until: 50, pausesHost: true, now: 1)
    queue.finish("a", 2)
    #expect([next(&queue, 2), next(&queue, 49)] == [-50, -50])
    #expect(Set([next(&queue, 50), next(&queue, 50)]) == [1, 3])
  }

  /// Whatever comes and goes, every job is given out, and never more at once than allowed.
  @Test(arguments: [1, 2, 3]) func losesNothing(seed: UInt64) {
    var random = SplitMix(state: seed)
    var queue = queue(perHost: 2, delay: 3)
    for job in 0..<200 { queue.add(job, host: "h\(random.next() % 7)", now: 0) }
    var (underWay, done, now): ([(Int, String)], Set<Int>, Int) = ([], [], 0)
    while done.count < 200, now < 100_000 {
      if case .job(let job, let host) = queue.next(now) { underWay.append((job, host)) } else { now += 1 }
      for host in Set(underWay.map(\.1)) { #expect(underWay.count { $0.1 == host } <= 2) }
      guard !underWay.isEmpty, random.next() % 3 == 0 else { continue }
      let (job, host) = underWay.remove(at: Int(random.next() % UInt64(underWay.count)))
      if random.next() % 4 == 0 {
        queue.postpone(job, host: host, until: now + 5, pausesHost: random.next() % 2 == 0, now: now)
      } else {
        queue.finish(host, now)
        done.insert(job)
      }
    }
    #expect(done.count == 200)
  }

  private struct SplitMix {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
      return z ^ z >> 31
    }
  }
}
