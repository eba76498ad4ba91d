internal import Foundation

/// A linear model of pixels: how much each run of residuals speaks for a generator; and one that bends, which marks.
///
/// It is trained by ``ForensicTraining`` on pictures whose origin is known. That it is linear has a use of its own:
/// every place of a picture has a share in the score, which ``EvidenceMap`` shows.
public struct ForensicModel: Sendable {
  /// What a share of one weighs, and what the sum starts from.
  struct Weights: Hashable, Sendable {
    let bias: Float
    let weights: [Float]

    func score(_ numbers: [Float]) -> Double {
      var sum = Double(bias)
      for index in weights.indices { sum += Double(weights[index]) * Double(numbers[index]) }
      return sum
    }

    /// Weights that score the mean of what others score.
    ///
    /// - Precondition: There are some, all of the same numbers.
    static func mean(_ models: [Weights]) -> Weights {
      precondition(!models.isEmpty)
      return Weights(
        bias: Float(Statistics.mean(models.map { Double($0.bias) })),
        weights: models[0].weights.indices.map { index in
          Float(Statistics.mean(models.map { Double($0.weights[index]) }))
        })
    }
  }

  /// The model of all sources.
  let whole: Weights
  /// Models that each lack a source, a real and a made one: how much they differ is how little is known.
  let partial: [Weights]
  /// What marks single pictures.
  let likeness: LikenessModel
  /// What scores of sources that no model saw look like.
  public let calibration: ForensicCalibration

  init(whole: Weights, partial: [Weights], likeness: LikenessModel, calibration: ForensicCalibration) {
    self.whole = whole
    self.partial = partial
    self.likeness = likeness
    self.calibration = calibration
  }

  /// What the pixels of a picture say.
  func score(_ reading: PixelReading) -> ForensicScore {
    let shares = reading.histogram.shares
    let raw = whole.score(shares)
    let spread = partial.map { $0.score(shares) }
    let low = spread.reduce(raw) { min($0, $1) }
    let high = spread.reduce(raw) { max($0, $1) }
    return ForensicScore(
      raw: raw, probability: calibration.probability(raw),
      low: calibration.probability(low), high: calibration.probability(high),
      isMarked: likeness.marks(reading))
  }
}

/// What the pixels of one picture say: a hint that ranks work, and adds up over a store; never an accusation.
public struct ForensicScore: Hashable, Sendable {
  /// The model's own number, for adding up.
  public let raw: Double
  /// How likely it is that a generator made the picture when one of two did: 0 to 1.
  public let probability: Double
  /// The lowest that a model says which lacks some of the sources.
  public let low: Double
  /// The highest.
  public let high: Double
  /// Whether it is like made pictures beyond the threshold that keeps false alarms rare on sources of its style that no
  /// model saw. A picture unlike all of training is not marked, whatever its score.
  public let isMarked: Bool
}

/// How scores are distributed among pictures of sources that a model did not see.
///
/// Pictures of one source (a camera app, a studio, a generator) have scores in common: a mean of their own around the
/// mean of their kind, and a spread around it. Evidence of one source therefore does not add up without end.
public struct ForensicCalibration: Hashable, Sendable {
  /// The mean score of taken pictures, of made ones, and how far a source's own mean lies from it (standard deviation).
  let real: Kind
  let made: Kind

  struct Kind: Hashable, Sendable {
    let mean: Double
    let betweenSources: Double
    let withinSource: Double
  }

  init(real: Kind, made: Kind) {
    self.real = real
    self.made = made
  }

  /// How likely a picture of this score was made, when half of all are.
  func probability(_ raw: Double) -> Double { Self.logistic(evidence(mean: raw, count: 1)) }

  /// The natural logarithm of how many times likelier such a mean is among made pictures, for `count` pictures of one
  /// source; within ±4.6, so that pixels alone never say more than 100 to 1.
  func evidence(mean: Double, count: Int) -> Double {
    // Far out the wider of two normal curves always wins, which would call the likeliest real pictures made.
    let held = min(max(mean, real.mean - 2 * real.betweenSources), made.mean + 2 * made.betweenSources)
    return min(max(logDensity(held, made, count) - logDensity(held, real, count), -4.6), 4.6)
  }

  /// How likely a source of taken pictures has such a mean or a higher one: the chance that one innocent cause, such as
  /// a camera app, explains all of it.
  func innocentChance(mean: Double, count: Int) -> Double {
    let deviation = variance(real, count).squareRoot()
    return Self.tail((mean - real.mean) / deviation)
  }

  private func variance(_ kind: Kind, _ count: Int) -> Double {
    kind.betweenSources * kind.betweenSources + kind.withinSource * kind.withinSource / Double(max(count, 1))
  }

  private func logDensity(_ mean: Double, _ kind: Kind, _ count: Int) -> Double {
    let variance = variance(kind, count)
    return -0.5 * (log(variance) + (mean - kind.mean) * (mean - kind.mean) / variance)
  }

  static func logistic(_ odds: Double) -> Double { 1 / (1 + exp(-odds)) }

  /// The upper tail of the standard normal distribution (Abramowitz and Stegun, 26.2.17; error below 10⁻⁷).
  static func tail(_ z: Double) -> Double {
    let size = z.magnitude
    let t = 1 / (1 + 0.2316419 * size)
    let series =
      t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
    let upper = 0.3989422804014327 * exp(-size * size / 2) * series
    return z >= 0 ? upper : 1 - upper
  }
}
