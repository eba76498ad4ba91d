/// Which stores keep their pictures in one place on the web, as stores do that one piece of listing software fills.
struct PicturePlaces: Sendable {
  /// Stores that keep most of their pictures where a store does, itself among them, by store; 0 when it keeps them nowhere
  /// on the web, or in many places.
  let sharers: [Int32]

  /// Listings that must lie in a place before it is a store's.
  private static let fewest = 3

  /// Finds each store's place.
  ///
  /// - Parameters:
  ///   - place: The place of each listing's main picture, 0 for none.
  ///   - listingsOfStore: The listings of each store.
  /// - Complexity: O(listings).
  init(place: [UInt64], listingsOfStore: [[Int32]]) {
    let places = listingsOfStore.map { listings -> UInt64 in
      // The majority of a list, if it has one (Boyer and Moore, "MJRTY", 1981), then counted.
      var (candidate, lead) = (UInt64(0), 0)
      for listing in listings {
        let one = place[Int(listing)]
        if lead == 0 { candidate = one }
        lead += one == candidate ? 1 : -1
      }
      let count = listings.count { place[Int($0)] == candidate }
      return candidate != 0 && count >= Self.fewest && count * 2 > listings.count ? candidate : 0
    }
    var holders: [UInt64: Int32] = [:]
    for place in places where place != 0 { holders[place, default: 0] += 1 }
    sharers = places.map { $0 == 0 ? 0 : holders[$0] ?? 0 }
  }
}
