public import Marketplace

extension DuplicateFindings {
  /// Weight from which a shared picture is evidence that one listing was made from the other.
  private static let tellingWeight = 0.6

  /// Sets of listings that were made from one another: the clusters of texts, and pairs of listings of two stores that
  /// show a picture that few show, where no cluster has both.
  ///
  /// A picture ties the two listings that show it and nobody else: colourways and photo packs would chain whole clusters
  /// together.
  public func copied(in market: Market) -> [[Int]] {
    var clusterOfListing: [Int: Int] = [:]
    for (number, cluster) in clusters.enumerated() {
      for listing in cluster.listings { clusterOfListing[listing] = number }
    }
    let shown = pictures.pairs.filter { pair in
      let cluster = clusterOfListing[pair.a]
      return pair.weight >= Self.tellingWeight && market.storeOfListing[pair.a] != market.storeOfListing[pair.b]
        && (cluster == nil || cluster != clusterOfListing[pair.b])
    }
    return clusters.map(\.listings) + shown.map { [$0.a, $0.b] }
  }
}
