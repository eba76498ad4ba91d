/// Makes what marks pictures, of any set of sources.
final class LikenessTraining {
  private let sources: [ForensicTraining.Source]
  /// Those at ``NormalisedPicture/side`` and at ``NormalisedPicture/smallerSide``.
  private let sizes: [LandmarkTraining]
  /// The runs in the brightness of each picture of each source, in deviations.
  private let brightness: [[[Float]]]
  private let brightnessMoments: [SourceMoments]

  /// What models weigh: likeness at each size, and the linear one of scenes.
  private struct Weights {
    let sizes: [ForensicModel.Weights]
    let scenes: ForensicModel.Weights
  }

  /// Models that lack some sources, and what they say of all pictures, source by source.
  private struct Fitted {
    let likenesses: [Likeness]
    let scenes: ForensicModel.Weights
    let scores: [[MarkingScores]]
  }

  /// What was computed already, by the sources that are left out.
  private var weights: [Set<String>: Weights] = [:]
  private var fitted: [Set<String>: Fitted] = [:]

  /// How often more models count how far real sources lie apart: along a direction in which they differ among themselves
  /// lies how goods were photographed, and not whether they were.
  ///
  /// Source of the idea: A. Solomonoff, W. Campbell, I. Boardman, "Advances in channel compensation for SVM speaker
  /// recognition", ICASSP 2005.
  static let scatter = 1.0
  /// How strongly weights of the linear model of scenes, whose numbers have a deviation of about one, are drawn to
  /// nothing.
  private static let scenePenalty = 2.0
  /// The share of the scores of a real source, from the highest down, whose mean thresholds rest on: further out a
  /// source of training has too few pictures to tell.
  static let share = 0.5
  /// The fewest pictures of a style of a source whose upper mean is taken; of fewer the highest.
  private static let fewest = 8
  /// The fewest sources with as many pictures of a style that give it a threshold of its own.
  private static let fewestSources = 3

  /// Prepares training.
  init(_ sources: [ForensicTraining.Source]) {
    self.sources = sources
    let features = [sources.map { $0.features.map(\.values) }, sources.map(\.smaller)]
    let isMade = sources.map(\.isMade)
    let scales = features.map { Self.scale($0, isMade: isMade) }
    sizes = zip(features, scales).map { LandmarkTraining($0, scale: $1) }
    brightness = features[0].map { $0.map { FeatureScale.brightness(scales[0].scaled($0)) } }
    brightnessMoments = brightness.map { SourceMoments($0, size: ResidualHistogram.count) }
  }

  /// Means and deviations when kinds weigh the same, and a source as the root of its pictures: of all sources, also of those
  /// that models lack.
  private static func scale(_ features: [[[Float]]], isMade: [Bool]) -> FeatureScale {
    var means = [Double](repeating: 0, count: features.first?.first?.count ?? 0)
    var squares = means
    for kind in [false, true] {
      let sources = zip(features, isMade).filter { $0.1 == kind }.map(\.0)
      let mass = sources.reduce(0) { $0 + Double($1.count).squareRoot() }
      for pictures in sources {
        let weight = 0.5 / (Double(pictures.count).squareRoot() * mass)
        for picture in pictures {
          for (index, value) in picture.enumerated() {
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

  /// The weights of the linear model of scenes that saw no pictures of other sources.
  private func sceneWeights(of kept: [(number: Int, isMade: Bool)]) -> ForensicModel.Weights {
    let size = ResidualHistogram.count
    func pooled(_ isMade: Bool) -> SourceMoments {
      SourceMoments.pooled(
        kept.filter { $0.isMade == isMade }.map { brightnessMoments[$0.number] }, size: size,
        scatter: isMade ? 0 : Self.scatter)
    }
    return RidgeRegression.weights(pooled(false), pooled(true), of: Array(0..<size)) { row, column, value in
      row == column ? value + Self.scenePenalty : value
    }
  }

  private func weights(without names: Set<String>) -> Weights {
    if let known = weights[names] { return known }
    let kept = sources.indices.filter { !names.contains(sources[$0].name) }
      .map { (number: $0, isMade: sources[$0].isMade) }
    let made = Weights(sizes: sizes.map { $0.weights(of: kept) }, scenes: sceneWeights(of: kept))
    weights[names] = made
    return made
  }

  /// The mean of models each of which lacks one more real source, where two remain at least: what only one source tells
  /// of real pictures counts less.
  private func fitted(without names: Set<String>) -> Fitted {
    if let known = fitted[names] { return known }
    let real = sources.filter { !$0.isMade && !names.contains($0.name) }.map(\.name)
    let models = real.count < 2 ? [weights(without: names)] : real.map { weights(without: names.union([$0])) }
    let bySizeWeights = sizes.indices.map { size in ForensicModel.Weights.mean(models.map { $0.sizes[size] }) }
    let likenesses = zip(sizes, bySizeWeights).map { Likeness(landmarks: $0.landmarks, weights: $1) }
    let scenes = ForensicModel.Weights.mean(models.map(\.scenes))
    let bySize = zip(sizes, bySizeWeights).map { $0.scores($1) }
    let scores = sources.indices.map { source in
      sources[source].features.indices.map { picture in
        MarkingScores(
          linear: scenes.score(brightness[source][picture]),
          likeness: Statistics.mean(bySize.map { $0[source][picture] }))
      }
    }
    let made = Fitted(likenesses: likenesses, scenes: scenes, scores: scores)
    fitted[names] = made
    return made
  }

  /// What tells of a style's threshold: how high real sources of training score by models that lack them.
  private struct Standing {
    /// The upper means of the sources that have enough pictures of the style.
    var upperMeans: [Double] = []
    /// The highest scores of those that have fewer.
    var highest: [Double] = []
    /// The upper means of all pictures of each source, whatever their style.
    var overall: [Double] = []
  }

  private func standing(in style: PictureStyle, without names: Set<String>, share: Double) -> Standing {
    var standing = Standing()
    for (number, source) in sources.enumerated() where !source.isMade && !names.contains(source.name) {
      let all = fitted(without: names.union([source.name])).scores[number].map { $0.deciding(in: style) }
      standing.overall.append(Statistics.upperMean(all, share))
      let own = zip(source.features, all).filter { $0.0.style == style }.map(\.1)
      if own.count >= Self.fewest {
        standing.upperMeans.append(Statistics.upperMean(own, share))
      } else if let highest = own.max() {
        standing.highest.append(highest)
      }
    }
    return standing
  }

  /// The thresholds, by style, that training without some sources gives: what the upper mean of a real source that
  /// nobody knows yet stays below. A style that few sources tell of is held to all styles, too, and to every picture of
  /// sources that have few of it.
  private func thresholds(without names: Set<String>, share: Double) -> [Double] {
    let standings = PictureStyle.all.map { standing(in: $0, without: names, share: share) }
    // How far sources lie apart is much the same in all styles, and in one alone too few tell.
    let bound = PredictionBound(scatterOf: standings.map(\.upperMeans))
    return standings.map { standing in
      let known = standing.upperMeans
      guard !known.isEmpty || !standing.highest.isEmpty else { return LikenessModel.never }
      if known.count >= Self.fewestSources, let bound { return bound.above(known) }
      let own = known.isEmpty ? nil : bound?.above(known)
      let all = PredictionBound(scatterOf: [standing.overall])?.above(standing.overall)
      return (known + standing.highest + [own, all].compactMap(\.self)).max() ?? LikenessModel.never
    }
  }

  /// The shares of the pictures of some sources that models mark which lack them.
  ///
  /// - Parameter share: The share of scores whose mean thresholds rest on.
  func marked(of names: [String], share: Double) -> [Double] {
    let models = fitted(without: Set(names))
    let thresholds = thresholds(without: Set(names), share: share)
    let base = LikenessModel.base(models.likenesses)
    return names.map { name in
      guard let source = sources.firstIndex(where: { $0.name == name }) else { return 0 }
      let marked = zip(models.scores[source], sources[source].features).count {
        LikenessModel.marks($0, $1.style, base: base, thresholds: thresholds)
      }
      return Double(marked) / Double(max(sources[source].features.count, 1))
    }
  }

  /// The model of all sources.
  func model() -> LikenessModel {
    let whole = fitted(without: [])
    return LikenessModel(
      likenesses: whole.likenesses, scenes: whole.scenes, thresholds: thresholds(without: [], share: Self.share))
  }
}
