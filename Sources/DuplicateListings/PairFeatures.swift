import Fingerprints

/// What is measured of two listings before it is said how likely one is a copy of the other.
struct PairFeatures: Sendable {
  /// Shared weight over the lighter text's, 0 to 1: neither padding nor text left out lowers it.
  let containment: Double
  /// Shared weight over the lighter description's, 0 to 1; when either has no description, shared over united weight of
  /// all text, since a short title stands in many longer ones.
  let descriptionContainment: Double
  /// Whether the descriptions name the same numbers, −1 to 1; `nil` when either names none.
  let numbers: Double?

  /// Measures two distinct texts.
  init(_ a: Int, _ b: Int, of texts: ListingTexts) {
    self.init(Resemblance(of: a, and: b, in: texts.sets), numbers: texts.numbers.agreement(a, b))
  }

  /// Takes what was measured.
  init(_ measured: Resemblance, numbers: Double?) {
    containment = measured.weighted.containment
    let described = measured.weightedSecond.a > 0 && measured.weightedSecond.b > 0
    descriptionContainment = described ? measured.weightedSecond.containment : measured.weighted.jaccard
    self.numbers = numbers
  }
}
