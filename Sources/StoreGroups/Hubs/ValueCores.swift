/// Finds values that hold one another together: a controller who spreads several telephones, mailboxes, accounts and
/// rooms over his stores at random leaves any two stores little in common, and yet every one of these things stands
/// beside many of the others somewhere.
///
/// Two values are neighbours when some store holds both. Strangers meet by chance, so that among their hubs neighbours are
/// few, and what an agent lends is a handful, one of each kind. Sought are therefore the values that remain when all with
/// fewer than ``leastNeighbours`` neighbours of other kinds are taken away, again and again (the k-core; Seidman, "Network
/// structure and minimum degree", 1983), and those of which half of the holders hold nothing else that is left, as far as what hangs together has two values of two kinds at least and something
/// that is an owner's own. A sparse random graph has no such core below a mean degree of 3.35 (Pittel, Spencer, Wormald
/// 1996).
struct ValueCores {
  /// Neighbours that each value of a core has in it.
  static let leastNeighbours = 3
  /// Share of the holders of each value of a core who hold another of it.
  static let leastShare = 0.5
  /// Share of a neighbour's holders from which on nearly all hold a value as well.
  static let shareInDesk = 0.8
  /// Stores that hold more of the values looked at say nothing: whoever registers everything is beside everything.
  static let mostValuesOfStore = 16

  /// Whether each value is in a core.
  let isInCore: [Bool]

  /// Finds the cores among the values with no more than `limit` holders.
  ///
  /// - Parameters:
  ///   - isUsable: Whether a value may be part of a core.
  ///   - isOwn: Whether a value is of a kind that is an owner's own.
  /// - Complexity: O(stores × the square of ``mostValuesOfStore``) and sorting the pairs.
  init(_ graph: HolderGraph, limit: Int, isUsable: (Int) -> Bool, isOwn: (Int) -> Bool) {
    let (starts, neighbours, common) = Self.neighbours(graph, limit: limit, isUsable: isUsable)
    var degrees = (0..<graph.valueCount).map { starts[$0 + 1] - starts[$0] }
    var isLeft = degrees.map { $0 > 0 }
    var removed = (0..<graph.valueCount).filter { value in
      guard isLeft[value] else { return false }
      return degrees[value] < Self.leastNeighbours
        || !isOwn(value) && Self.isDesk(value, graph, starts, neighbours, common)
    }
    while !removed.isEmpty {
      for value in removed { isLeft[value] = false }
      while let value = removed.popLast() {
        for position in starts[value]..<starts[value + 1] {
          let other = Int(neighbours[position])
          guard isLeft[other] else { continue }
          degrees[other] -= 1
          if degrees[other] < Self.leastNeighbours {
            isLeft[other] = false
            removed.append(other)
          }
        }
      }
      removed = Self.mostlyStrangers(isLeft, graph)
    }
    isInCore = Self.qualified(isLeft, graph, starts, neighbours, isOwn)
  }

  /// Whether the holders of most neighbours of a value all hold it: an agent's desk, in which whole rings sit, and not
  /// one of the rooms over which a controller spreads his stores.
  private static func isDesk(
    _ value: Int, _ graph: HolderGraph, _ starts: [Int], _ neighbours: [Int32], _ common: [Int32]
  ) -> Bool {
    let own = starts[value]..<starts[value + 1]
    let inside = own.count { position in
      Double(common[position]) >= shareInDesk * Double(graph.holderCount(of: Int(neighbours[position])))
    }
    return inside * 2 > own.count
  }

  /// Those of the values left of whose holders too few hold another of another space: an agent's, which a ring uses
  /// beside his other clients.
  private static func mostlyStrangers(_ isLeft: [Bool], _ graph: HolderGraph) -> [Int] {
    isLeft.indices.filter { value in
      guard isLeft[value] else { return false }
      let held = graph.edges(of: value).count { edge in
        graph.held(by: Int(graph.holders[edge])).contains { position in
          let other = Int(graph.heldValues[position])
          return isLeft[other] && graph.spaces[other] != graph.spaces[value]
        }
      }
      return Double(held) < leastShare * Double(graph.holderCount(of: value))
    }
  }

  /// Pairs of values of different spaces that a store holds both of, as rows.
  private static func neighbours(
    _ graph: HolderGraph, limit: Int, isUsable: (Int) -> Bool
  ) -> (starts: [Int], neighbours: [Int32], common: [Int32]) {
    var pairs: [UInt64] = []
    var held: [Int32] = []
    for store in 0..<graph.storeCount {
      held.removeAll(keepingCapacity: true)
      for position in graph.held(by: store) {
        let value = graph.heldValues[position]
        if graph.holderCount(of: Int(value)) <= limit, isUsable(Int(value)) { held.append(value) }
      }
      guard held.count > 1, held.count <= mostValuesOfStore else { continue }
      for (place, a) in held.enumerated() {
        for b in held[..<place] where graph.spaces[Int(a)] != graph.spaces[Int(b)] {
          pairs.append(UInt64(a) << 32 | UInt64(b))
          pairs.append(UInt64(b) << 32 | UInt64(a))
        }
      }
    }
    pairs.sort()
    var starts = [Int](repeating: 0, count: graph.valueCount + 1)
    var (neighbours, common): ([Int32], [Int32]) = ([], [])
    for (position, pair) in pairs.enumerated() {
      if position > 0, pairs[position - 1] == pair {
        common[common.count - 1] += 1
        continue
      }
      starts[Int(pair >> 32) + 1] += 1
      neighbours.append(Int32(truncatingIfNeeded: pair & 0xffff_ffff))
      common.append(1)
    }
    for value in 0..<graph.valueCount { starts[value + 1] += starts[value] }
    return (starts, neighbours, common)
  }

  /// The values of those cores that no agent can have lent.
  private static func qualified(
    _ isLeft: [Bool], _ graph: HolderGraph, _ starts: [Int], _ neighbours: [Int32], _ isOwn: (Int) -> Bool
  ) -> [Bool] {
    var qualified = [Bool](repeating: false, count: isLeft.count)
    var isSeen = [Bool](repeating: false, count: isLeft.count)
    for first in isLeft.indices where isLeft[first] && !isSeen[first] {
      var members = [first]
      isSeen[first] = true
      var next = 0
      while next < members.count {
        for position in starts[members[next]]..<starts[members[next] + 1] {
          let other = Int(neighbours[position])
          guard isLeft[other], !isSeen[other] else { continue }
          isSeen[other] = true
          members.append(other)
        }
        next += 1
      }
      var counts: [ValueSpace: Int] = [:]
      for value in members { counts[graph.spaces[value], default: 0] += 1 }
      guard counts.values.count(where: { $0 > 1 }) > 1, members.contains(where: isOwn) else { continue }
      for value in members { qualified[value] = true }
    }
    return qualified
  }
}
