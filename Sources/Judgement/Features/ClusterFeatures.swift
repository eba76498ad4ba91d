internal import DuplicateListings

extension Feature {
  /// What is measured of a cluster of duplicate listings.
  static let clusterFeatures: [Feature] = [
    Feature(name: "cluster.size", measure: .cluster { cluster, _ in .measured(Double(cluster.listings.count)) }),
    Feature(
      name: "cluster.copies-within-store",
      measure: .cluster { cluster, context in
        .measured(Double(copiesWithinStore(cluster.listings, context)))
      }),
    Feature(
      name: "cluster.stores-of-one-group",
      measure: .cluster { cluster, context in .measured(Double(storesOfOneGroup(cluster.listings, context))) }),
    Feature(
      name: "cluster.unlinked-stores",
      measure: .cluster { cluster, context in .measured(Double(unlinkedStores(cluster.listings, context))) }),
    Feature(
      name: "cluster.evasions",
      measure: .cluster { cluster, _ in
        let evasive: Set<Disguise> = [.invisible, .lookAlike, .fullWidth]
        return .measured(Double(Set(cluster.pairs.flatMap(\.disguises)).intersection(evasive).count))
      }),
  ]

  /// Listings beyond the first of each store.
  private static func copiesWithinStore(_ listings: [Int], _ context: JudgementContext) -> Int {
    let stores = listings.compactMap { context.store(of: $0) }
    return stores.count - Set(stores).count
  }

  /// The most stores of one linked group that hold the listing.
  private static func storesOfOneGroup(_ listings: [Int], _ context: JudgementContext) -> Int {
    var stores: [Int32: Set<Int>] = [:]
    for store in listings.compactMap({ context.store(of: $0) }) where context.groupOfStore[store] >= 0 {
      stores[context.groupOfStore[store], default: []].insert(store)
    }
    let most = stores.values.map(\.count).max() ?? 0
    return most > 1 ? most : 0
  }

  /// Parties that hold the listing and are not linked: groups, and stores in none; 0 when there is only one.
  private static func unlinkedStores(_ listings: [Int], _ context: JudgementContext) -> Int {
    var parties: Set<Int> = []
    for store in listings.compactMap({ context.store(of: $0) }) {
      let group = context.groupOfStore[store]
      parties.insert(group >= 0 ? -1 - Int(group) : store)
    }
    return parties.count > 1 ? parties.count : 0
  }
}
