#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How likely one of two listings is a copy of the other, by logistic regression.
///
/// The first row was fitted by Newton's method (ridge 0.01, pairs that are no copies counted three times) on the candidate
/// pairs of made markets whose copies are known: two with nine disguises of copied listings, and one with eighteen
/// others and with honest listings under the maker's own title. Pairs without numbers were too few to fit; the second
/// row asks for more than the fit of all pairs without their numbers does.
struct PairModel: Sendable {
  /// One fit: the log-odds of a pair that has nothing in common, and what each measure adds from 0 to 1.
  struct Coefficients: Sendable {
    let intercept: Double
    let containment: Double
    let descriptionContainment: Double
    let numbers: Double
  }

  /// For descriptions that both name numbers.
  var numbered = Coefficients(intercept: -6.65, containment: 9.84, descriptionContainment: 4.57, numbers: 5.24)
  /// For others.
  var plain = Coefficients(intercept: -14.5, containment: 12, descriptionContainment: 6, numbers: 0)

  /// The probability, 0 to 1.
  func probability(_ features: PairFeatures) -> Double {
    let fit = features.numbers == nil ? plain : numbered
    let logit =
      fit.intercept + fit.containment * features.containment
      + fit.descriptionContainment * features.descriptionContainment + fit.numbers * (features.numbers ?? 0)
    return 1 / (1 + exp(-logit))
  }
}
