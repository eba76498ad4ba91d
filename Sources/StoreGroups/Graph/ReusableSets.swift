/// Small disjoint sets that are filled anew for each value of a market without allocating.
struct ReusableSets {
  private var parents: [Int32] = []
  private var sizes: [Int32] = []
  private var firstWithKey: [Int32: Int32] = [:]
  /// The size of the largest set.
  private(set) var largest = 0

  init() {}

  /// Makes `count` sets of one member each.
  mutating func reset(count: Int) {
    parents.removeAll(keepingCapacity: true)
    sizes.removeAll(keepingCapacity: true)
    if !firstWithKey.isEmpty { firstWithKey.removeAll(keepingCapacity: true) }
    for member in 0..<count {
      parents.append(Int32(truncatingIfNeeded: member))
      sizes.append(1)
    }
    largest = min(count, 1)
  }

  /// The representative of a member's set.
  mutating func find(_ member: Int) -> Int {
    var current = member
    while Int(parents[current]) != current {
      parents[current] = parents[Int(parents[current])]
      current = Int(parents[current])
    }
    return current
  }

  /// The number of members of the set that a representative stands for.
  func size(of root: Int) -> Int { Int(sizes[root]) }

  /// Joins the sets of two members.
  mutating func union(_ a: Int, _ b: Int) {
    let (a, b) = (find(a), find(b))
    guard a != b else { return }
    let (root, other) = sizes[a] > sizes[b] || (sizes[a] == sizes[b] && a < b) ? (a, b) : (b, a)
    parents[other] = Int32(truncatingIfNeeded: root)
    sizes[root] += sizes[other]
    largest = max(largest, Int(sizes[root]))
  }

  /// Joins a member to all that were joined to the same key.
  mutating func join(_ member: Int, to key: Int32) {
    if let first = firstWithKey[key] {
      union(Int(first), member)
    } else {
      firstWithKey[key] = Int32(truncatingIfNeeded: member)
    }
  }
}
