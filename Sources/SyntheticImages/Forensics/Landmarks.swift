internal import Foundation

/// Pictures to which others are likened: how near a picture is to each of them are the features of a model that bends.
///
/// What no landmark is like scores near the model's bias, and is not marked: a linear model has an opinion of anything,
/// this one of what it knows. Source: C. Williams, M. Seeger, "Using the Nyström method to speed up kernel machines",
/// NIPS 2000.
struct Landmarks: Hashable, Sendable {
  let scale: FeatureScale
  /// The scaled features, landmark after landmark.
  let values: [Int8]

  /// How many there are.
  var count: Int { values.count / max(scale.means.count, 1) }

  /// How fast likeness falls with the mean square of the difference, in deviations.
  private static let decline: Float = 0.5

  /// How like scaled features are to each landmark, 0 to 1.
  ///
  /// - Complexity: O(landmarks × features).
  func likeness(of scaled: [Int8]) -> [Float] {
    let width = scale.means.count
    let norm = -Self.decline / (FeatureScale.steps * FeatureScale.steps * Float(width))
    let (own, others) = (scaled.span, values.span)
    return (0..<count).map { landmark in
      var sum: Int32 = 0
      for index in 0..<width {
        let difference = Int32(own[index]) - Int32(others[landmark * width + index])
        sum &+= difference &* difference
      }
      return exp(norm * Float(sum))
    }
  }

  /// The scaled features of a landmark.
  func scaled(_ landmark: Int) -> [Int8] {
    let width = scale.means.count
    return Array(values[(landmark * width)..<((landmark + 1) * width)])
  }
}

/// A model of likeness to landmarks, at one size of pictures.
struct Likeness: Hashable, Sendable {
  let landmarks: Landmarks
  /// What nearness to each landmark weighs, and what the sum starts from.
  let weights: ForensicModel.Weights

  func score(_ scaled: [Int8]) -> Double { weights.score(landmarks.likeness(of: scaled)) }
}

/// What both models that mark say of a picture: a linear one of its brightness, and the one of likeness.
///
/// Of scenes the linear one knows more, for they differ without end and three hundred landmarks stand far apart among
/// them. Before a plain background it takes any smooth retouching for a generator; there likeness decides, which is the
/// mean of what models at two sizes say: what a save or a resize did shows less at the smaller one.
struct MarkingScores: Sendable {
  let linear: Double
  let likeness: Double

  /// The one that is held against the threshold.
  func deciding(in style: PictureStyle) -> Double { style.isScene ? linear : likeness }
}

/// Marks pictures that are like made ones and unlike real ones.
struct LikenessModel: Sendable {
  /// Those at ``NormalisedPicture/side`` and at ``NormalisedPicture/smallerSide``.
  let likenesses: [Likeness]
  /// What each run in the brightness of a scene weighs, in deviations.
  let scenes: ForensicModel.Weights
  /// The deciding score from on which a picture is marked, by style.
  let thresholds: [Double]

  /// No picture scores as high: the threshold of a style that training had no real pictures of.
  static let never = 1000.0

  /// The likeness of what is like no landmark.
  static func base(_ likenesses: [Likeness]) -> Double { Statistics.mean(likenesses.map { Double($0.weights.bias) }) }

  /// Whether a picture is marked.
  func marks(_ reading: PixelReading) -> Bool {
    let scaled = zip(likenesses, [reading.features.values, reading.smaller]).map { $0.landmarks.scale.scaled($1) }
    let scores = MarkingScores(
      linear: scenes.score(FeatureScale.brightness(scaled[0])),
      likeness: Statistics.mean(zip(likenesses, scaled).map { $0.score($1) }))
    return Self.marks(scores, reading.features.style, base: Self.base(likenesses), thresholds: thresholds)
  }

  /// Whether scores mark: the deciding one is above the threshold of the style, and likeness above what a picture scores
  /// that is like none of training.
  static func marks(_ scores: MarkingScores, _ style: PictureStyle, base: Double, thresholds: [Double]) -> Bool {
    scores.deciding(in: style) > thresholds[style.number] && scores.likeness > base
  }
}
