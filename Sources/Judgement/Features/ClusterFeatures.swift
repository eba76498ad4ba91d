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
    Feature(
      name: "cluster.pictures-replaced", subject: .cluster,
      parameters: [.number("title", 0.85, in: 0...1, "resemblance of the titles from which on they count as alike")]
    ) { values in
      let title = values.number("title")
      return .cluster { cluster, context in
        let shown = cluster.pairs.filter {
          context.offers.picture[$0.a] != 0 && context.offers.picture[$0.b] != 0
        }
        guard !shown.isEmpty else {
          return .notEvaluable(
            GapReason(
              .missingInput, LocalizedText(english: "no two copies of it both have pictures", chinese: "没有两个副本同时带有图片")))
        }
        return .measured(
          Double(
            shown.count { pair in
              pair.titleResemblance >= title && context.store(of: pair.a) == context.store(of: pair.b)
                && context.offers.picture[pair.a] != context.offers.picture[pair.b]
            }))
      }
    },
  ]

  /// Listings beyond the first of each store; what was removed is offered no more.
  private static func copiesWithinStore(_ listings: [Int], _ context: JudgementContext) -> Int {
    let stores = listings.filter { !context.offers.isRemoved[$0] }.compactMap { context.store(of: $0) }
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
