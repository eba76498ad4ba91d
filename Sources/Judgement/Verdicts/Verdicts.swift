/// Every verdict of one run.
public struct Verdicts: Sendable {
  /// One verdict a group, in the order of the findings.
  public var groups: [Verdict]
  /// One verdict a cluster of duplicates, in the order of the findings.
  public var clusters: [Verdict]
  /// One verdict a picture, in the order of the examinations.
  public var pictures: [Verdict]
  /// Verdicts of stores for which any signal hit or anything could not be evaluated, in order of store.
  public var stores: [Verdict]
  /// Verdicts of listings that are not simply approved, in order of listing.
  public var listings: [Verdict]
  /// What shadow signals read, in order of code: they never act, and are counted so that they can be judged.
  public var shadows: [ShadowTally]

  /// Verdicts.
  public init(
    groups: [Verdict], clusters: [Verdict], pictures: [Verdict], stores: [Verdict], listings: [Verdict],
    shadows: [ShadowTally] = []
  ) {
    self.shadows = shadows
    self.groups = groups
    self.clusters = clusters
    self.pictures = pictures
    self.stores = stores
    self.listings = listings
  }

  /// The most severe recommendation of all; a malicious group calls for review, never for a block.
  public var worst: Recommendation {
    let listed = (clusters + pictures + stores + listings).map(\.recommendation).max() ?? .approve
    return groups.contains { $0.recommendation == .malicious } ? max(listed, .review) : listed
  }
}
