/// Communities of a small graph: the Leiden algorithm (Traag, Waltman, van Eck, "From Louvain to Leiden: guaranteeing
/// well-connected communities", 2019) for the constant Potts model (Traag, Van Dooren, Nesterov, "Narrow scope for
/// resolution-limit-free community detection", 2011).
///
/// The resolution is a share of pairs: what is gained by a community is its edges less that share of its pairs, so that
/// within communities more pairs are joined, and between any two of them fewer. Nothing is random: nodes come in order,
/// the greatest gain wins, and of equal ones the lowest community; the same graph gives the same communities.
struct Leiden {
  private let resolution: Double
  private var graph: Graph

  /// A graph whose nodes may stand for several, with edges that may stand for several.
  private struct Graph {
    /// Where the neighbours of each node begin in ``neighbours``; one more than there are nodes.
    var starts: [Int] = [0]
    var neighbours: [(node: Int, weight: Double)] = []
    var sizes: [Double] = []

    var count: Int { sizes.count }

    func edges(of node: Int) -> ArraySlice<(node: Int, weight: Double)> {
      neighbours[starts[node]..<starts[node + 1]]
    }

    /// A graph of nodes of these sizes, joined by edges that may come more than once and in either direction.
    init(sizes: [Double], edges: [(a: Int, b: Int, weight: Double)]) {
      self.sizes = sizes
      var ends: [(a: Int, b: Int, weight: Double)] = []
      for edge in edges where edge.a != edge.b {
        ends.append(edge)
        ends.append((edge.b, edge.a, edge.weight))
      }
      ends.sort { ($0.a, $0.b) < ($1.a, $1.b) }
      var node = 0
      for (place, edge) in ends.enumerated() {
        while node < edge.a {
          starts.append(neighbours.count)
          node += 1
        }
        if place > 0, ends[place - 1].a == edge.a, ends[place - 1].b == edge.b {
          neighbours[neighbours.count - 1].weight += edge.weight
        } else {
          neighbours.append((edge.b, edge.weight))
        }
      }
      while starts.count <= sizes.count { starts.append(neighbours.count) }
    }
  }

  /// - Parameters:
  ///   - count: The number of nodes.
  ///   - edges: Pairs that are joined, each once.
  ///   - resolution: The share of pairs, 0 to 1.
  init(nodeCount count: Int, edges: [(a: Int, b: Int)], resolution: Double) {
    self.resolution = resolution
    graph = Graph(sizes: [Double](repeating: 1, count: count), edges: edges.map { ($0.a, $0.b, 1) })
  }

  /// The communities: of each node, a number from 0 in the order of the communities' lowest nodes.
  ///
  /// Passes go on from what the last one found until one finds nothing better, so that no node gains by moving and no two
  /// communities by joining.
  /// - Complexity: O(edges) a pass on average; passes are few, and at most 64.
  func communities() -> [Int] {
    var found = Array(0..<graph.count)
    for _ in 0..<64 {
      let next = Self.numbered(pass(from: found))
      if next == found { break }
      found = next
    }
    return Self.numbered(found)
  }

  /// Moves nodes, parts the communities, and goes on with the parts as nodes until nothing is left to join.
  private func pass(from initial: [Int]) -> [Int] {
    var graph = self.graph
    // What each node of the first graph belongs to in the one at hand.
    var nodes = Array(0..<graph.count)
    var communities = initial
    while true {
      communities = moved(communities, in: graph)
      let refined = refined(communities, in: graph)
      let isDone = refined.count == graph.count
      nodes = nodes.map { refined.parts[$0] }
      var upper = [Int](repeating: 0, count: refined.count)
      for node in 0..<graph.count { upper[refined.parts[node]] = communities[node] }
      communities = upper
      if isDone { break }
      var sizes = [Double](repeating: 0, count: refined.count)
      var edges: [(a: Int, b: Int, weight: Double)] = []
      for node in 0..<graph.count {
        sizes[refined.parts[node]] += graph.sizes[node]
        for (other, weight) in graph.edges(of: node) where other > node {
          edges.append((refined.parts[node], refined.parts[other], weight))
        }
      }
      graph = Graph(sizes: sizes, edges: edges)
    }
    return nodes.map { communities[$0] }
  }

  private static func numbered(_ communities: [Int]) -> [Int] {
    var numbers: [Int: Int] = [:]
    return communities.map { community in
      let number = numbers[community] ?? numbers.count
      numbers[community] = number
      return number
    }
  }

  /// Moves nodes one by one to where most is gained, until no move gains.
  private func moved(_ initial: [Int], in graph: Graph) -> [Int] {
    var communities = initial
    // A number more than there are nodes is always free.
    let room = max(graph.count, (initial.max() ?? 0) + 1) + 1
    var sizes = [Double](repeating: 0, count: room)
    for node in 0..<graph.count { sizes[communities[node]] += graph.sizes[node] }
    var free = (0..<room).filter { sizes[$0] == 0 }
    var weights = [Double](repeating: 0, count: room)
    var queue = Array(0..<graph.count)
    var isQueued = [Bool](repeating: true, count: graph.count)
    var first = 0
    while first < queue.count {
      let node = queue[first]
      first += 1
      isQueued[node] = false
      let own = communities[node]
      sizes[own] -= graph.sizes[node]
      var around: [Int] = []
      for (other, weight) in graph.edges(of: node) {
        if weights[communities[other]] == 0 { around.append(communities[other]) }
        weights[communities[other]] += weight
      }
      func gain(_ community: Int) -> Double { weights[community] - resolution * graph.sizes[node] * sizes[community] }
      var (best, most) = (own, gain(own))
      for community in around.sorted() where gain(community) > most + Self.least {
        (best, most) = (community, gain(community))
      }
      if most < -Self.least, let empty = free.last { best = empty }
      for community in around { weights[community] = 0 }
      if best != own, free.last == best { free.removeLast() }
      if best != own, sizes[own] == 0 { free.append(own) }
      sizes[best] += graph.sizes[node]
      guard best != own else { continue }
      communities[node] = best
      for (other, _) in graph.edges(of: node) where communities[other] != best && !isQueued[other] {
        isQueued[other] = true
        queue.append(other)
      }
    }
    return communities
  }

  /// What rounding may make of no gain.
  private static let least = 1e-9

  /// Parts each community into well-connected pieces that gain most together.
  private func refined(_ communities: [Int], in graph: Graph) -> (parts: [Int], count: Int) {
    var parts = Array(0..<graph.count)
    var partSizes = graph.sizes
    var communitySizes: [Int: Double] = [:]
    for node in 0..<graph.count { communitySizes[communities[node], default: 0] += graph.sizes[node] }
    // Of each part the edges to the rest of its community.
    var outward = [Double](repeating: 0, count: graph.count)
    for node in 0..<graph.count {
      for (other, weight) in graph.edges(of: node) where communities[other] == communities[node] {
        outward[node] += weight
      }
    }
    var isAlone = [Bool](repeating: true, count: graph.count)
    var weights = [Double](repeating: 0, count: graph.count)
    func isWellConnected(_ part: Int, _ whole: Double) -> Bool {
      outward[part] >= resolution * partSizes[part] * (whole - partSizes[part]) - Self.least
    }
    for node in 0..<graph.count where isAlone[node] {
      let whole = communitySizes[communities[node]] ?? 0
      guard isWellConnected(node, whole) else { continue }
      var around: [Int] = []
      for (other, weight) in graph.edges(of: node) where communities[other] == communities[node] {
        if weights[parts[other]] == 0 { around.append(parts[other]) }
        weights[parts[other]] += weight
      }
      var (best, most) = (node, 0.0)
      for part in around.sorted() where part != node && isWellConnected(part, whole) {
        let gain = weights[part] - resolution * graph.sizes[node] * partSizes[part]
        if gain > most + Self.least || best == node && gain >= -Self.least { (best, most) = (part, gain) }
      }
      if best != node {
        outward[best] += outward[node] - 2 * weights[best]
        partSizes[best] += partSizes[node]
        parts[node] = best
        isAlone[best] = false
        isAlone[node] = false
      }
      for part in around { weights[part] = 0 }
    }
    let numbered = Self.numbered(parts)
    return (numbered, (numbered.max() ?? -1) + 1)
  }
}
