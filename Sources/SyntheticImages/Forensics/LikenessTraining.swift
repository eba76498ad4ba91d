/// Makes the model that marks pictures, of any set of sources, without likening their pictures anew for each.
struct LikenessTraining {
  private let sources: [ForensicTraining.Source]
  private let landmarks: Landmarks
  /// The number of the source that each landmark is of.
  private let owners: [Int]
  /// How like the landmarks are to each other, row after row.
  private let among: [Float]
  /// How like each picture of each source is to each landmark.
  private let likenesses: [[[Float]]]
  private let moments: [SourceMoments]

  /// About how many landmarks there are; each source has one at least.
  private static let landmarkCount = 300
  /// How strongly weights are drawn to nothing, in parts of a kind's whole mass.
  private static let penalty = 0.0006
  /// The share of false alarms that a source may have which no model saw.
  private static let falseAlarms = 0.02
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
    likenesses = sources.map { $0.features.map { landmarks.likeness(of: $0) } }
    moments = likenesses.map { pictures in
      var sums = SourceMoments(size: landmarks.count)
      for picture in pictures { sums.add(picture) }
      return sums
    }
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
  func weights(without names: Set<String>) -> ForensicModel.Weights {
    let kept = owners.indices.filter { !names.contains(sources[owners[$0]].name) }
    func pooled(_ isMade: Bool) -> SourceMoments {
      let chosen = sources.indices.filter { sources[$0].isMade == isMade && !names.contains(sources[$0].name) }
      return SourceMoments.pooled(chosen.map { moments[$0] }, size: landmarks.count)
    }
    return RidgeRegression.weights(pooled(false), pooled(true), of: kept) { row, column, value in
      let penalised = value + Self.penalty * Double(among[row * landmarks.count + column])
      return row == column ? penalised + 1e-9 : penalised
    }
  }

  /// The thresholds, by style, that training without some sources gives: each real source of it is judged by a model
  /// that lacks it, and the worst of them sets them. A style that few sources tell of is held to the worst of all styles,
  /// too: nobody knows how the next source of it differs.
  func thresholds(without names: Set<String>) -> [Double] {
    var worst = [Double?](repeating: nil, count: PictureStyle.count)
    var known = [Int](repeating: 0, count: PictureStyle.count)
    var overall = -Double.infinity
    for (number, source) in sources.enumerated() where !source.isMade && !names.contains(source.name) {
      let scores = scores(of: number, weights(without: names.union([source.name])))
      overall = max(overall, Statistics.quantile(scores, 1 - Self.falseAlarms))
      for style in worst.indices {
        let own = zip(source.features, scores).filter { $0.0.style.number == style }.map(\.1)
        guard let highest = own.max() else { continue }
        let bound = own.count < Self.fewest ? highest : Statistics.quantile(own, 1 - Self.falseAlarms)
        worst[style] = max(worst[style] ?? bound, bound)
        if own.count >= Self.fewest { known[style] += 1 }
      }
    }
    return worst.indices.map { style in
      guard let own = worst[style] else { return LikenessModel.never }
      return known[style] < Self.fewestSources ? max(own, overall) : own
    }
  }

  private func scores(of source: Int, _ weights: ForensicModel.Weights) -> [Double] {
    likenesses[source].map { weights.score($0) }
  }

  /// Which pictures of a source a model marks.
  func marks(of name: String, weights: ForensicModel.Weights, thresholds: [Double]) -> [Bool] {
    guard let source = sources.firstIndex(where: { $0.name == name }) else { return [] }
    return zip(scores(of: source, weights), sources[source].features).map { score, features in
      LikenessModel.marks(score, weights: weights, threshold: thresholds[features.style.number])
    }
  }

  /// The model of all sources.
  func model() -> LikenessModel {
    LikenessModel(landmarks: landmarks, weights: weights(without: []), thresholds: thresholds(without: []))
  }
}
