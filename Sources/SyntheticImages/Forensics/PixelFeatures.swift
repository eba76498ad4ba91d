/// The numbers by which pictures are likened to each other.
struct PixelFeatures: Sendable {
  /// Shares of residual runs in brightness and in both colour differences, then the profile of noise; and both of the
  /// brightness of the copy that was compressed again.
  let values: [Float]
  /// What kind of picture it is.
  let style: PictureStyle

  /// The number of values.
  static let count =
    2 * ResidualHistogram.count + 2 * ResidualFilter.chroma.count * ResidualHistogram.runs + 2 * NoiseProfile.count

  /// The number of values of a smaller copy.
  static let smallerCount = ResidualHistogram.count + NoiseProfile.count

  /// Of a smaller copy, shares of residual runs in brightness and the profile of noise.
  ///
  /// - Complexity: O(pixels).
  static func smaller(_ luma: SamplePlane) -> [Float] {
    ResidualHistogram(luma).shares + NoiseProfile(luma).values
  }

  /// The features of a picture whose brightness was counted already.
  ///
  /// - Complexity: O(pixels).
  init(_ picture: NormalisedPicture, luma histogram: ResidualHistogram) {
    let noise = NoiseProfile(picture.luma)
    values =
      histogram.shares
      + picture.chroma.flatMap { ResidualHistogram($0, filters: ResidualFilter.chroma).shares } + noise.values
      + ResidualHistogram(picture.again).shares + NoiseProfile(picture.again).values
    style = PictureStyle(picture.luma, flatness: noise.flatness)
  }
}

/// What makes features of many kinds comparable: their means and deviations over the pictures of training.
struct FeatureScale: Hashable, Sendable {
  let means: [Float]
  let deviations: [Float]

  /// How many deviations from the mean still count: further out is as far.
  static let reach: Float = 4
  /// Steps a deviation when features are kept in a byte.
  static let steps: Float = 31

  /// Features in deviations from their means, in ``steps``.
  func scaled(_ values: [Float]) -> [Int8] {
    (0..<means.count).map { index in
      let value = (values[index] - means[index]) / deviations[index]
      return Int8((min(max(value, -Self.reach), Self.reach) * Self.steps).rounded())
    }
  }

  /// The shares of runs in brightness among scaled features, in deviations: what is far out counts no more than
  /// ``reach``, so that no single run decides.
  static func brightness(_ scaled: [Int8]) -> [Float] {
    scaled.prefix(ResidualHistogram.count).map { Float($0) / steps }
  }
}
