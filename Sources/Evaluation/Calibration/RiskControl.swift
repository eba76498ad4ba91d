import Foundation

/// Chooses a threshold so that the share of false accusations among the accused stays under a bound with a stated
/// confidence.
///
/// Learn then Test (Angelopoulos, Bates, Candès, Jordan and Lei, "Learn then Test: Calibrating Predictive Algorithms to
/// Achieve Risk Control", 2021, arXiv 2110.01052): each threshold is a null hypothesis, "of those accused here more than
/// the bound are innocent", with an exact binomial p-value. Half of the error goes to a fixed sequence that begins at the
/// threshold that stands and loosens it step by step until a hypothesis stands; the other half goes, by Bonferroni, to
/// some stricter thresholds. All thresholds and their order are fixed before a label is seen, and cases must be
/// independent of one another: groups, not their stores.
public struct RiskControl: Sendable {
  /// The largest share of false accusations, 0 to 1.
  public let bound: Double
  /// The probability with which the share stays under the bound, 0 to 1.
  public let confidence: Double

  /// A risk to be controlled.
  public init(bound: Double, confidence: Double) {
    self.bound = bound
    self.confidence = confidence
  }

  /// What came of it.
  public struct Choice: Sendable {
    /// The loosest threshold that is proven; `nil` when none is.
    public let threshold: Double?
    /// How many were accused at the chosen threshold, else at the one that stands.
    public let accused: Int
    /// How many of them were innocent.
    public let innocent: Int
    /// How many accused cases with decisions would prove the threshold, were no more of them innocent.
    public let needed: Int
    /// The exact upper limit of the share of innocents, at the confidence asked for.
    public let upperLimit: Double
  }

  /// How far below the standing threshold is looked, and in what steps.
  private static let loosening = (1...12).map { -0.5 * Double($0) }
  /// How far above it.
  private static let tightening = [1.0, 2, 4, 8]

  /// Chooses among thresholds around the one that stands.
  ///
  /// - Parameters:
  ///   - cases: Log-odds of every decided case that would be accused at some threshold, and whether it is guilty.
  ///   - standing: The threshold that stands.
  public func choose(_ cases: [(odds: Double, isGuilty: Bool)], standing: Double) -> Choice {
    let error = 1 - confidence
    func counts(_ threshold: Double) -> (accused: Int, innocent: Int) {
      let accused = cases.filter { $0.odds >= threshold }
      return (accused.count, accused.count { !$0.isGuilty })
    }
    func isProven(_ threshold: Double, _ error: Double) -> Bool {
      let (accused, innocent) = counts(threshold)
      return accused > 0 && Self.binomial(atMost: innocent, of: accused, share: bound) <= error
    }
    var proven: Double?
    if isProven(standing, error / 2) {
      proven = standing
      for step in Self.loosening {
        guard isProven(standing + step, error / 2) else { break }
        proven = standing + step
      }
    } else {
      proven = Self.tightening.map { standing + $0 }
        .first { isProven($0, error / 2 / Double(Self.tightening.count)) }
    }
    let (accused, innocent) = counts(proven ?? standing)
    return Choice(
      threshold: proven, accused: accused, innocent: innocent, needed: needed(innocent: innocent, error: error / 2),
      upperLimit: Self.upperLimit(innocent, of: accused, error: error))
  }

  /// The fewest accused cases that prove the bound when so many of them are innocent.
  private func needed(innocent: Int, error: Double) -> Int {
    var (low, high) = (innocent, 64)
    while Self.binomial(atMost: innocent, of: high, share: bound) > error, high < 1 << 24 { high *= 2 }
    while low + 1 < high {
      let middle = (low + high) / 2
      if Self.binomial(atMost: innocent, of: middle, share: bound) <= error { high = middle } else { low = middle }
    }
    return high
  }

  /// The probability of at most `hits` among `total` when each has the probability `share`.
  static func binomial(atMost hits: Int, of total: Int, share: Double) -> Double {
    guard hits < total else { return 1 }
    var term = Double(total) * log1p(-share)
    var sum = exp(term)
    for count in 0..<max(0, hits) {
      term += log(Double(total - count) / Double(count + 1)) + log(share) - log1p(-share)
      sum += exp(term)
    }
    return min(1, sum)
  }

  /// The upper limit of a share by Clopper and Pearson ("The Use of Confidence or Fiducial Limits Illustrated in the
  /// Case of the Binomial", Biometrika 1934).
  static func upperLimit(_ hits: Int, of total: Int, error: Double) -> Double {
    guard hits < total else { return 1 }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if binomial(atMost: hits, of: total, share: middle) > error { low = middle } else { high = middle }
    }
    return high
  }
}
