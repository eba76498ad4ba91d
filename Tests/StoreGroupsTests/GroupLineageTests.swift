import Testing

@testable import StoreGroups

@Suite struct GroupLineageTests {
  private static func lineage(
    _ groups: [[String]], after earlier: [String: [String]], gone: Set<String> = [], opened: [String: Int] = [:]
  ) -> GroupLineage {
    let members = groups.map { stores in
      GroupLineage.Member(id: "n-" + stores.joined(), stores: stores.map { ($0, opened[$0]) })
    }
    return GroupLineage(
      of: members, after: earlier.keys.sorted().map { EarlierGroup(id: $0, stores: earlier[$0] ?? []) }
    ) { !gone.contains($0) }
  }

  @Test func `the same groups keep their ids, and nothing happened`() {
    let lineage = Self.lineage([["a", "b"], ["c", "d"]], after: ["1": ["b", "a"], "2": ["c", "d"]])
    #expect(lineage.ids == ["1", "2"] && lineage.events.isEmpty)
  }

  @Test func `a group that grows and loses members keeps its id`() {
    let lineage = Self.lineage([["a", "b", "e"]], after: ["1": ["a", "b", "c", "x"]], gone: ["x"])
    #expect(lineage.ids == ["1"])
    #expect(
      lineage.events == [
        LineageEvent(kind: .changed, group: "1", others: ["1"], joined: ["e"], left: ["c"], gone: ["x"])
      ])
  }

  @Test func `the larger part of a split keeps the id`() {
    let lineage = Self.lineage([["a", "b", "c"], ["d", "e"]], after: ["1": ["a", "b", "c", "d", "e"]])
    #expect(lineage.ids == ["1", "n-de"])
    #expect(lineage.events.map(\.kind) == [.changed, .new, .split])
    #expect(lineage.events[1].others == ["1"])
    #expect(lineage.events[2].others == ["1", "n-de"])
  }

  @Test func `of two halves neither is the group`() {
    let lineage = Self.lineage([["a", "b"], ["c", "d"]], after: ["1": ["a", "b", "c", "d"]])
    #expect(lineage.ids == ["n-ab", "n-cd"])
    #expect(lineage.events.map(\.kind) == [.new, .new, .split])
  }

  @Test func `a merged group keeps the id of the larger, then of the older, then the smaller id`() {
    let whole = [["a", "b", "c", "d"]]
    #expect(Self.lineage([["a", "b", "c", "d", "e"]], after: ["1": ["a", "b"], "2": ["c", "d", "e"]]).ids == ["2"])
    #expect(Self.lineage(whole, after: ["1": ["a", "b"], "2": ["c", "d"]], opened: ["a": 9, "d": 3]).ids == ["2"])
    let merged = Self.lineage(whole, after: ["1": ["a", "b"], "2": ["c", "d"]])
    #expect(merged.ids == ["1"])
    #expect(
      merged.events == [
        LineageEvent(kind: .merged, group: "1", others: ["1", "2"], joined: ["c", "d"], left: [], gone: [])
      ])
  }

  @Test func `a group without members in groups is dissolved`() {
    let lineage = Self.lineage([], after: ["1": ["a", "b"]], gone: ["b"])
    #expect(
      lineage.events == [
        LineageEvent(kind: .dissolved, group: "1", others: [], joined: [], left: ["a"], gone: ["b"])
      ])
  }

  @Test func `an id that lives on elsewhere is not given twice`() {
    let members = [
      GroupLineage.Member(id: "gX", stores: [("a", nil), ("b", nil), ("c", nil)]),
      GroupLineage.Member(id: "gY", stores: [("d", nil), ("e", nil), ("f", nil), ("h", nil)]),
    ]
    let earlier = [EarlierGroup(id: "gX", stores: ["a", "b", "c", "d", "e", "f", "h"])]
    #expect(GroupLineage(of: members, after: earlier) { _ in true }.ids == ["gX-2", "gX"])
  }

  @Test(arguments: 0..<200) func `ids are unique, deserved, and do not depend on order`(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    let stores = (0..<40).map { "s\($0)" }
    func partition(_ parts: Int) -> [[String]] {
      var groups = [[String]](repeating: [], count: parts)
      for store in stores { groups[Int.random(in: 0..<parts, using: &random)].append(store) }
      return groups.dropLast(2).filter { $0.count > 1 }
    }
    let earlier = partition(8).enumerated().map { EarlierGroup(id: "e\($0)", stores: $1) }
    let gone = Set(stores.filter { _ in Int.random(in: 0..<6, using: &random) == 0 })
    let groups = partition(7).map { $0.filter { !gone.contains($0) } }.filter { $0.count > 1 }
    func members(_ groups: [[String]]) -> [GroupLineage.Member] {
      groups.map { GroupLineage.Member(id: "n" + $0.sorted().joined(), stores: $0.map { ($0, nil) }) }
    }
    let lineage = GroupLineage(of: members(groups), after: earlier) { !gone.contains($0) }
    #expect(Set(lineage.ids).count == groups.count)
    for (id, group) in zip(lineage.ids, groups) {
      guard let source = earlier.first(where: { $0.id == id }) else { continue }
      let surviving = source.stores.filter { !gone.contains($0) }
      #expect(2 * Set(group).intersection(surviving).count > surviving.count)
    }
    for event in lineage.events where event.kind == .changed || event.kind == .merged {
      let before = Set(earlier.first { $0.id == event.group }?.stores ?? [])
      let now = before.union(event.joined).subtracting(event.left).subtracting(event.gone)
      #expect(zip(lineage.ids, groups).contains { $0 == event.group && Set($1) == now })
    }
    let order = groups.indices.shuffled(using: &random)
    let other = GroupLineage(
      of: members(order.map { groups[$0].shuffled(using: &random) }),
      after: earlier.map { EarlierGroup(id: $0.id, stores: $0.stores.shuffled(using: &random)) }.shuffled(
        using: &random)
    ) { !gone.contains($0) }
    #expect(order.map { lineage.ids[$0] } == other.ids)
    #expect(Set(lineage.events.map(Self.unordered)) == Set(other.events.map(Self.unordered)))
  }

  /// An event without the order of the groups that a split made, which is that of the groups given.
  private static func unordered(_ event: LineageEvent) -> [String] {
    [event.kind.rawValue, event.group] + event.others.sorted() + ["+"] + event.joined + ["-"] + event.left + ["x"]
      + event.gone
  }
}
