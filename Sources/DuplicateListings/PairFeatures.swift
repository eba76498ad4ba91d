import Fingerprints

/// What is measured of two listings before it is said how likely one is a copy of the other.
struct PairFeatures: Sendable {
  /// Shared over united weight of all shingles, 0 to 1.
  let resemblance: Double
  /// Shared weight over the lighter text's, 0 to 1.
  let containment: Double
  /// Shared over united weight of the descriptions' shingles, 0 to 1; that of all text when either has no description.
  let description: Double
  /// Shared weight over the lighter description's, 0 to 1; ``resemblance`` when either has no description.
  let descriptionContainment: Double
  /// Whether the descriptions name the same numbers, −1 to 1; `nil` when either names none.
  let numbers: Double?
  /// Shared over united weight of the titles' shingles, 0 to 1.
  let title: Double

  /// Measures two distinct texts.
  init(_ a: Int, _ b: Int, of texts: ListingTexts) {
    self.init(Resemblance(of: a, and: b, in: texts.sets), numbers: texts.numbers.agreement(a, b))
  }

  init(_ measured: Resemblance, numbers: Double?) {
    resemblance = measured.weighted.jaccard
    containment = measured.weighted.containment
    title = measured.weightedFirst.jaccard
    let described = measured.weightedSecond.a > 0 && measured.weightedSecond.b > 0
    description = described ? measured.weightedSecond.jaccard : measured.weighted.jaccard
    descriptionContainment = described ? measured.weightedSecond.containment : measured.weighted.jaccard
    self.numbers = numbers
  }

  /// The values in the order of ``PairModel``'s coefficients.
  var values: [Double] { [resemblance, containment, description, descriptionContainment, numbers ?? 0, title] }
}
