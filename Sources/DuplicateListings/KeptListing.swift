internal import Fingerprints
import Marketplace

/// Chooses the listing of a cluster that is kept.
struct KeptListing {
  let policy: KeepPolicy
  let market: Market
  /// What was undone in each listing.
  let undone: [UndoneDisguises]

  /// The listing that is kept, and what set it apart, in the order in which it was asked.
  ///
  /// - Parameter listings: The cluster, in order of id; two or more.
  /// - Complexity: O(values of the listings).
  func choose(among listings: [Int]) -> (listing: Int, reasons: [KeepReason]) {
    var left = listings
    var reasons: [KeepReason] = []
    for reason in questions where left.count > 1 {
      let marks = left.map { mark($0, for: reason) }
      guard let best = marks.max(), marks.contains(where: { $0 < best }) else { continue }
      left = zip(left, marks).compactMap { $1 == best ? $0 : nil }
      reasons.append(reason)
    }
    return (left[0], reasons)
  }

  private var questions: [KeepReason] {
    let first: [KeepReason] =
      switch policy {
      case .earliest: []
      case .original: [.leastDisguised]
      case .authorised: [.authorised]
      case .complete: [.mostComplete]
      }
    return first + [.createdFirst, .lowestID]
  }

  /// More is better.
  private func mark(_ listing: Int, for reason: KeepReason) -> Int {
    switch reason {
    case .leastDisguised: -undone[listing].rawValue.nonzeroBitCount
    case .authorised: isAuthorised(listing) ? 1 : 0
    case .mostComplete: fullness(of: listing)
    case .createdFirst: market.listings.string(.created, of: listing).flatMap { Day($0) }.map { -$0.number } ?? .min
    case .lowestID: -listing
    }
  }

  /// Whether the store of a listing declares that its brand authorised it.
  private func isAuthorised(_ listing: Int) -> Bool {
    let store = market.storeOfListing[listing]
    guard store >= 0, let brand = market.listings.string(.brand, of: listing)?.lowercased() else { return false }
    return market.stores.values(of: Int(store)).contains { value in
      value.field == .affiliation && market.stores.string(value.qualifier) == "brand-authorisation"
        && market.stores.string(value.text).lowercased() == brand
    }
  }

  /// Kinds of field first, pictures and attributes second.
  private func fullness(of listing: Int) -> Int {
    var kinds: Set<Field> = []
    var values = 0
    for value in market.listings.values(of: listing) where !value.text.isEmpty {
      kinds.insert(value.field)
      if value.field == .picture || value.field == .attribute { values += 1 }
    }
    return kinds.count << 32 + min(values, 1 << 31)
  }
}
