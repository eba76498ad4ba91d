import Testing

@testable import StoreGroups

@Suite struct ConnectedComponentsTests {
  /// The lowest node that can be reached from each, by walking the edges over and over.
  private func reached(_ edges: [(UInt32, UInt32)], nodeCount: Int) -> [UInt32] {
    var lowest = (0..<UInt32(nodeCount)).map { $0 }
    var changed = true
    while changed {
      changed = false
      for (a, b) in edges {
        let least = min(lowest[Int(a)], lowest[Int(b)])
        for node in [Int(a), Int(b)] where lowest[node] != least {
          lowest[node] = least
          changed = true
        }
      }
    }
    return lowest
  }

  @Test(arguments: 0..<100) func `each node is represented by the lowest that its edges lead to`(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    let nodeCount = Int.random(in: 1...80, using: &random)
    let edges = (0..<Int.random(in: 0...100, using: &random)).map { _ in
      (
        UInt32.random(in: 0..<UInt32(nodeCount), using: &random),
        UInt32.random(in: 0..<UInt32(nodeCount), using: &random)
      )
    }
    let expected = reached(edges, nodeCount: nodeCount)
    for order in [edges, edges.reversed(), edges.shuffled(using: &random), edges.map { ($0.1, $0.0) }] {
      var components = ConnectedComponents(nodeCount: nodeCount)
      for (a, b) in order { components.join(a, b) }
      #expect(components.representatives() == expected)
    }
  }
}
