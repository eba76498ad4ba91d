/// What the search for duplicate listings found in a market.
public struct DuplicateFindings: Sendable {
  /// The clusters, largest first, then by id.
  public var clusters: [DuplicateCluster]
  /// Candidate pairs that were compared in full.
  public var comparedPairs: Int
  /// Listings without enough text to compare; they are in no cluster and not cleared.
  public var notEvaluable: [Int]
  /// Listings that show one picture.
  public var pictures = PictureFindings()

  /// Findings.
  public init(clusters: [DuplicateCluster], comparedPairs: Int, notEvaluable: [Int]) {
    self.clusters = clusters
    self.comparedPairs = comparedPairs
    self.notEvaluable = notEvaluable
  }
}
