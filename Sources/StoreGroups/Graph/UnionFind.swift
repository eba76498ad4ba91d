/// Disjoint sets with union by size and path halving (Tarjan, van Leeuwen 1984), whose members can be walked.
struct UnionFind: Sendable {
  private var parents: [Int32]
  private var sizes: [Int32]
  /// Each member's successor in a ring through its set.
  private var successors: [Int32]

  /// Sets of one member each.
  init(count: Int) {
    parents = (0..<count).map { Int32(truncatingIfNeeded: $0) }
    successors = parents
    sizes = [Int32](repeating: 1, count: count)
  }

  /// The representative of a member's set.
  ///
  /// - Complexity: O(α(n)), amortised.
  mutating func find(_ member: Int) -> Int {
    var current = Int32(truncatingIfNeeded: member)
    while parents[Int(current)] != current {
      parents[Int(current)] = parents[Int(parents[Int(current)])]
      current = parents[Int(current)]
    }
    return Int(current)
  }

  /// The representative of a member's set, found without shortening the way to it.
  ///
  /// - Complexity: O(log n).
  func root(of member: Int) -> Int {
    var current = Int(parents[member])
    while Int(parents[current]) != current { current = Int(parents[current]) }
    return current
  }

  /// The number of members of the set that a representative stands for.
  func size(ofRoot root: Int) -> Int { Int(sizes[root]) }

  /// Joins the sets of two members.
  ///
  /// - Returns: Whether they were apart.
  @discardableResult mutating func union(_ a: Int, _ b: Int) -> Bool {
    var (a, b) = (find(a), find(b))
    guard a != b else { return false }
    // By size, then by index, so that the representative does not depend on who asks.
    if sizes[a] < sizes[b] || (sizes[a] == sizes[b] && b < a) { swap(&a, &b) }
    parents[b] = Int32(truncatingIfNeeded: a)
    sizes[a] += sizes[b]
    successors.swapAt(a, b)
    return true
  }

  /// The members of a member's set, ascending.
  ///
  /// - Complexity: O(m log m) for m members.
  func members(with member: Int) -> [Int] {
    var members = [member]
    var next = Int(successors[member])
    while next != member {
      members.append(next)
      next = Int(successors[next])
    }
    return members.sorted()
  }
}
