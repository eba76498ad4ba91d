public import Marketplace

extension DuplicateFindings {
  /// Weight from which a shared picture is evidence that one listing was made from the other.
  private static let tellingWeight = 0.6

  /// Sets of listings that were made from one another: the clusters of texts, joined where listings of different stores show
  /// a picture that few show. Each is ascending.
  public func copied(in market: Market) -> [[Int]] {
    var sets = clusters.map(\.listings)
    var setOfListing: [Int: Int] = [:]
    for (number, set) in sets.enumerated() { for listing in set { setOfListing[listing] = number } }
    for pair in pictures.pairs where pair.weight >= Self.tellingWeight {
      guard market.storeOfListing[pair.a] != market.storeOfListing[pair.b] else { continue }
      switch (setOfListing[pair.a], setOfListing[pair.b]) {
      case (nil, nil):
        (setOfListing[pair.a], setOfListing[pair.b]) = (sets.count, sets.count)
        sets.append([pair.a, pair.b])
      case (let set?, nil):
        sets[set].append(pair.b)
        setOfListing[pair.b] = set
      case (nil, let set?):
        sets[set].append(pair.a)
        setOfListing[pair.a] = set
      case (let kept?, let gone?) where kept != gone:
        for listing in sets[gone] { setOfListing[listing] = kept }
        sets[kept] += sets[gone]
        sets[gone] = []
      default: break
      }
    }
    return sets.filter { !$0.isEmpty }.map { $0.sorted() }
  }
}
