/// Pictures of known origin, from which models of pixels are made and by which they are judged.
public struct ForensicTraining: Sendable {
  /// The sources, in order of name.
  private var sources: [Source] = []

  struct Source: Sendable {
    let name: String
    let isMade: Bool
    var moments = SourceMoments(size: ResidualHistogram.count)
    var histograms: [ResidualHistogram] = []
    var features: [PixelFeatures] = []
    var smaller: [[Float]] = []
  }

  /// No pictures.
  public init() {}

  /// Adds a picture.
  ///
  /// - Parameters:
  ///   - pixels: Its pixels, as ``PixelReading`` takes them.
  ///   - source: Where it comes from: a camera app, a studio, a generator. Pictures of one source and
  ///     kind are never on both sides of a test.
  ///   - isMade: Whether a generator made it.
  public mutating func add(_ pixels: PixelReading, source: String, isMade: Bool) {
    var place = sources.firstIndex { $0.name >= source } ?? sources.count
    if place == sources.count || sources[place].name != source {
      sources.insert(Source(name: source, isMade: isMade), at: place)
    } else if sources[place].isMade != isMade {
      // A folder that holds both kinds is two sources.
      return add(pixels, source: source + (isMade ? " (made)" : " (real)"), isMade: isMade)
    }
    place = sources.firstIndex { $0.name == source } ?? place
    sources[place].histograms.append(pixels.histogram)
    sources[place].features.append(pixels.features)
    sources[place].smaller.append(pixels.smaller)
    sources[place].moments.add(pixels.histogram.shares)
  }

  /// Whether there are enough sources of either kind to hold one out of each.
  public var isEnough: Bool { real.count >= 3 && made.count >= 3 }

  private var real: [Source] { sources.filter { !$0.isMade } }
  private var made: [Source] { sources.filter(\.isMade) }

  /// How strongly weights are drawn to nothing, in parts of a kind's whole mass.
  private static let penalty = 1.0

  private func weights(without names: Set<String>) -> ForensicModel.Weights {
    let size = ResidualHistogram.count
    func pooled(_ kind: [Source]) -> SourceMoments {
      SourceMoments.pooled(kind.filter { !names.contains($0.name) }.map(\.moments), size: size)
    }
    return RidgeRegression.weights(pooled(real), pooled(made), of: Array(0..<size)) { row, column, value in
      // The penalty on shares that are scaled to a deviation of one is one on bare ones in proportion to their variance.
      row == column ? value + (Self.penalty * value / 2 + 1e-12) : value
    }
  }

  /// The model of all pictures.
  ///
  /// - Precondition: ``isEnough``.
  public func model() -> ForensicModel {
    precondition(isEnough)
    let partial = sources.map { weights(without: [$0.name]) }
    // Each source's pictures as the model that lacks the source sees them.
    let unseen = zip(sources, partial).map { source, weights in
      (isMade: source.isMade, scores: source.histograms.map { weights.score($0.shares) })
    }
    return ForensicModel(
      whole: weights(without: []), partial: partial, likeness: LikenessTraining(sources).model(),
      calibration: Self.calibration(unseen))
  }

  private static func calibration(_ unseen: [(isMade: Bool, scores: [Double])]) -> ForensicCalibration {
    func kind(_ isMade: Bool) -> ForensicCalibration.Kind {
      let groups = unseen.filter { $0.isMade == isMade }.map(\.scores)
      let means = groups.map { Statistics.mean($0) }
      let mean = Statistics.mean(means)
      let within = Statistics.mean(groups.map { Statistics.deviation($0) })
      return ForensicCalibration.Kind(
        mean: mean, betweenSources: Statistics.deviation(means), withinSource: within)
    }
    return ForensicCalibration(real: kind(false), made: kind(true))
  }

  /// How well pictures of sources that no model saw are told apart, for every real source against every made one.
  ///
  /// - Precondition: ``isEnough``.
  public func evaluate() -> ForensicEvaluation {
    precondition(isEnough)
    let likeness = LikenessTraining(sources)
    var pairs: [ForensicEvaluation.Pair] = []
    for negative in real {
      for positive in made {
        let names: Set = [negative.name, positive.name]
        let model = weights(without: names)
        let real = negative.histograms.map { model.score($0.shares) }
        let made = positive.histograms.map { model.score($0.shares) }
        func marked(_ share: Double) -> ForensicEvaluation.Marked {
          let shares = likeness.marked(of: [negative.name, positive.name], share: share)
          return ForensicEvaluation.Marked(falseAlarms: shares[0], hits: shares[1])
        }
        pairs.append(
          ForensicEvaluation.Pair(
            real: negative.name, made: positive.name, area: Statistics.area(made, real),
            storeArea: Statistics.storeArea(made, real, pictures: 20),
            marked: marked(LikenessTraining.share), margins: ForensicEvaluation.shares.map(marked)))
      }
    }
    return ForensicEvaluation(
      pairs: pairs, pictures: Dictionary(uniqueKeysWithValues: sources.map { ($0.name, $0.histograms.count) }))
  }
}

/// How well a way of scoring tells pictures apart, by source.
public struct ForensicEvaluation: Sendable {
  /// Every real source against every made one.
  public let pairs: [Pair]
  /// How many pictures each source has.
  public let pictures: [String: Int]

  /// A real source against a made one, neither of which the model saw.
  public struct Pair: Sendable {
    /// The real source.
    public let real: String
    /// The made source.
    public let made: String
    /// The chance that a made picture scores higher than a real one: 0.5 is no better than a coin.
    public let area: Double
    /// The same for the means of 20 pictures each.
    public let storeArea: Double
    /// What is marked.
    public let marked: Marked
    /// What would be marked by thresholds that rest on the mean of other shares of real scores,
    /// ``ForensicEvaluation/shares``: how much hangs on the choice.
    public let margins: [Marked]
  }

  /// The shares of pictures that are marked.
  public struct Marked: Sendable {
    /// Of the real ones.
    public let falseAlarms: Double
    /// Of the made ones.
    public let hits: Double
  }

  /// The shares of a real source's scores, from the highest down, whose mean thresholds rest on, that are tried: the one of
  /// models and others.
  public static let shares = [0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8]

  /// The mean of a figure over all pairs.
  public func mean(_ figure: (Pair) -> Double) -> Double { Statistics.mean(pairs.map(figure)) }

  /// The highest of the means of real sources.
  public func worst(_ figure: (Pair) -> Double) -> Double {
    Dictionary(grouping: pairs, by: \.real).values.map { Statistics.mean($0.map(figure)) }.max() ?? 0
  }
}

/// Figures of samples.
enum Statistics {
  static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  /// The standard deviation of a sample.
  static func deviation(_ values: [Double]) -> Double {
    guard values.count > 1 else { return 0 }
    let mean = mean(values)
    return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot()
  }

  /// The mean of the highest values: a share of all, of which the lowest counts in part where it is no whole number.
  static func upperMean(_ values: [Double], _ share: Double) -> Double {
    guard !values.isEmpty else { return 0 }
    let mass = min(max(share * Double(values.count), 1), Double(values.count))
    var (sum, left) = (0.0, mass)
    for value in values.sorted(by: >) where left > 0 {
      sum += value * min(left, 1)
      left -= 1
    }
    return sum / mass
  }

  /// The area under the curve of hits over false alarms: the share of pairs in the right order, halves for ties.
  static func area(_ positives: [Double], _ negatives: [Double]) -> Double {
    guard !positives.isEmpty, !negatives.isEmpty else { return 0.5 }
    let sorted = negatives.sorted()
    func below(_ value: Double, orEqual: Bool) -> Int {
      var (low, high) = (0, sorted.count)
      while low < high {
        let middle = (low + high) / 2
        if sorted[middle] < value || (orEqual && sorted[middle] == value) { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let sum = positives.reduce(0) { $0 + below($1, orEqual: false) + below($1, orEqual: true) }
    return Double(sum) / 2 / Double(positives.count) / Double(negatives.count)
  }

  /// The area for the means of samples of `pictures`, drawn with replacement by a generator that always draws the same.
  static func storeArea(_ positives: [Double], _ negatives: [Double], pictures: Int) -> Double {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func means(_ values: [Double]) -> [Double] {
      (0..<200).map { _ in
        var sum = 0.0
        for _ in 0..<pictures {
          // xorshift64*, Vigna 2016.
          state ^= state >> 12
          state ^= state << 25
          state ^= state >> 27
          let drawn = (state &* 0x2545_F491_4F6C_DD1D) >> 33
          sum += values[Int(drawn % UInt64(values.count))]
        }
        return sum / Double(pictures)
      }
    }
    guard !positives.isEmpty, !negatives.isEmpty else { return 0.5 }
    return area(means(positives), means(negatives))
  }
}
