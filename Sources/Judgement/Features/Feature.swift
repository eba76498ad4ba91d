internal import DuplicateListings
internal import Marketplace
internal import StoreGroups
internal import SyntheticImages

/// Something that can be measured of a subject: what signals read. A signal names one by its name.
struct Feature: Sendable {
  /// The name in signal files: `group.copied-share`.
  let name: String
  /// The kind of subject that it is measured of.
  let subject: Signal.SubjectKind
  /// What a signal may set about the measurement.
  let parameters: [FeatureParameter]
  /// How a subject is measured, with values for the parameters.
  let measure: @Sendable (ParameterValues) -> Measure

  /// A feature without parameters.
  init(name: String, measure: Measure) {
    self.init(name: name, subject: measure.subject, parameters: []) { _ in measure }
  }

  /// A feature that a signal may tune.
  init(
    name: String, subject: Signal.SubjectKind, parameters: [FeatureParameter],
    measure: @escaping @Sendable (ParameterValues) -> Measure
  ) {
    self.name = name
    self.subject = subject
    self.parameters = parameters
    self.measure = measure
  }

  /// The measure with every parameter at its usual value.
  var usual: Measure { measure(ParameterValues(of: self)) }

  /// How a feature measures its kind of subject.
  enum Measure: Sendable {
    case store(@Sendable (Int, JudgementContext) -> Measurement)
    case group(@Sendable (StoreGroup, JudgementContext) -> Measurement)
    case listing(@Sendable (Int, JudgementContext) -> Measurement)
    case cluster(@Sendable (DuplicateCluster, JudgementContext) -> Measurement)
    case picture(@Sendable (PictureExamination, JudgementContext) -> Measurement)

    /// The kind of subject.
    var subject: Signal.SubjectKind {
      switch self {
      case .store: .store
      case .group: .group
      case .listing: .listing
      case .cluster: .cluster
      case .picture: .picture
      }
    }
  }

  /// Every feature, by family.
  static let all: [Feature] =
    storeFeatures + groupFeatures + tieFeatures + ownerFeatures + scaleFeatures + clusterFeatures + listingFeatures
    + shownFeatures + priceFeatures + pictureFeatures + awaitedFeatures

  /// The feature with a name.
  static func named(_ name: String) -> Feature? { byName[name] }

  private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}

/// What measuring a feature came to. Missing never counts as clear.
enum Measurement: Sendable {
  /// A value.
  case measured(Double)
  /// Nothing could be measured, and why.
  case notEvaluable(GapReason)

  /// A value that the feeds may not say.
  init(_ value: Double?, missing reason: GapReason) {
    self = value.map(Measurement.measured) ?? .notEvaluable(reason)
  }

  /// A value that the feeds may not say.
  init(_ value: Double?, missing reason: LocalizedText) {
    self.init(value, missing: GapReason(.missingInput, reason))
  }
}
