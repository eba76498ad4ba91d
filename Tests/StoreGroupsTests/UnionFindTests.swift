import Testing

@testable import StoreGroups

@Suite struct UnionFindTests {
  @Test(arguments: 0..<200) func `sets are the components of the links`(seed: Int) {
    let graph = RandomGraph(seed: UInt64(seed))
    var sets = UnionFind(count: graph.count)
    for (a, b) in graph.links { sets.union(a, b) }
    let labels = graph.components()
    for node in 0..<graph.count {
      let together = (0..<graph.count).filter { labels[$0] == labels[node] }
      #expect(sets.members(with: node) == together)
      let root = sets.find(node)
      #expect(sets.size(ofRoot: root) == together.count)
    }
  }

  @Test func `a union says whether the two were apart`() {
    var sets = UnionFind(count: 3)
    let joined = [sets.union(0, 2), sets.union(2, 0)]
    #expect(joined == [true, false])
    let roots = (0..<3).map { sets.find($0) }
    #expect(roots[0] == roots[2] && roots[1] == 1)
  }
}
