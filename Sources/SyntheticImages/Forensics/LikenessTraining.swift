/// Makes what marks pictures, of any set of sources, without likening their pictures anew for each.
final class LikenessTraining {
  private let sources: [ForensicTraining.Source]
  private let landmarks: Landmarks
  /// The number of the source that each landmark is of.
  private let owners: [Int]
  /// How like the landmarks are to each other, row after row.
  private let among: [Float]
  /// How like each picture of each source is to each landmark.
  private let likenesses: [[[Float]]]
  private let moments: [SourceMoments]
  /// The runs in the brightness of each picture of each source, in deviations.
  private let brightness: [[[Float]]]
  private let brightnessMoments: [SourceMoments]

  /// Models that lack some sources, and what they say of all pictures, source by source.
  private struct Fitted {
    let likeness: ForensicModel.Weights
    let scenes: ForensicModel.Weights
    let scores: [[MarkingScores]]
  }

  /// What was computed already, by the sources that are left out.
  private var fitted: [Set<String>: Fitted] = [:]

  /// About how many landmarks there are; each source has one at least.
  private static let landmarkCount = 300
  /// How strongly weights are drawn to nothing, in parts of a kind's whole mass.
  private static let penalty = 0.0006
  /// The same for the linear model of scenes, whose numbers have a deviation of about one.
  private static let scenePenalty = 1.0
  /// The share of false alarms that a real source of training may have by a model that lacks it: the worst of them sets
  /// the threshold, so that a source that nobody knows yet has fewer. Likeness, which decides of all but scenes, carries
  /// over to new sources better than the linear model does.
  private static func falseAlarms(in style: PictureStyle) -> Double { style.isScene ? 0.05 : 0.06 }
  /// The fewest pictures of a style of a source whose quantile is taken; of fewer the highest.
  private static let fewest = 8
  /// The fewest sources with as many pictures of a style that give it a threshold of its own.
  private static let fewestSources = 3

  /// Prepares training.
  init(_ sources: [ForensicTraining.Source]) {
    self.sources = sources
    let scale = Self.scale(sources)
    // As many of a source as its weight in training, spread evenly over it.
    let mass = sources.reduce(0) { $0 + Double($1.features.count).squareRoot() }
    var values: [Int8] = []
    var owners: [Int] = []
    for (number, source) in sources.enumerated() {
      let size = source.features.count
      let share = (Double(size).squareRoot() / mass * Double(Self.landmarkCount)).rounded()
      let count = min(max(Int(share), 1), size)
      for index in 0..<count {
        values += scale.scaled(source.features[index * size / count])
        owners.append(number)
      }
    }
    let landmarks = Landmarks(scale: scale, values: values)
    self.landmarks = landmarks
    self.owners = owners
    among = (0..<landmarks.count).flatMap { landmarks.likeness(of: landmarks.scaled($0)) }
    let scaled = sources.map { $0.features.map { scale.scaled($0) } }
    likenesses = scaled.map { $0.map { landmarks.likeness(of: $0) } }
    moments = likenesses.map { SourceMoments($0, size: landmarks.count) }
    brightness = scaled.map { $0.map { FeatureScale.brightness($0) } }
    brightnessMoments = brightness.map { SourceMoments($0, size: ResidualHistogram.count) }
  }

  /// Means and deviations when kinds weigh the same, and a source as the root of its pictures; labels do not enter.
  private static func scale(_ sources: [ForensicTraining.Source]) -> FeatureScale {
    var means = [Double](repeating: 0, count: PixelFeatures.count)
    var squares = means
    for isMade in [false, true] {
      let kind = sources.filter { $0.isMade == isMade }
      let mass = kind.reduce(0) { $0 + Double($1.features.count).squareRoot() }
      for source in kind {
        let weight = 0.5 / (Double(source.features.count).squareRoot() * mass)
        for picture in source.features {
          for (index, value) in picture.values.enumerated() {
            means[index] += weight * Double(value)
            squares[index] += weight * Double(value) * Double(value)
          }
        }
      }
    }
    return FeatureScale(
      means: means.map { Float($0) },
      deviations: zip(squares, means).map { Float(max($0 - $1 * $1, 1e-12).squareRoot() + 1e-6) })
  }

  /// The weights of a model that saw neither pictures nor landmarks of some sources.
  private func weights(without names: Set<String>) -> ForensicModel.Weights {
    let kept = owners.indices.filter { !names.contains(sources[owners[$0]].name) }
    let (real, made) = pooled(moments, size: landmarks.count, without: names)
    return RidgeRegression.weights(real, made, of: kept) { row, column, value in
      let penalised = value + Self.penalty * Double(among[row * landmarks.count + column])
      return row == column ? penalised + 1e-9 : penalised
    }
  }

  /// The weights of the linear model of scenes that saw no pictures of some sources.
  private func sceneWeights(without names: Set<String>) -> ForensicModel.Weights {
    let size = ResidualHistogram.count
    let (real, made) = pooled(brightnessMoments, size: size, without: names)
    return RidgeRegression.weights(real, made, of: Array(0..<size)) { row, column, value in
      row == column ? value + Self.scenePenalty : value
    }
  }

  private func pooled(
    _ moments: [SourceMoments], size: Int, without names: Set<String>
  ) -> (real: SourceMoments, made: SourceMoments) {
    func kind(_ isMade: Bool) -> SourceMoments {
      let chosen = sources.indices.filter { sources[$0].isMade == isMade && !names.contains(sources[$0].name) }
      return SourceMoments.pooled(chosen.map { moments[$0] }, size: size)
    }
    return (kind(false), kind(true))
  }

  private func fitted(without names: Set<String>) -> Fitted {
    if let known = fitted[names] { return known }
    let (likeness, scenes) = (weights(without: names), sceneWeights(without: names))
    let scores = zip(likenesses, brightness).map { likenesses, brightness in
      zip(likenesses, brightness).map {
        MarkingScores(linear: scenes.score($1), likeness: likeness.score($0))
      }
    }
    let made = Fitted(likeness: likeness, scenes: scenes, scores: scores)
    fitted[names] = made
    return made
  }

  /// The thresholds, by style, that training without some sources gives: each real source of a style is judged by models
  /// that lack it, and the worst of them sets the threshold. A style that few sources tell of is held to the worst of all
  /// styles, too: nobody knows how the next source of it differs.
  func thresholds(without names: Set<String>) -> [Double] {
    let unseen = sources.indices.filter { !sources[$0].isMade && !names.contains(sources[$0].name) }.map { number in
      (sources[number].features, fitted(without: names.union([sources[number].name])).scores[number])
    }
    return PictureStyle.all.map { style in
      var (worst, overall, known): (Double?, Double, Int) = (nil, -.infinity, 0)
      for (features, scores) in unseen {
        let all = scores.map { $0.deciding(in: style) }
        overall = max(overall, Statistics.quantile(all, 1 - Self.falseAlarms(in: style)))
        let own = zip(features, all).filter { $0.0.style == style }.map(\.1)
        guard let highest = own.max() else { continue }
        let bound = own.count < Self.fewest ? highest : Statistics.quantile(own, 1 - Self.falseAlarms(in: style))
        worst = max(worst ?? bound, bound)
        if own.count >= Self.fewest { known += 1 }
      }
      guard let worst else { return LikenessModel.never }
      return known < Self.fewestSources ? max(worst, overall) : worst
    }
  }

  /// The share of the pictures of a source that models mark which lack some sources.
  func share(of name: String, without names: Set<String>) -> Double {
    guard let source = sources.firstIndex(where: { $0.name == name }) else { return 0 }
    let (models, thresholds) = (fitted(without: names), thresholds(without: names))
    let marked = zip(models.scores[source], sources[source].features).count {
      LikenessModel.marks($0, $1.style, weights: models.likeness, thresholds: thresholds)
    }
    return Double(marked) / Double(max(sources[source].features.count, 1))
  }

  /// The model of all sources.
  func model() -> LikenessModel {
    let whole = fitted(without: [])
    return LikenessModel(
      landmarks: landmarks, weights: whole.likeness, scenes: whole.scenes, thresholds: thresholds(without: []))
  }
}
