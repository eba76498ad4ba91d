/// What the pixels of many pictures of one store, or one listing, say together.
///
/// Pictures of one store share causes: a camera app, a studio's retouching, a generator. Their scores therefore do not
/// count as independent: a source's own mean lies off its kind's, and no number of pictures makes that smaller.
public struct StoreEvidence: Hashable, Sendable {
  /// How many pictures were judged.
  public let pictures: Int
  /// The mean score.
  public let mean: Double
  /// The natural logarithm of how many times likelier this mean is for a store with generated pictures; within ±4.6.
  public let evidence: Double
  /// Bounds of ``evidence``: what it is with the mean two standard errors lower and higher.
  public let low: Double
  /// The upper bound.
  public let high: Double
  /// How likely one innocent cause explains a mean this high: the share of honest sources that have it.
  public let innocentChance: Double

  /// The evidence of scores; `nil` when there are none.
  public init?(_ scores: [ForensicScore], calibration: ForensicCalibration) {
    guard !scores.isEmpty else { return nil }
    let raw = scores.map(\.raw)
    let mean = Statistics.mean(raw)
    let spread = max(Statistics.deviation(raw), calibration.real.withinSource / 2)
    let error = 2 * spread / Double(raw.count).squareRoot()
    self.pictures = raw.count
    self.mean = mean
    evidence = calibration.evidence(mean: mean, count: raw.count)
    low = min(evidence, calibration.evidence(mean: mean - error, count: raw.count))
    high = max(evidence, calibration.evidence(mean: mean + error, count: raw.count))
    innocentChance = calibration.innocentChance(mean: mean, count: raw.count)
  }
}
