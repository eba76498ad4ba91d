/// The weakest place of a graph: the links of least total weight whose removal splits it.
///
/// Stoer, Wagner, "A simple min-cut algorithm" (1997). Nodes are taken in ascending order among equals, so that the same
/// graph gives the same cut.
struct MinimumCut: Sendable {
  /// Whether each node lies on the side of the cut that node 0 does not.
  let isApart: [Bool]
  /// The total weight of the links across.
  let weight: Double

  /// The cut of a connected graph of two nodes or more; `nil` for fewer.
  ///
  /// - Parameters:
  ///   - links: Pairs of nodes, 0 up to `count`, with weights above 0; several between two nodes add up.
  ///   - count: The number of nodes.
  /// - Complexity: O(count³) time and O(count²) memory.
  init?(of links: [(a: Int, b: Int, weight: Double)], count: Int) {
    guard count > 1 else { return nil }
    var weights = [Double](repeating: 0, count: count * count)
    for link in links where link.a != link.b {
      weights[link.a * count + link.b] += link.weight
      weights[link.b * count + link.a] += link.weight
    }
    // The nodes that were merged into each.
    var merged = (0..<count).map { [$0] }
    var nodes = Array(0..<count)
    var best: (weight: Double, side: [Int])?
    while nodes.count > 1 {
      var reach = [Double](repeating: 0, count: count)
      var isTaken = [Bool](repeating: false, count: count)
      var (last, beforeLast) = (nodes[0], nodes[0])
      for _ in nodes {
        var next = -1
        for node in nodes where !isTaken[node] && (next < 0 || reach[node] > reach[next]) { next = node }
        isTaken[next] = true
        (beforeLast, last) = (last, next)
        for node in nodes where !isTaken[node] { reach[node] += weights[next * count + node] }
      }
      if best.map({ reach[last] < $0.weight }) ?? true { best = (reach[last], merged[last]) }
      merged[beforeLast] += merged[last]
      for node in nodes {
        weights[beforeLast * count + node] += weights[last * count + node]
        weights[node * count + beforeLast] = weights[beforeLast * count + node]
      }
      nodes.removeAll { $0 == last }
    }
    guard let best else { return nil }
    self.init(side: best.side, weight: best.weight, count: count)
  }

  private init(side: [Int], weight: Double, count: Int) {
    var isApart = [Bool](repeating: false, count: count)
    for node in side { isApart[node] = true }
    self.isApart = isApart[0] ? isApart.map { !$0 } : isApart
    self.weight = weight
  }

  /// A light cut of a connected graph that is too large for the lightest: the best of those that part one node from the
  /// rest, and of those along the weakest links of the maximum spanning tree.
  ///
  /// - Parameter links: Pairs of nodes with weights, strongest first.
  /// - Complexity: O(nodes + links · α) for each of at most 16 links of the tree.
  static func light(of links: [(a: Int, b: Int, weight: Double)], count: Int) -> MinimumCut? {
    guard count > 1 else { return nil }
    var degrees = [Double](repeating: 0, count: count)
    for link in links where link.a != link.b {
      degrees[link.a] += link.weight
      degrees[link.b] += link.weight
    }
    var best: MinimumCut?
    if let lightest = degrees.indices.min(by: { degrees[$0] < degrees[$1] }) {
      best = MinimumCut(side: [lightest], weight: degrees[lightest], count: count)
    }
    var sets = UnionFind(count: count)
    let tree = links.indices.filter { sets.union(links[$0].a, links[$0].b) }
    for weakest in tree.suffix(16) {
      var sides = UnionFind(count: count)
      for position in tree where position != weakest { sides.union(links[position].a, links[position].b) }
      let side = sides.members(with: links[weakest].a)
      let root = sides.find(links[weakest].a)
      var weight = 0.0
      for link in links where (sides.find(link.a) == root) != (sides.find(link.b) == root) { weight += link.weight }
      if weight < best?.weight ?? .infinity { best = MinimumCut(side: side, weight: weight, count: count) }
    }
    return best
  }
}
