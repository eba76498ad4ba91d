public import Marketplace

extension GroupFindings {
  /// The findings with the ids that groups had in an earlier scan, and what became of those.
  ///
  /// - Complexity: O(stores in groups · log of them).
  public func continuing(_ earlier: [EarlierGroup], in market: Market) -> GroupFindings {
    let members = groups.map { group in
      GroupLineage.Member(
        id: group.id, stores: group.stores.map { (market.id(ofStore: $0), Store($0, in: market).opened?.number) })
    }
    let lineage = GroupLineage(of: members, after: earlier) { market.store(withID: $0) != nil }
    var named = self
    named.groups = zip(groups, lineage.ids).map { group, id in
      StoreGroup(id: id, stores: group.stores, links: group.links, facts: group.facts)
    }
    named.groups.sort { $0.stores.count != $1.stores.count ? $0.stores.count > $1.stores.count : $0.id < $1.id }
    named.memory.lineage = lineage.events
    return named
  }
}
