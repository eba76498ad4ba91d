/// Parts groups that hang together by too little.
///
/// Two parts of a group stay one only when at least a share of all pairs of stores between them is linked by what the two
/// have in common themselves: the resolution of ``Leiden``. A group that one accountant's telephone made of two rings of
/// ten has one pair of a hundred; a ring whose stores all share something with each other has all.
struct Cohesion {
  private let comparison: PairComparison
  private let constraints: PairConstraints

  /// Groups of more stores stay as they are: their pairs are too many to be looked at.
  static let mostStores = 1024

  init(_ comparison: PairComparison, _ constraints: PairConstraints) {
    self.comparison = comparison
    self.constraints = constraints
  }

  /// The sets that links make when none may join parts that hang together by too little, and the links that are left.
  ///
  /// - Parameters:
  ///   - sets: The groups.
  ///   - links: The links that made them.
  /// - Complexity: O(sum of squares of groups).
  func parted(
    _ sets: UnionFind, _ links: [(a: Int, b: Int)]
  ) -> (sets: UnionFind, isKept: [Bool]) {
    var byGroup: [Int: [Int]] = [:]
    for (place, link) in links.enumerated() { byGroup[sets.root(of: link.a), default: []].append(place) }
    var isKept = [Bool](repeating: true, count: links.count)
    for root in byGroup.keys.sorted() where (3...Self.mostStores).contains(sets.size(ofRoot: root)) {
      let communities = communities(of: sets.members(with: root), (byGroup[root] ?? []).map { links[$0] })
      for place in byGroup[root] ?? [] {
        isKept[place] = communities[links[place].a] == communities[links[place].b]
      }
    }
    var parts = UnionFind(count: comparison.graph.storeCount)
    for pair in constraints.together { parts.union(pair.a, pair.b) }
    for (place, link) in links.enumerated() where isKept[place] { parts.union(link.a, link.b) }
    return (parts, isKept)
  }

  /// The community of each store of a group.
  private func communities(of stores: [Int], _ links: [(a: Int, b: Int)]) -> [Int: Int] {
    let numbers = Dictionary(uniqueKeysWithValues: stores.enumerated().map { ($1, $0) })
    var edges: Set<[Int]> = []
    for link in links + constraints.together.map({ ($0.a, $0.b) }) {
      if let a = numbers[link.a], let b = numbers[link.b], a != b { edges.insert([min(a, b), max(a, b)]) }
    }
    let parameters = comparison.parameters
    for a in stores.indices {
      for b in (a + 1)..<max(stores.count, a + 1)
      where comparison.evidence(stores[a], stores[b]).total + parameters.prior >= parameters.threshold {
        edges.insert([a, b])
      }
    }
    // Parts that have just the share stay together.
    let found = Leiden(
      nodeCount: stores.count, edges: edges.map { ($0[0], $0[1]) }, resolution: max(parameters.cohesion - 1e-6, 0)
    ).communities()
    return Dictionary(uniqueKeysWithValues: zip(stores, found))
  }
}
