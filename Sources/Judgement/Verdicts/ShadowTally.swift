/// What one shadow signal read of a market, and what it would have recommended had it been live.
public struct ShadowTally: Sendable {
  /// The signal.
  public let signal: Signal
  /// Subjects that it was read of.
  public private(set) var read = 0
  /// Hits.
  public private(set) var hits = 0
  /// Subjects that were measured and clear.
  public private(set) var clear = 0
  /// Subjects of which nothing could be measured.
  public private(set) var notEvaluable = 0
  /// Hits in a band that calls for review.
  public private(set) var wouldReview = 0
  /// Hits in a band that calls for a block, where the block list allows one.
  public private(set) var wouldBlock = 0
  /// Why subjects could not be evaluated, each reason once, at most three.
  public private(set) var reasons: [GapReason] = []
  /// The first subjects that it hit, at most five.
  public private(set) var examples: [Subject] = []

  private let mayBlock: Bool

  /// A tally of nothing yet.
  ///
  /// - Parameters:
  ///   - signal: The signal.
  ///   - blockList: Codes of the signals that may recommend a block.
  init(_ signal: Signal, blockList: Set<String>) {
    self.signal = signal
    mayBlock = blockList.contains(signal.code)
  }

  mutating func count(_ measurement: Measurement, of subject: @autoclosure () -> Subject) {
    read += 1
    switch measurement {
    case .notEvaluable(let reason):
      notEvaluable += 1
      if reasons.count < 3, !reasons.contains(reason) { reasons.append(reason) }
    case .measured(let value):
      guard let range = signal.bands.last(where: { value >= $0.from }) else {
        clear += 1
        return
      }
      hits += 1
      if examples.count < 5 { examples.append(subject()) }
      switch range.action {
      case .review: wouldReview += 1
      case .block: if mayBlock { wouldBlock += 1 } else { wouldReview += 1 }
      default: break
      }
    }
  }

  /// Takes in what the same signal read of later subjects.
  mutating func add(_ later: ShadowTally) {
    read += later.read
    hits += later.hits
    clear += later.clear
    notEvaluable += later.notEvaluable
    wouldReview += later.wouldReview
    wouldBlock += later.wouldBlock
    for reason in later.reasons where reasons.count < 3 && !reasons.contains(reason) { reasons.append(reason) }
    examples += later.examples.prefix(5 - examples.count)
  }
}

extension ShadowTally {
  /// What one signal read of subjects whose verdicts hold every reading.
  init(_ signal: Signal, blockList: Set<String>, of verdicts: [Verdict]) {
    self.init(signal, blockList: blockList)
    for verdict in verdicts {
      guard let reading = verdict.readings.first(where: { $0.signal === signal }) else { continue }
      count(reading.measurement, of: verdict.subject)
    }
  }
}

extension SignalReading {
  /// What was measured.
  fileprivate var measurement: Measurement {
    switch outcome {
    case .hit(let value, _), .clear(let value): .measured(value)
    case .notEvaluable(let reason): .notEvaluable(reason)
    }
  }
}
