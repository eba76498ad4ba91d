import Testing

@testable import StoreGroups

@Suite struct LeidenTests {
  /// A random graph of `count` nodes in which each pair is joined with a chance of one in `rarity`.
  private func graph(_ count: Int, rarity: UInt64, seed: UInt64) -> [(a: Int, b: Int)] {
    var random = SplitMix(seed: seed)
    var edges: [(a: Int, b: Int)] = []
    for a in 0..<count {
      for b in (a + 1)..<max(count, a + 1) where random.next() % rarity == 0 { edges.append((a, b)) }
    }
    return edges
  }

  private func quality(_ communities: [Int], _ edges: [(a: Int, b: Int)], _ resolution: Double) -> Double {
    var sizes: [Int: Double] = [:]
    for community in communities { sizes[community, default: 0] += 1 }
    let inside = edges.count { communities[$0.a] == communities[$0.b] }
    return Double(inside) - resolution * sizes.values.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
  }

  /// The best quality of any partition, by trying all.
  private func best(_ count: Int, _ edges: [(a: Int, b: Int)], _ resolution: Double) -> Double {
    var most = -Double.infinity
    var communities = [Int](repeating: 0, count: count)
    func place(_ node: Int, _ used: Int) {
      guard node < count else {
        most = max(most, quality(communities, edges, resolution))
        return
      }
      for community in 0...used {
        communities[node] = community
        place(node + 1, max(used, community + 1))
      }
    }
    place(0, 0)
    return most
  }

  @Test func `two cliques on a bridge part when the bridge is too thin, and not before`() {
    var edges: [(a: Int, b: Int)] = []
    for first in [0, 5] { for a in first..<(first + 5) { for b in (a + 1)..<(first + 5) { edges.append((a, b)) } } }
    edges.append((4, 5))
    // One of 25 pairs between them is joined.
    #expect(Leiden(nodeCount: 10, edges: edges, resolution: 0.03).communities() == [Int](repeating: 0, count: 10))
    let parted = Leiden(nodeCount: 10, edges: edges, resolution: 0.05).communities()
    #expect(parted == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
  }

  @Test func `small graphs reach the best of all partitions or nearly`() {
    var (sum, optimum) = (0.0, 0.0)
    for seed in 0..<40 as Range<UInt64> {
      let edges = graph(7, rarity: 2, seed: seed)
      for resolution in [0.1, 0.3, 0.6] {
        let found = quality(Leiden(nodeCount: 7, edges: edges, resolution: resolution).communities(), edges, resolution)
        let most = best(7, edges, resolution)
        #expect(found <= most + 1e-9)
        (sum, optimum) = (sum + found, optimum + most)
      }
    }
    #expect(sum >= 0.97 * optimum)
  }

  @Test(arguments: [0.02, 0.1, 0.3, 0.7])
  func `no node gains by moving, no two communities by joining, and each is connected`(resolution: Double) {
    for seed in 0..<12 as Range<UInt64> {
      let count = 40
      let edges = graph(count, rarity: 3 + seed % 9, seed: seed)
      let communities = Leiden(nodeCount: count, edges: edges, resolution: resolution).communities()
      let reached = quality(communities, edges, resolution)
      let number = (communities.max() ?? 0) + 1
      for node in 0..<count {
        for community in 0...number {
          var moved = communities
          moved[node] = community
          #expect(quality(moved, edges, resolution) <= reached + 1e-6)
        }
      }
      for a in 0..<number {
        for b in (a + 1)..<max(number, a + 1) {
          #expect(quality(communities.map { $0 == b ? a : $0 }, edges, resolution) <= reached + 1e-6)
        }
      }
      var sets = UnionFind(count: count)
      for (a, b) in edges where communities[a] == communities[b] { sets.union(a, b) }
      for a in 0..<count {
        for b in 0..<a where communities[a] == communities[b] { #expect(sets.find(a) == sets.find(b)) }
      }
    }
  }

  @Test func `graphs without edges or nodes`() {
    #expect(Leiden(nodeCount: 0, edges: [], resolution: 0.5).communities().isEmpty)
    #expect(Leiden(nodeCount: 3, edges: [], resolution: 0.5).communities() == [0, 1, 2])
  }
}
