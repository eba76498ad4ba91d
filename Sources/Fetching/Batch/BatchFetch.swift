/// What became of one address of a batch.
public struct BatchResult: Sendable {
  /// The address.
  public let address: WebAddress
  /// What became of it.
  public let outcome: Outcome

  /// What became of an address.
  public enum Outcome: Sendable {
    /// It was fetched, or the server says that nothing has changed.
    case fetched(Fetched)
    /// It was in the store, and nobody was asked.
    case present(StoredBody)
    /// It was not fetched.
    case failed(FetchFault)
  }
}

/// How much of a batch is done.
public struct BatchProgress: Sendable {
  /// Addresses that are done, whatever became of them.
  public let done: Int
  /// All of them.
  public let total: Int
  /// Bytes that lie in the store for what is done.
  public let bytes: Int
}

/// Fetches many addresses into a store, side by side and with regard for their hosts.
///
/// What failed for a passing reason is tried again later, while others go on; a host that asks for a pause
/// (`Retry-After`) gets it. Of a host that could not be reached time and again nothing more is asked. Every body that is done is in the store for good, so a run that is killed goes on where it
/// was.
public struct BatchFetch: Sendable {
  /// The most transfers side by side.
  public var width = 16
  /// The pause between the beginnings of two transfers from one host.
  public var delay: Duration = .milliseconds(100)
  /// Whether what the store has is asked for again.
  public var refreshes = false
  private let fetcher: Fetcher
  private let writer: StoreWriter

  /// A batch that the fetcher fetches; its settings say how many transfers a host has side by side.
  public init(_ fetcher: Fetcher, into writer: StoreWriter) {
    self.fetcher = fetcher
    self.writer = writer
  }

  private struct Job: Sendable {
    let number: Int
    var attempts = 0
  }

  /// Which hosts are worth asking.
  private struct Reach {
    /// What kept the last five of a host from being asked for at all.
    private(set) var unreachable: [String: FetchFault] = [:]
    private var failures: [String: Int] = [:]

    mutating func note(_ result: Result<Fetched, FetchFault>, of host: String) {
      guard case .failure(let fault) = result, fault.isOfHost else {
        failures[host] = nil
        return
      }
      failures[host, default: 0] += 1
      if failures[host, default: 0] >= 5 { unreachable[host] = fault }
    }
  }

  private enum Event: Sendable {
    case done(Job, Result<Fetched, FetchFault>)
    case tick
  }

  /// Fetches addresses, each of which should stand once.
  ///
  /// - Returns: One result an address, in their order.
  public func run(
    _ addresses: [WebAddress], progress: @Sendable (BatchProgress) -> Void = { _ in }
  ) async -> [BatchResult] {
    let clock = ContinuousClock()
    let plan = RetryPlan(limits: fetcher.limits)
    var queue = HostQueue<Job, ContinuousClock.Instant>(perHost: fetcher.settings.perHost) { [delay] in $0 + delay }
    var outcomes: [BatchResult.Outcome?] = Array(repeating: nil, count: addresses.count)
    var (done, bytes) = (0, 0)
    var reach = Reach()
    func settle(_ number: Int, _ outcome: BatchResult.Outcome) {
      outcomes[number] = outcome
      done += 1
      switch outcome {
      case .fetched(let fetched): bytes += fetched.body.bytes
      case .present(let body): bytes += body.bytes
      case .failed: break
      }
      progress(BatchProgress(done: done, total: addresses.count, bytes: bytes))
    }

    for (number, address) in addresses.enumerated() {
      if !refreshes, let body = writer.store.body(of: address) {
        settle(number, .present(body))
      } else {
        queue.add(Job(number: number), host: address.host, now: clock.now)
      }
    }
    await withTaskGroup(of: Event.self) { group in
      var underWay = 0
      var alarm: ContinuousClock.Instant?
      while queue.waiting > 0 || underWay > 0 {
        filling: while underWay < max(1, width) {
          switch queue.next(clock.now) {
          case .job(let job, let host):
            let address = addresses[job.number]
            if let fault = reach.unreachable[host] {
              queue.finish(host, clock.now)
              settle(job.number, .failed(fault))
              continue filling
            }
            underWay += 1
            group.addTask { .done(job, await fetcher.attemptWithinLimit(address, into: writer)) }
          case .wait(let time):
            if alarm.map({ time < $0 }) != false {
              alarm = time
              group.addTask {
                try? await clock.sleep(until: time)
                return .tick
              }
            }
            break filling
          case .idle: break filling
          }
        }
        switch await group.next() {
        case .done(var job, let result):
          underWay -= 1
          job.attempts += 1
          let host = addresses[job.number].host
          if case .failure(let fault) = result, let pause = plan.pause(after: fault, attempts: job.attempts) {
            queue.postpone(
              job, host: host, until: clock.now + pause, pausesHost: fault.retryAfter != nil, now: clock.now)
          } else {
            queue.finish(host, clock.now)
            reach.note(result, of: host)
            switch result {
            case .success(let fetched): settle(job.number, .fetched(fetched))
            case .failure(let fault): settle(job.number, .failed(fault))
            }
          }
          if queue.isDone(host) { await fetcher.connections.close(addresses[job.number].origin) }
        case .tick: alarm = nil
        case nil: break
        }
      }
      group.cancelAll()
    }
    return zip(addresses, outcomes).map { BatchResult(address: $0, outcome: $1 ?? .failed(.budgetSpent)) }
  }
}
