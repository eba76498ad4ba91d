/// How the evidence leads from one store to another: the chain of links whose weakest link is as strong as can be.
public struct EvidenceChain: Hashable, Sendable {
  /// The stores along the chain, from the one asked for first to the other.
  public let stores: [Int]
  /// The links between them, in the same order; one fewer than stores.
  public let links: [StoreLink]

  /// The weight of the weakest link, natural log-odds: how much the whole chain bears.
  public var bottleneck: Double { links.map(\.weight).min() ?? .infinity }

  /// The chain between two stores with the strongest weakest link.
  ///
  /// It is their path in a maximum spanning forest (Hu, "The maximum capacity route problem", 1961); among equal links
  /// the one between lower indexes comes first, so that the answer is always the same.
  ///
  /// - Returns: `nil` when no links lead from one to the other, or both are one store.
  /// - Complexity: O(links · log links).
  static func strongest(from start: Int, to end: Int, along links: [StoreLink]) -> EvidenceChain? {
    guard start != end else { return nil }
    var numbers: [Int: Int] = [:]
    var stores: [Int] = []
    for link in links {
      for store in [link.a, link.b] where numbers[store] == nil {
        numbers[store] = stores.count
        stores.append(store)
      }
    }
    guard let from = numbers[start], let to = numbers[end] else { return nil }
    var sets = UnionFind(count: stores.count)
    var neighbours = [[(node: Int, link: Int)]](repeating: [], count: stores.count)
    let order = links.indices.sorted { StoreLink.isStronger(links[$0], links[$1]) }
    for index in order {
      guard let a = numbers[links[index].a], let b = numbers[links[index].b], sets.union(a, b) else { continue }
      neighbours[a].append((b, index))
      neighbours[b].append((a, index))
    }
    var arrivals = [(node: Int, link: Int)?](repeating: nil, count: stores.count)
    var queue = [from]
    var next = 0
    while next < queue.count, arrivals[to] == nil {
      let node = queue[next]
      next += 1
      for (other, link) in neighbours[node] where other != from && arrivals[other] == nil {
        arrivals[other] = (node, link)
        queue.append(other)
      }
    }
    var path = [end]
    var taken: [StoreLink] = []
    var node = to
    while let arrival = arrivals[node] {
      taken.append(links[arrival.link])
      path.append(stores[arrival.node])
      node = arrival.node
    }
    guard node == from else { return nil }
    return EvidenceChain(stores: path.reversed(), links: taken.reversed())
  }
}
