/// Which groups of an earlier scan live on in which of this one.
///
/// A group lives on in the group that holds more than half of those of its stores that the market still has. Where
/// several live on in one, the one with most stores there gives its id; of equals, the one whose oldest store there
/// opened first; then the one with the smallest id. So ids change only where a group falls into halves, or a smaller
/// group is swallowed by a larger.
public struct GroupLineage: Sendable {
  /// The id of each group of this scan, in order of the groups given.
  public let ids: [String]
  /// What happened: of the groups of this scan in order, then of those that are no more, by id.
  public let events: [LineageEvent]

  /// A group of this scan, as far as its lineage needs to know it.
  public struct Member: Sendable {
    /// The id that it would have if there had been no earlier scan.
    let id: String
    /// The ids of its stores, with the number of the day on which each opened.
    let stores: [(id: String, opened: Int?)]
  }

  /// The lineage of groups.
  ///
  /// - Parameters:
  ///   - groups: The groups of this scan, each store in one at most.
  ///   - earlier: The groups of the earlier scan. Of two with one id, or that both hold a store, the first counts.
  ///   - isInMarket: Whether a store is in this scan's market.
  /// - Complexity: O(stores · log stores).
  init(of groups: [Member], after earlier: [EarlierGroup], isInMarket: (String) -> Bool) {
    let earlier = Self.distinct(earlier)
    var groupOfStore: [String: Int] = [:]
    for (number, group) in groups.enumerated() {
      for store in group.stores { groupOfStore[store.id] = number }
    }
    // Of each earlier group, how many stores each group of now holds.
    let overlaps = earlier.map { group in
      group.stores.reduce(into: [Int: Int]()) { counts, store in
        if let now = groupOfStore[store] { counts[now, default: 0] += 1 }
      }
    }
    let surviving = earlier.map { $0.stores.count(where: isInMarket) }
    var claims = [[Int]](repeating: [], count: groups.count)
    for (number, overlap) in overlaps.enumerated() {
      for (now, count) in overlap where 2 * count > surviving[number] { claims[now].append(number) }
    }
    let taken = Set(earlier.map(\.id))
    var heirs: [Int?] = []
    var ids: [String] = []
    for (now, group) in groups.enumerated() {
      let opened = Dictionary(group.stores.map { ($0.id, $0.opened ?? Int.max) }, uniquingKeysWith: min)
      func oldest(_ number: Int) -> Int { earlier[number].stores.compactMap { opened[$0] }.min() ?? Int.max }
      let heir = claims[now].min { a, b in
        let (x, y) = (overlaps[a][now] ?? 0, overlaps[b][now] ?? 0)
        if x != y { return x > y }
        let (s, t) = (oldest(a), oldest(b))
        return s != t ? s < t : earlier[a].id < earlier[b].id
      }
      heirs.append(heir)
      ids.append(heir.map { earlier[$0].id } ?? Self.unused(group.id, taken))
    }
    self.ids = ids
    events =
      groups.indices.flatMap { now in
        Self.events(
          of: groups[now].stores.map(\.id).sorted(), id: ids[now], heir: heirs[now].map { earlier[$0] },
          sources: overlaps.indices.filter { overlaps[$0][now] != nil }.map { earlier[$0].id },
          merged: claims[now].map { earlier[$0].id }, isInMarket: isInMarket)
      }
      + earlier.indices.sorted { earlier[$0].id < earlier[$1].id }.flatMap { number in
        Self.events(
          after: earlier[number], overlaps[number].keys.sorted().map { ids[$0] },
          livesOn: claims.contains { $0.contains(number) }, isInMarket: isInMarket)
      }
  }

  private static func distinct(_ earlier: [EarlierGroup]) -> [EarlierGroup] {
    var ids: Set<String> = []
    var stores: Set<String> = []
    return earlier.compactMap { group in
      guard ids.insert(group.id).inserted else { return nil }
      let own = group.stores.filter { stores.insert($0).inserted }
      return own.isEmpty ? nil : EarlierGroup(id: group.id, stores: own)
    }
  }

  /// An id that no earlier group had.
  private static func unused(_ id: String, _ taken: Set<String>) -> String {
    guard taken.contains(id) else { return id }
    var number = 2
    while taken.contains("\(id)-\(number)") { number += 1 }
    return "\(id)-\(number)"
  }

  private static func events(
    of stores: [String], id: String, heir: EarlierGroup?, sources: [String], merged: [String],
    isInMarket: (String) -> Bool
  ) -> [LineageEvent] {
    guard let heir else {
      return [LineageEvent(kind: .new, group: id, others: sources.sorted(), joined: stores, left: [], gone: [])]
    }
    let (before, now) = (Set(heir.stores), Set(stores))
    let lost = heir.stores.filter { !now.contains($0) }.sorted()
    let joined = stores.filter { !before.contains($0) }
    guard !lost.isEmpty || !joined.isEmpty else { return [] }
    return [
      LineageEvent(
        kind: merged.count > 1 ? .merged : .changed, group: id,
        others: [heir.id] + sources.filter { $0 != heir.id }.sorted(), joined: joined,
        left: lost.filter(isInMarket), gone: lost.filter { !isInMarket($0) })
    ]
  }

  private static func events(
    after earlier: EarlierGroup, _ heirs: [String], livesOn: Bool, isInMarket: (String) -> Bool
  ) -> [LineageEvent] {
    let gone = earlier.stores.filter { !isInMarket($0) }.sorted()
    if heirs.count > 1 {
      return [LineageEvent(kind: .split, group: earlier.id, others: heirs, joined: [], left: [], gone: gone)]
    }
    guard !livesOn else { return [] }
    return [
      LineageEvent(
        kind: .dissolved, group: earlier.id, others: heirs, joined: [],
        left: earlier.stores.filter(isInMarket).sorted(), gone: gone)
    ]
  }
}
