/// Which members of one group chains of owned values tie together, family by family: without the values of the family
/// itself, so that no value speaks for itself or for its like.
struct GroupTies {
  /// The place of each store among those in groups, or -1.
  private let places: [Int32]
  /// The group of each place.
  private let groups: [Int32]
  /// The stores of each group.
  private let members: [Int32: [Int32]]
  /// The chain of each place, by family.
  private let chains: [UInt8: [Int32]]

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
      var members = UnionFind(count: groups.count)
      for value in 0..<graph.valueCount where families[value] != family && isOwned(value) {
        for edge in graph.edges(of: value) {
          let place = places[Int(graph.holders[edge])]
          guard place >= 0 else { continue }
          let group = Int(groups[Int(place)])
          if stamps[group] == value { members.union(Int(last[group]), Int(place)) }
          stamps[group] = Int32(truncatingIfNeeded: value)
          last[group] = place
        }
      }
      for store in stamps.indices { stamps[store] = -1 }
      chains[family] = groups.indices.map { Int32(truncatingIfNeeded: members.find($0)) }
    }
    self.groups = groups
    self.members = Self.byGroup(groups, places)
    self.places = places
    self.chains = chains
  }

  /// Joins the holders of a value whom chains within their group tie together.
  ///
  /// - Parameters:
  ///   - edges: The positions of the value's holders in the graph.
  ///   - family: The value's family, whose values count for nothing in large groups.
  ///   - holders: Sets of the holders, by their place among `edges`.
  ///   - isUsable: Whether a value may be part of a chain, in groups that are not large.
  /// - Complexity: O(holdings of the groups, as far as they are not large).
  func join(
    _ edges: Range<Int>, of graph: HolderGraph, family: UInt8, _ holders: inout ReusableSets,
    along isUsable: (Int) -> Bool
  ) {
    var touched: [Int32] = []
    for edge in edges {
      let place = places[Int(graph.holders[edge])]
      guard place >= 0 else { continue }
      if (members[groups[Int(place)]]?.count ?? 0) > Self.largeGroup {
        if let chain = chains[family]?[Int(place)] { holders.join(edge - edges.lowerBound, to: chain) }
      } else {
        touched.append(groups[Int(place)])
      }
    }
    touched.sort()
    for (position, group) in touched.enumerated()
    where (position == 0 || touched[position - 1] != group) && position + 1 < touched.count
      && touched[position + 1] == group
    {
      joinWithin(members[group] ?? [], edges, of: graph, &holders, along: isUsable)
    }
  }

  private func joinWithin(
    _ stores: [Int32], _ edges: Range<Int>, of graph: HolderGraph, _ holders: inout ReusableSets,
    along isUsable: (Int) -> Bool
  ) {
    var sets = ReusableSets()
    sets.reset(count: stores.count)
    for (number, store) in stores.enumerated() {
      for position in graph.held(by: Int(store)) where isUsable(Int(graph.heldValues[position])) {
        sets.join(number, to: graph.heldValues[position])
      }
    }
    for edge in edges {
      let store = graph.holders[edge]
      guard let number = stores.firstIndex(of: store) else { continue }
      // A place of the group that no other group has.
      holders.join(edge - edges.lowerBound, to: places[Int(stores[sets.find(number)])])
    }
  }

  /// Groups of more stores are looked at family by family, once, rather than value by value.
  private static let largeGroup = 256

  private static func byGroup(_ groups: [Int32], _ places: [Int32]) -> [Int32: [Int32]] {
    var members: [Int32: [Int32]] = [:]
    for (store, place) in places.enumerated() where place >= 0 {
      members[groups[Int(place)], default: []].append(Int32(truncatingIfNeeded: store))
    }
    return members
  }
}
