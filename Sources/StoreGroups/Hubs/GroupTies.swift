/// Which members of one group chains of owned values tie together, family by family: without the values of the family
/// itself, so that no value speaks for itself or for its like.
struct GroupTies {
  /// The place of each store among those in groups, or -1.
  private let places: [Int32]
  /// The group of each place.
  private let groups: [Int32]
  /// Where the stores of each group begin in ``members``, by its representative; one more than there are stores.
  private let memberStarts: [Int32]
  /// The stores of all groups, by group, ascending.
  private let members: [Int32]
  /// The chain of each place, by family.
  private let chains: [UInt8: [Int32]]

  /// What joining the holders of one value works in, used again for the next so that nothing is allocated.
  struct Room {
    fileprivate var touched: [(group: Int32, edge: Int)] = []
    fileprivate var sets = ReusableSets()
  }

  /// Ties within groups.
  ///
  /// - Parameters:
  ///   - graph: Who holds what.
  ///   - sets: The groups.
  ///   - families: The family of each value.
  ///   - isOwned: Whether a value is no hub.
  /// - Complexity: O(families × holdings).
  init(_ graph: HolderGraph, _ sets: inout UnionFind, families: [UInt8], isOwned: (Int) -> Bool) {
    var places = [Int32](repeating: -1, count: graph.storeCount)
    var groups: [Int32] = []
    for store in 0..<graph.storeCount {
      let root = sets.find(store)
      guard sets.size(ofRoot: root) > 1 else { continue }
      places[store] = Int32(truncatingIfNeeded: groups.count)
      groups.append(Int32(truncatingIfNeeded: root))
    }
    var last = [Int32](repeating: 0, count: graph.storeCount)
    var stamps = [Int32](repeating: -1, count: graph.storeCount)
    var chains: [UInt8: [Int32]] = [:]
    for family in Set(families).sorted() {
      var components = ConnectedComponents(nodeCount: groups.count)
      for value in 0..<graph.valueCount where families[value] != family && isOwned(value) {
        for edge in graph.edges(of: value) {
          let place = places[Int(graph.holders[edge])]
          guard place >= 0 else { continue }
          let group = Int(groups[Int(place)])
          if stamps[group] == value { components.join(UInt32(last[group]), UInt32(place)) }
          stamps[group] = Int32(truncatingIfNeeded: value)
          last[group] = place
        }
      }
      for store in stamps.indices { stamps[store] = -1 }
      chains[family] = components.representatives().map { Int32(truncatingIfNeeded: $0) }
    }
    self.groups = groups
    (memberStarts, members) = Self.byGroup(groups, places)
    self.places = places
    self.chains = chains
  }

  /// Joins the holders of a value whom chains within their group tie together.
  ///
  /// - Parameters:
  ///   - edges: The positions of the value's holders in the graph.
  ///   - family: The value's family, whose values count for nothing in large groups.
  ///   - holders: Sets of the holders, by their place among `edges`.
  ///   - room: Room to work in, that of the values before.
  ///   - isUsable: Whether a value may be part of a chain, in groups that are not large.
  /// - Complexity: O(h log h) for h holders, and the holdings of their groups, as far as those are not large.
  func join(
    _ edges: Range<Int>, of graph: HolderGraph, family: UInt8, _ holders: inout ReusableSets, in room: inout Room,
    along isUsable: (Int) -> Bool
  ) {
    // Nothing joins those who are one set already.
    if holders.largest == edges.count { return }
    room.touched.removeAll(keepingCapacity: true)
    for edge in edges {
      let place = places[Int(graph.holders[edge])]
      guard place >= 0 else { continue }
      if members(of: groups[Int(place)]).count > Self.largeGroup {
        if let chain = chains[family]?[Int(place)] { holders.join(edge - edges.lowerBound, to: chain) }
      } else {
        room.touched.append((groups[Int(place)], edge))
      }
    }
    room.touched.sort { $0 < $1 }
    var first = 0
    while first < room.touched.count {
      let group = room.touched[first].group
      var last = first + 1
      while last < room.touched.count, room.touched[last].group == group { last += 1 }
      if !areOne(room.touched[first..<last], from: edges.lowerBound, &holders) {
        join(
          room.touched[first..<last], of: members(of: group), from: edges.lowerBound, graph, &room.sets, &holders,
          isUsable)
      }
      first = last
    }
  }

  /// Whether holders are in one set already, so that nothing of their group could join them.
  private func areOne(
    _ touched: ArraySlice<(group: Int32, edge: Int)>, from start: Int, _ holders: inout ReusableSets
  ) -> Bool {
    let root = holders.find(touched[touched.startIndex].edge - start)
    return touched.dropFirst().allSatisfy { holders.find($0.edge - start) == root }
  }

  /// Joins those of a value's holders who are members of one group, `stores`, ascending.
  private func join(
    _ touched: ArraySlice<(group: Int32, edge: Int)>, of stores: Range<Int>, from start: Int, _ graph: HolderGraph,
    _ sets: inout ReusableSets, _ holders: inout ReusableSets, _ isUsable: (Int) -> Bool
  ) {
    sets.reset(count: stores.count)
    for place in stores {
      for position in graph.held(by: Int(members[place])) where isUsable(Int(graph.heldValues[position])) {
        sets.join(place - stores.lowerBound, to: graph.heldValues[position])
      }
    }
    var place = stores.lowerBound
    for (_, edge) in touched {
      // Holders ascend, as members do.
      while members[place] != graph.holders[edge] { place += 1 }
      // A place of the group that no other group has.
      let first = stores.lowerBound + sets.find(place - stores.lowerBound)
      holders.join(edge - start, to: places[Int(members[first])])
    }
  }

  /// The stores of a group, as positions in ``members``.
  private func members(of group: Int32) -> Range<Int> {
    Int(memberStarts[Int(group)])..<Int(memberStarts[Int(group) + 1])
  }

  /// Groups of more stores are looked at family by family, once, rather than value by value.
  private static let largeGroup = 256

  private static func byGroup(_ groups: [Int32], _ places: [Int32]) -> (starts: [Int32], members: [Int32]) {
    var starts = [Int32](repeating: 0, count: places.count + 2)
    for group in groups { starts[Int(group) + 2] += 1 }
    for group in places.indices { starts[group + 2] += starts[group + 1] }
    var members = [Int32](repeating: 0, count: groups.count)
    for (store, place) in places.enumerated() where place >= 0 {
      let group = Int(groups[Int(place)])
      members[Int(starts[group + 1])] = Int32(truncatingIfNeeded: store)
      starts[group + 1] += 1
    }
    return (starts, members)
  }
}
