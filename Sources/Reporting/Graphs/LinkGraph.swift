import StoreGroups

/// What the shape of a group's links shows.
enum LinkGraph {
  /// The places of the links that alone hold two parts of their group together, ascending.
  ///
  /// Schmidt, "A simple test on 2-vertex- and 2-edge-connectivity" (2013): after a depth-first search, what no chain
  /// from a back edge covers is a bridge. Two links between the same stores are no bridge.
  ///
  /// - Complexity: O(stores + links).
  static func bridges(of links: [StoreLink]) -> [Int] {
    var numbers: [Int: Int] = [:]
    for link in links {
      for store in [link.a, link.b] where numbers[store] == nil { numbers[store] = numbers.count }
    }
    let ends = links.map { (numbers[$0.a] ?? 0, numbers[$0.b] ?? 0) }
    var incident = [[Int]](repeating: [], count: numbers.count)
    for (index, (a, b)) in ends.enumerated() {
      incident[a].append(index)
      if a != b { incident[b].append(index) }
    }
    var order = [Int](repeating: -1, count: numbers.count)
    var parentLink = order
    var visited: [Int] = []
    for root in 0..<numbers.count where order[root] < 0 {
      var next = [(root, 0)]
      order[root] = visited.count
      visited.append(root)
      while let (node, tried) = next.last {
        guard tried < incident[node].count else {
          next.removeLast()
          continue
        }
        next[next.count - 1].1 += 1
        let link = incident[node][tried]
        let other = ends[link].0 == node ? ends[link].1 : ends[link].0
        guard order[other] < 0 else { continue }
        order[other] = visited.count
        parentLink[other] = link
        visited.append(other)
        next.append((other, 0))
      }
    }
    var isCovered = [Bool](repeating: false, count: links.count)
    var isOnChain = [Bool](repeating: false, count: numbers.count)
    for start in visited {
      for link in incident[start] {
        var node = ends[link].0 == start ? ends[link].1 : ends[link].0
        guard parentLink[node] != link, order[node] >= order[start] else { continue }
        isCovered[link] = true
        isOnChain[start] = true
        while !isOnChain[node] {
          isOnChain[node] = true
          let up = parentLink[node]
          guard up >= 0 else { break }
          isCovered[up] = true
          node = ends[up].0 == node ? ends[up].1 : ends[up].0
        }
      }
    }
    return links.indices.filter { !isCovered[$0] }
  }
}
