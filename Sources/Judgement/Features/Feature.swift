internal import DuplicateListings
internal import Marketplace
internal import StoreGroups
internal import SyntheticImages

/// Something that can be measured of a subject: what signals read. A signal names one by its name.
struct Feature: Sendable {
  /// The name in signal files: `group.copied-share`.
  let name: String
  /// Measures a subject.
  let measure: Measure

  /// How a feature measures its kind of subject.
  enum Measure: Sendable {
    case store(@Sendable (Int, JudgementContext) -> Measurement)
    case group(@Sendable (StoreGroup, JudgementContext) -> Measurement)
    case listing(@Sendable (Int, JudgementContext) -> Measurement)
    case cluster(@Sendable (DuplicateCluster, JudgementContext) -> Measurement)
    case picture(@Sendable (PictureExamination, JudgementContext) -> Measurement)
  }

  /// The kind of subject that it is measured of.
  var subject: Signal.SubjectKind {
    switch measure {
    case .store: .store
    case .group: .group
    case .listing: .listing
    case .cluster: .cluster
    case .picture: .picture
    }
  }

  /// Every feature, by family.
  static let all: [Feature] =
    storeFeatures + groupFeatures + tieFeatures + clusterFeatures + listingFeatures + pictureFeatures

  /// The feature with a name.
  static func named(_ name: String) -> Feature? { byName[name] }

  private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}

/// What measuring a feature came to. Missing never counts as clear.
enum Measurement: Sendable {
  /// A value.
  case measured(Double)
  /// Nothing could be measured, and why.
  case notEvaluable(LocalizedText)

  /// A value that the feeds may not say.
  init(_ value: Double?, missing reason: LocalizedText) {
    self = value.map(Measurement.measured) ?? .notEvaluable(reason)
  }
}
