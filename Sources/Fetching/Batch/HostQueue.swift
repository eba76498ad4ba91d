internal import DequeModule
internal import HeapModule

/// Gives out jobs so that no host has more under way than allowed, nor sooner than a delay after the last.
///
/// Hosts take turns by when they may be asked next. O(log n) a job.
struct HostQueue<Job: Sendable, Instant: Comparable & Sendable> {
  /// What there is to do at a moment.
  enum Next {
    /// A job to start now.
    case job(Job, host: String)
    /// Nothing before this time.
    case wait(until: Instant)
    /// Nothing until a job is done, if any is under way.
    case idle
  }

  private struct Host {
    var fresh: Deque<Job> = []
    var postponed: Heap<Timed<Job>> = []
    var underWay = 0
    var mayStart: Instant
    var isQueued = false
  }

  private struct Timed<Value>: Comparable {
    let time: Instant
    /// Equal times go in the order in which they were put in.
    let number: Int
    let value: Value

    static func < (a: Self, b: Self) -> Bool { (a.time, a.number) < (b.time, b.number) }
    static func == (a: Self, b: Self) -> Bool { (a.time, a.number) == (b.time, b.number) }
  }

  private let perHost: Int
  private let delayed: @Sendable (Instant) -> Instant
  private var hosts: [String: Host] = [:]
  private var turns: Heap<Timed<String>> = []
  private var number = 0
  /// Jobs that have not been given out.
  private(set) var waiting = 0

  /// A queue.
  ///
  /// - Parameters:
  ///   - perHost: The most jobs under way on one host.
  ///   - delayed: The time at which a host may be asked again that was asked at a time.
  init(perHost: Int, delayed: @escaping @Sendable (Instant) -> Instant) {
    self.perHost = max(1, perHost)
    self.delayed = delayed
  }

  /// Adds a job.
  mutating func add(_ job: Job, host: String, now: Instant) {
    hosts[host, default: Host(mayStart: now)].fresh.append(job)
    waiting += 1
    queue(host, now)
  }

  /// Puts back a job that was given out, not to be given out again before a time.
  ///
  /// - Parameter pausesHost: Whether nothing else is asked of the host either before that time.
  mutating func postpone(_ job: Job, host: String, until time: Instant, pausesHost: Bool, now: Instant) {
    number += 1
    hosts[host]?.postponed.insert(Timed(time: time, number: number, value: job))
    if pausesHost, let start = hosts[host]?.mayStart { hosts[host]?.mayStart = max(start, time) }
    waiting += 1
    finish(host, now)
  }

  /// Takes note that a job of a host is done.
  mutating func finish(_ host: String, _ now: Instant) {
    hosts[host]?.underWay -= 1
    queue(host, now)
  }

  /// Whether a host has nothing to do and nothing under way.
  func isDone(_ host: String) -> Bool {
    hosts[host].map { $0.underWay == 0 && $0.fresh.isEmpty && $0.postponed.isEmpty } ?? true
  }

  /// What there is to do now.
  mutating func next(_ now: Instant) -> Next {
    while let turn = turns.min {
      guard turn.time <= now else { return .wait(until: turn.time) }
      turns.removeMin()
      guard var host = hosts[turn.value] else { continue }
      host.isQueued = false
      // The host may have been paused since it got its turn.
      guard host.underWay < perHost, host.mayStart <= now, let job = Self.take(from: &host, now) else {
        hosts[turn.value] = host
        queue(turn.value, now)
        continue
      }
      host.underWay += 1
      host.mayStart = delayed(now)
      hosts[turn.value] = host
      waiting -= 1
      queue(turn.value, now)
      return .job(job, host: turn.value)
    }
    return .idle
  }

  private static func take(from host: inout Host, _ now: Instant) -> Job? {
    if let first = host.postponed.min, first.time <= now { return host.postponed.removeMin().value }
    return host.fresh.popFirst()
  }

  /// Gives a host a turn when it has something to do and room for it.
  private mutating func queue(_ name: String, _ now: Instant) {
    guard let host = hosts[name], !host.isQueued, host.underWay < perHost else { return }
    let ready: Instant
    if !host.fresh.isEmpty { ready = now } else if let first = host.postponed.min { ready = first.time } else { return }
    number += 1
    turns.insert(Timed(time: max(ready, host.mayStart), number: number, value: name))
    hosts[name]?.isQueued = true
  }
}
