/// Finds links whose removal splits a group.
///
/// Tarjan, "A note on finding the bridges of a graph" (1974), without recursion, so that a group of 50,000 does not
/// exhaust the stack. Two links between the same stores are no bridge.
public enum Bridges {
  /// The positions in `links` of the links whose removal splits their group, ascending.
  ///
  /// - Complexity: O(links).
  public static func find(in links: [StoreLink]) -> [Int] {
    var numbers: [Int: Int] = [:]
    let pairs = links.map { link in
      let ends = [link.a, link.b].map { store in
        let number = numbers[store] ?? numbers.count
        numbers[store] = number
        return number
      }
      return (ends[0], ends[1])
    }
    return find(in: pairs, count: numbers.count)
  }

  /// The positions in `links` of the bridges, ascending.
  ///
  /// - Parameters:
  ///   - links: Pairs of nodes, 0 up to `count`.
  ///   - count: The number of nodes.
  /// - Complexity: O(nodes + links).
  static func find(in links: [(Int, Int)], count: Int) -> [Int] {
    var starts = [Int](repeating: 0, count: count + 1)
    for (a, b) in links {
      starts[a + 1] += 1
      starts[b + 1] += 1
    }
    for node in 0..<count { starts[node + 1] += starts[node] }
    var incident = [Int](repeating: 0, count: links.count * 2)
    var next = starts
    for (link, (a, b)) in links.enumerated() {
      incident[next[a]] = link
      next[a] += 1
      incident[next[b]] = link
      next[b] += 1
    }
    next = starts
    var entered = [Int](repeating: -1, count: count)
    var lowest = entered
    var clock = 0
    var bridges: [Int] = []
    for root in 0..<count where entered[root] < 0 {
      var path: [(node: Int, link: Int)] = [(root, -1)]
      entered[root] = clock
      lowest[root] = clock
      clock += 1
      while let (node, link) = path.last {
        if next[node] < starts[node + 1] {
          let taken = incident[next[node]]
          next[node] += 1
          guard taken != link else { continue }
          let other = links[taken].0 == node ? links[taken].1 : links[taken].0
          if entered[other] >= 0 {
            lowest[node] = min(lowest[node], entered[other])
          } else {
            entered[other] = clock
            lowest[other] = clock
            clock += 1
            path.append((other, taken))
          }
        } else {
          path.removeLast()
          guard let parent = path.last else { break }
          lowest[parent.node] = min(lowest[parent.node], lowest[node])
          if lowest[node] > entered[parent.node] { bridges.append(link) }
        }
      }
    }
    return bridges.sorted()
  }
}
