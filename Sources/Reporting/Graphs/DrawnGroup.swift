import StoreGroups

/// The part of a store group that is drawn: as many stores and links as a person can take in, chosen so that what is
/// drawn hangs together.
struct DrawnGroup {
  /// The stores that are drawn, by index in the market, in the order in which they were taken.
  let stores: [Int]
  /// The links that are drawn; `a` and `b` are places in `stores`.
  let links: [Link]
  /// Links of the group between stores that are drawn or not.
  let linkCount: Int

  /// A drawn link.
  struct Link {
    let a: Int
    let b: Int
    /// Its place among the group's links.
    let index: Int
    let link: StoreLink
    let isBridge: Bool
  }

  /// Chooses stores by growing from the heaviest one along the strongest link (Prim, 1957), and the links that it grew
  /// along before all others.
  ///
  /// - Complexity: O(`storeLimit` · links).
  init(_ group: StoreGroup, storeLimit: Int, linkLimit: Int) {
    var load: [Int: Double] = [:]
    for link in group.links {
      load[link.a, default: 0] += link.weight
      load[link.b, default: 0] += link.weight
    }
    let first = group.stores.max { (load[$0] ?? 0, -$0) < (load[$1] ?? 0, -$1) }
    var taken = first.map { [$0] } ?? []
    var places: [Int: Int] = first.map { [$0: 0] } ?? [:]
    var chosen: [Int] = []
    while taken.count < storeLimit {
      var best: Int?
      for (index, link) in group.links.enumerated() where (places[link.a] == nil) != (places[link.b] == nil) {
        if best.map({ group.links[$0].weight < link.weight }) ?? true { best = index }
      }
      guard let best else { break }
      let link = group.links[best]
      let new = places[link.a] == nil ? link.a : link.b
      places[new] = taken.count
      taken.append(new)
      chosen.append(best)
    }
    let grown = Set(chosen)
    let others = group.links.indices
      .filter { !grown.contains($0) && places[group.links[$0].a] != nil && places[group.links[$0].b] != nil }
      .sorted { (-group.links[$0].weight, $0) < (-group.links[$1].weight, $1) }
    chosen += others.prefix(max(0, linkLimit - chosen.count))
    let bridges = Set(LinkGraph.bridges(of: group.links))
    stores = taken
    linkCount = group.links.count
    links = chosen.sorted().compactMap { index in
      let link = group.links[index]
      guard let a = places[link.a], let b = places[link.b] else { return nil }
      return Link(a: a, b: b, index: index, link: link, isBridge: bridges.contains(index))
    }
  }
}
