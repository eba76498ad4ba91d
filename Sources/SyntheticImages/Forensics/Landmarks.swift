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

  /// How like a picture is to each landmark, 0 to 1.
  func likeness(of features: PixelFeatures) -> [Float] { likeness(of: scale.scaled(features)) }

  /// How like scaled features are to each landmark.
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

/// Marks pictures that are like made ones and unlike real ones.
struct LikenessModel: Sendable {
  let landmarks: Landmarks
  /// What nearness to each landmark weighs, and what the sum starts from.
  let weights: ForensicModel.Weights
  /// The score from on which a picture is marked, by style.
  let thresholds: [Double]

  /// No picture scores as high: the threshold of a style that training had no real pictures of.
  static let never = 1000.0

  /// Whether a picture is marked.
  func marks(_ features: PixelFeatures) -> Bool {
    Self.marks(
      weights.score(landmarks.likeness(of: features)), weights: weights, threshold: thresholds[features.style.number])
  }

  /// Whether a score marks: above the threshold, and above what a picture scores that is like none of training.
  static func marks(_ score: Double, weights: ForensicModel.Weights, threshold: Double) -> Bool {
    score > max(threshold, Double(weights.bias))
  }
}
