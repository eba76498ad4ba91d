internal import StoreGroups

extension Feature {
  /// What ties a group: how many of its stores a kind of tie joins to another member. Values held back do not count.
  static let tieFeatures: [Feature] = TieKind.allCases.map { kind in
    Feature(
      name: "group.stores-tied-by.\(kind.rawValue)",
      measure: .group { group, _ in .measured(Double(storesTied(by: kind, in: group))) })
  }

  private static func storesTied(by kind: TieKind, in group: StoreGroup) -> Int {
    var stores: Set<Int> = []
    for link in group.links
    where link.ties.contains(where: { $0.kind == kind && $0.strength != .heldBack }) {
      stores.insert(link.a)
      stores.insert(link.b)
    }
    return stores.count
  }
}
