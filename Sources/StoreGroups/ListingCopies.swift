import Marketplace

/// Which listings are copies of one another: evidence that stores share a source, from the search for duplicates.
public struct ListingCopies: Sendable {
  /// Clusters of copies: indexes of listings in the market. Indexes that no listing has are ignored.
  public let clusters: [[Int]]

  /// Copies.
  public init(clusters: [[Int]]) { self.clusters = clusters }

  /// No copies known.
  public static let none = ListingCopies(clusters: [])

  /// The stores of each cluster that spans two stores or more: ascending, each once.
  func storesByCluster(in market: Market) -> [[Int32]] {
    clusters.compactMap { cluster in
      var stores: [Int32] = []
      for listing in cluster where market.storeOfListing.indices.contains(listing) {
        let store = market.storeOfListing[listing]
        if store >= 0 { stores.append(store) }
      }
      stores.sort()
      var distinct: [Int32] = []
      for store in stores where distinct.last != store { distinct.append(store) }
      return distinct.count > 1 ? distinct : nil
    }
  }
}
