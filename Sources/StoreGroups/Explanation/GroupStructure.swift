/// What holds a group together: the families of its evidence, its bridges, its weakest place.
public struct GroupStructure: Sendable {
  /// The families that carry the group's links, most stores first, then in the order of ``EvidenceFamily``.
  public let families: [FamilyShare]
  /// Positions in the group's links of the links whose removal splits it, ascending.
  public let bridges: [Int]
  /// The weakest place; `nil` for a group without links.
  public let cut: GroupCut?

  /// What one family of evidence bears in a group.
  public struct FamilyShare: Hashable, Sendable {
    /// The family.
    public let family: EvidenceFamily
    /// Links that it counts in.
    public let links: Int
    /// Members that it ties to another.
    public let stores: Int
    /// Links that would not stand without it.
    public let decidingLinks: Int
    /// Whether it connects every member by itself.
    public let connectsAll: Bool
  }

  /// Examines a group.
  ///
  /// - Parameters:
  ///   - group: The group.
  ///   - exactUpTo: Up to how many stores the weakest place is found exactly; beyond, a light cut is found and said to
  ///     be no more than that.
  ///   - threshold: Log-odds from which on a pair is linked.
  /// - Complexity: O(links · families + `exactUpTo`³).
  public init(
    _ group: StoreGroup, exactUpTo limit: Int = 300, threshold: Double = LinkageParameters.standard.threshold
  ) {
    families = EvidenceFamily.allCases.compactMap { Self.share(of: $0, in: group, threshold) }
      .sorted { $0.stores != $1.stores ? $0.stores > $1.stores : $0.family.ordinal < $1.family.ordinal }
    bridges = Bridges.find(in: group.links)
    cut = GroupCut(group, exactUpTo: limit)
  }

  private static func share(of family: EvidenceFamily, in group: StoreGroup, _ threshold: Double) -> FamilyShare? {
    var links = 0
    var deciding = 0
    let places = Dictionary(uniqueKeysWithValues: group.stores.enumerated().map { ($1, $0) })
    var isTied = [Bool](repeating: false, count: group.stores.count)
    var sets = UnionFind(count: group.stores.count)
    for link in group.links {
      let weight = link.ties.reduce(0) { $0 + ($1.kind.family == family ? $1.weight : 0) }
      guard weight > 0, let a = places[link.a], let b = places[link.b] else { continue }
      links += 1
      if link.weight - weight < threshold { deciding += 1 }
      isTied[a] = true
      isTied[b] = true
      sets.union(a, b)
    }
    guard links > 0 else { return nil }
    return FamilyShare(
      family: family, links: links, stores: isTied.count { $0 }, decidingLinks: deciding,
      connectsAll: sets.size(ofRoot: sets.find(0)) == group.stores.count)
  }
}

/// Where a group parts most easily: the links of least evidence between two parts of it.
public struct GroupCut: Hashable, Sendable {
  /// The stores of the smaller part, ascending; of equal parts, the one without the first store.
  public let part: [Int]
  /// The stores of the other part, ascending.
  public let rest: [Int]
  /// Positions in the group's links of those between the parts, ascending.
  public let links: [Int]
  /// Their evidence together, natural log-odds.
  public let weight: Double
  /// Whether no lighter cut exists; otherwise the group was too large to be sure.
  public let isExact: Bool

  /// The cut of a group.
  ///
  /// - Complexity: O(stores³) for up to `limit` stores, O(links) beyond.
  init?(_ group: StoreGroup, exactUpTo limit: Int) {
    let places = Dictionary(uniqueKeysWithValues: group.stores.enumerated().map { ($1, $0) })
    let links = group.links.compactMap { link -> (a: Int, b: Int, weight: Double)? in
      guard let a = places[link.a], let b = places[link.b] else { return nil }
      // A link by judgement or through the group may stand with little evidence of its own.
      return (a, b, max(link.weight, 0.001))
    }
    isExact = group.stores.count <= limit
    let found =
      isExact
      ? MinimumCut(of: links, count: group.stores.count) : MinimumCut.light(of: links, count: group.stores.count)
    guard let cut = found, !group.links.isEmpty else { return nil }
    let apart = group.stores.indices.filter { cut.isApart[$0] }.map { group.stores[$0] }
    let others = group.stores.indices.filter { !cut.isApart[$0] }.map { group.stores[$0] }
    part = apart.count <= others.count ? apart : others
    rest = apart.count <= others.count ? others : apart
    self.links = links.indices.filter { cut.isApart[links[$0].a] != cut.isApart[links[$0].b] }
    weight = cut.weight
  }
}
