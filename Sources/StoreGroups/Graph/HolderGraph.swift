/// Who holds what: stores on one side, shared values on the other, in compressed sparse rows both ways.
///
/// Only values with two holders or more are in it. Values are numbered by space and hash, stores by their index in the
/// market, so that nothing depends on the order in which feeds were read.
struct HolderGraph: Sendable {
  /// The number of stores.
  let storeCount: Int
  /// The space of each value.
  let spaces: [ValueSpace]
  /// Where each value's holders begin in ``holders``; one more than there are values.
  let holderStarts: [Int]
  /// Holders by value, ascending.
  let holders: [Int32]
  /// In which roles each holder holds the value.
  let roles: [HolderRole]
  /// Where each store's entries begin in ``heldValues`` and ``heldEdges``; one more than there are stores.
  let heldStarts: [Int]
  /// Values by store, ascending.
  let heldValues: [Int32]
  /// The position in ``holders`` of each entry of ``heldValues``.
  let heldEdges: [Int32]
  /// For each store, bit by space, whether it holds a value of its own that no other store holds.
  let ownSpaces: [UInt16]
  /// Stores that hold more values of one space than are looked at.
  let capped: [CappedRegistration]

  /// The number of values.
  var valueCount: Int { spaces.count }

  /// The positions in ``holders`` of a value's holders.
  func edges(of value: Int) -> Range<Int> { holderStarts[value]..<holderStarts[value + 1] }

  /// The positions in ``heldValues`` of a store's values.
  func held(by store: Int) -> Range<Int> { heldStarts[store]..<heldStarts[store + 1] }

  /// Whether a store registered something that another did, too.
  func sharesRegistration(_ store: Int) -> Bool {
    held(by: store).contains { spaces[Int(heldValues[$0])] != .copies }
  }

  /// The number of stores that hold a value.
  func holderCount(of value: Int) -> Int { holderStarts[value + 1] - holderStarts[value] }

  /// Whether a store holds a value.
  ///
  /// - Complexity: O(log n) for n values that the store holds.
  func holds(_ value: Int, store: Int) -> Bool {
    let held = held(by: store)
    var (low, high) = (held.lowerBound, held.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if Int(heldValues[middle]) < value { low = middle + 1 } else { high = middle }
    }
    return low < held.upperBound && Int(heldValues[low]) == value
  }

  /// Whether a store holds a value of a space that no other store holds.
  func hasOwn(_ space: ValueSpace, store: Int) -> Bool { ownSpaces[store] & 1 << UInt16(space.rawValue) != 0 }

  /// Whether a store holds any value of a space.
  ///
  /// - Complexity: O(values that the store holds).
  func says(_ space: ValueSpace, store: Int) -> Bool {
    hasOwn(space, store: store) || held(by: store).contains { spaces[Int(heldValues[$0])] == space }
  }

  /// The kind of tie that stands for a value in the hub model: what most of its holders hold it as.
  func modelKind(of value: Int) -> TieKind {
    let range = edges(of: value)
    var votes = 0
    for edge in range where spaces[value].tieKind(roles[edge], roles[edge]) != spaces[value].tieKind([], []) {
      votes += 1
    }
    let special: HolderRole = [.account, .logistics]
    return votes * 2 > range.count ? spaces[value].tieKind(special, special) : spaces[value].tieKind([], [])
  }

  /// A graph of holdings.
  ///
  /// - Parameters:
  ///   - storeCount: The number of stores.
  ///   - spaces: The space of each value, ascending.
  ///   - holderStarts: Where each value's holders begin; one more than `spaces`.
  ///   - holders: Holders by value, ascending and distinct within a value.
  ///   - roles: Roles, parallel to `holders`.
  ///   - ownSpaces: For each store the spaces in which it holds a value of its own, bit by space.
  ///   - limit: The most values of one space that are looked at for one store; those with the fewest holders are kept.
  /// - Complexity: O(stores + holdings).
  init(
    storeCount: Int, spaces: [ValueSpace], holderStarts: [Int], holders: [Int32], roles: [HolderRole],
    ownSpaces: [UInt16], valuesPerSpace limit: Int
  ) {
    self.storeCount = storeCount
    self.spaces = spaces
    self.holderStarts = holderStarts
    self.holders = holders
    self.roles = roles
    self.ownSpaces = ownSpaces
    var starts = [Int](repeating: 0, count: storeCount + 1)
    for store in holders { starts[Int(store) + 1] += 1 }
    for store in 0..<storeCount { starts[store + 1] += starts[store] }
    var values = [Int32](repeating: 0, count: holders.count)
    var edges = values
    var next = starts
    for value in spaces.indices {
      for edge in holderStarts[value]..<holderStarts[value + 1] {
        let store = Int(holders[edge])
        values[next[store]] = Int32(truncatingIfNeeded: value)
        edges[next[store]] = Int32(truncatingIfNeeded: edge)
        next[store] += 1
      }
    }
    var capped: [CappedRegistration] = []
    if (0..<storeCount).contains(where: { starts[$0 + 1] - starts[$0] > limit }) {
      Self.cap(
        &starts, &values, &edges, &capped, spaces: spaces, limit: limit,
        holderCount: { holderStarts[$0 + 1] - holderStarts[$0] })
    }
    self.heldStarts = starts
    self.heldValues = values
    self.heldEdges = edges
    self.capped = capped
  }

  private static func cap(
    _ starts: inout [Int], _ values: inout [Int32], _ edges: inout [Int32], _ capped: inout [CappedRegistration],
    spaces: [ValueSpace], limit: Int, holderCount: (Int) -> Int
  ) {
    var kept = 0
    var start = 0
    for store in 0..<(starts.count - 1) {
      let end = starts[store + 1]
      var first = start
      starts[store] = kept
      while first < end {
        let space = spaces[Int(values[first])]
        var last = first
        while last < end, spaces[Int(values[last])] == space { last += 1 }
        var chosen = Array(first..<last)
        if chosen.count > limit {
          capped.append(
            CappedRegistration(store: store, kind: space.tieKind([], []), values: chosen.count, examined: limit))
          chosen.sort {
            let (a, b) = (holderCount(Int(values[$0])), holderCount(Int(values[$1])))
            return a != b ? a < b : $0 < $1
          }
          chosen.removeLast(chosen.count - limit)
          chosen.sort()
        }
        for position in chosen {
          values[kept] = values[position]
          edges[kept] = edges[position]
          kept += 1
        }
        first = last
      }
      start = end
    }
    starts[starts.count - 1] = kept
    values.removeLast(values.count - kept)
    edges.removeLast(edges.count - kept)
  }
}
