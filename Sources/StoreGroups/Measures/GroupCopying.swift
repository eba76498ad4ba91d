import Marketplace

/// How much of what groups offer is copied between their own members.
struct GroupCopying {
  /// Members that hold a copy of another member's listing, by group.
  private(set) var copyingStores: [Int]
  /// Clusters of copies that span two or more members, by group.
  private(set) var sharedClusters: [Int]
  private var listings: [Int]
  private var copied: [Int]

  /// Measures groups.
  ///
  /// - Complexity: O(listings + copies · log of the largest cluster).
  init(market: Market, copies: ListingCopies, groupOfStore: [Int32], groupCount: Int) {
    copyingStores = [Int](repeating: 0, count: groupCount)
    sharedClusters = copyingStores
    listings = copyingStores
    copied = copyingStores
    for store in market.storeOfListing where store >= 0 && groupOfStore[Int(store)] >= 0 {
      listings[Int(groupOfStore[Int(store)])] += 1
    }
    var isCopying = [Bool](repeating: false, count: groupOfStore.count)
    for cluster in copies.clusters {
      var offers: [(group: Int, store: Int, listing: Int)] = []
      for listing in cluster where market.storeOfListing.indices.contains(listing) {
        let store = Int(market.storeOfListing[listing])
        if store >= 0, groupOfStore[store] >= 0 { offers.append((Int(groupOfStore[store]), store, listing)) }
      }
      offers.sort { ($0.group, $0.store, $0.listing) < ($1.group, $1.store, $1.listing) }
      var first = 0
      while first < offers.count {
        var last = first
        var isShared = false
        while last < offers.count, offers[last].group == offers[first].group {
          if offers[last].store != offers[first].store { isShared = true }
          last += 1
        }
        if isShared {
          sharedClusters[offers[first].group] += 1
          copied[offers[first].group] += last - first
          for offer in offers[first..<last] { isCopying[offer.store] = true }
        }
        first = last
      }
    }
    for store in groupOfStore.indices where isCopying[store] { copyingStores[Int(groupOfStore[store])] += 1 }
  }

  /// Share of a group's listings with a copy in another member, or `nil` when the group offers nothing.
  func copiedShare(ofGroup group: Int) -> Double? {
    listings[group] > 0 ? min(1, Double(copied[group]) / Double(listings[group])) : nil
  }
}
