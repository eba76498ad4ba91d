/// Connected components of a graph whose edges come one after another and are not kept.
///
/// Rem's algorithm with splicing (Dijkstra, "A Discipline of Programming", 1976; Patwary, Blair, Manne, "Experiments on
/// union-find algorithms for the disjoint-set data structure", 2010): one array, and each step that looks for a root
/// shortens the way for the next. The representative of a component is its lowest node, so that the order of the edges
/// never shows.
package struct ConnectedComponents: Sendable {
  private var parents: [UInt32]

  /// Nodes without edges.
  package init(nodeCount: Int) { parents = (0..<UInt32(clamping: nodeCount)).map { $0 } }

  /// Joins two nodes.
  package mutating func join(_ a: UInt32, _ b: UInt32) {
    var (a, b) = (Int(a), Int(b))
    while parents[a] != parents[b] {
      if parents[a] < parents[b] { swap(&a, &b) }
      let parent = Int(parents[a])
      if parent == a {
        parents[a] = parents[b]
        return
      }
      parents[a] = parents[b]
      a = parent
    }
  }

  /// The lowest node of each node's component.
  ///
  /// - Complexity: O(nodes): no node has a parent above itself.
  package consuming func representatives() -> [UInt32] {
    for node in parents.indices { parents[node] = parents[Int(parents[node])] }
    return parents
  }
}
