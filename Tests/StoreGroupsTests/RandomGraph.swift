/// A random graph, and slow, obvious answers about it.
struct RandomGraph {
  let count: Int
  let links: [(Int, Int)]

  init(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let count = Int.random(in: 2...14, using: &random)
    self.count = count
    links = (0..<Int.random(in: 0...20, using: &random)).compactMap { _ in
      let (a, b) = (Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random))
      return a == b ? nil : (min(a, b), max(a, b))
    }
  }

  /// The lowest node that each node can reach, found by relabelling until nothing changes.
  func components(without omitted: Int? = nil) -> [Int] {
    var labels = Array(0..<count)
    var changed = true
    while changed {
      changed = false
      for (position, (a, b)) in links.enumerated() where position != omitted && labels[a] != labels[b] {
        let label = min(labels[a], labels[b])
        labels[a] = label
        labels[b] = label
        changed = true
      }
    }
    return labels
  }
}
