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
  ///
  /// A store that is authorised to sell the brand of its copy is left out, whoever else offers one: the text and the
  /// pictures are the brand's own, and that somebody took them ties nobody to those who may use them.
  func storesByCluster(in market: Market) -> [[Int32]] {
    let authorisations = BrandAuthorisations(market: market)
    return clusters.compactMap { cluster in
      var stores: [Int32] = []
      for listing in cluster where market.storeOfListing.indices.contains(listing) {
        let store = market.storeOfListing[listing]
        guard store >= 0, !authorisations.cover(listing, of: Int(store), in: market) else { continue }
        stores.append(store)
      }
      stores.sort()
      var distinct: [Int32] = []
      for store in stores where distinct.last != store { distinct.append(store) }
      return distinct.count > 1 ? distinct : nil
    }
  }
}

/// Which brands have authorised which stores.
private struct BrandAuthorisations {
  private var brandsOfStore: [Int: Set<String>] = [:]

  init(market: Market) {
    let table = market.stores
    for store in 0..<table.count {
      for value in table.values(of: store) where value.field == .affiliation {
        guard table.string(value.qualifier) == "brand-authorisation" else { continue }
        brandsOfStore[store, default: []].insert(table.string(value.text).lowercased())
      }
    }
  }

  /// Whether a store is authorised to sell the brand of a listing.
  func cover(_ listing: Int, of store: Int, in market: Market) -> Bool {
    guard let brands = brandsOfStore[store], let brand = market.listings.string(.brand, of: listing) else {
      return false
    }
    return brands.contains(brand.lowercased())
  }
}
