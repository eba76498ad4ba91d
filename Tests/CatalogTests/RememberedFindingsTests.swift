import GRDB
import Marketplace
import Testing

@testable import Catalog

/// What a catalog keeps of findings, and how a gate finds what concerns it.
@Suite struct RememberedFindingsTests {
  private static let act = Act(name: "scan", actor: "ann", at: 1)

  /// Keeps groups and values beside the stores a, b, c and d.
  private static func remember(
    _ groups: [String: [String]], _ values: [RememberedValue]? = nil, lookedAt: [String]? = nil, in catalog: Catalog
  ) throws {
    var findings = RememberedFindings()
    findings.groups = groups.map { RememberedGroup(id: $0.key, stores: $0.value) }
    findings.groupsLookedAt = lookedAt
    findings.values = values
    _ = try catalog.remember(Markets.market(stores: ["a", "b", "c", "d"], listings: []), as: act, findings: findings)
  }

  @Test func theGroupsOfStoresAreFoundByNumberAndByID() throws {
    let catalog = try CatalogFolder().catalog()
    let groups = ["g1": ["a", "b"], "g2": ["c", "gone\u{0} 'store' \"quoted\""], "g3": ["d", "e"]]
    try Self.remember(groups, in: catalog)
    func found(numbers: [String] = [], ids: [String] = []) throws -> [String] {
      let numbers = try catalog.numbers(ofStores: numbers.map { Array($0.utf8) })
      return try catalog.groups(ofStores: numbers, withIDs: ids.map { Array($0.utf8) }).map(\.id)
    }
    #expect(try found(numbers: ["b"]) == ["g1"])
    #expect(try found(numbers: ["d", "a"], ids: ["b"]) == ["g1", "g3"])
    #expect(try found(ids: ["gone\u{0} 'store' \"quoted\""]) == ["g2"], "of a store that is known no more")
    #expect(try found(ids: ["nobody", "gone"]).isEmpty)
    #expect(try found().isEmpty)
    #expect(try catalog.groups(withIDs: [Array("a".utf8)]) == [RememberedGroup(id: "g1", stores: ["a", "b"])])
  }

  @Test func membersFollowTheGroups() throws {
    let folder = try CatalogFolder()
    let catalog = try folder.catalog()
    try Self.remember(["g1": ["a", "b"], "g2": ["c", "d"]], in: catalog)
    try Self.remember(["g1": ["b", "c"]], lookedAt: ["g1", "g2"], in: catalog)
    func groups(of id: String) throws -> [String] { try catalog.groups(withIDs: [Array(id.utf8)]).map(\.id) }
    #expect(try groups(of: "a").isEmpty, "who left a group")
    #expect(try groups(of: "c") == ["g1"], "who joined one as another was dissolved")
    #expect(try groups(of: "d").isEmpty)
    try Self.remember([:], in: catalog)
    let left = try DatabaseQueue(path: folder.path).read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM group_member")
    }
    #expect(left == 0)
  }

  @Test func groupsOfAnOlderCatalogAreFound() throws {
    let folder = try CatalogFolder()
    try Self.remember(["g1": ["a", "b"], "g2": ["c", "c"]], in: try folder.catalog())
    // As an older version left it.
    try folder.edit(
      """
      DROP TABLE group_member; DROP INDEX wide_value_masked;
      DELETE FROM grdb_migrations WHERE identifier = 'members of groups'
      """)
    let catalog = try folder.catalog()
    #expect(try catalog.groups(withIDs: [Array("b".utf8), Array("c".utf8)]).map(\.id) == ["g1", "g2"])
  }

  @Test func membersThatAreNotNotedAreFoundAndNotedAnew() throws {
    let folder = try CatalogFolder()
    let catalog = try folder.catalog()
    try Self.remember(["g1": ["a", "b"], "g2": ["c"]], in: catalog)
    #expect(try catalog.faults().isEmpty)
    try folder.edit("DELETE FROM group_member WHERE store = CAST('b' AS BLOB)")
    #expect(try catalog.faults().contains { $0.contains("members of 1 group") })
    try catalog.reindex { _ in [] }
    #expect(try catalog.faults().isEmpty)
    #expect(try catalog.groups(withIDs: [Array("b".utf8)]).map(\.id) == ["g1"])
  }

  @Test func manyRecordsAreTakenInByPortionsAsFewAreAtOnce() throws {
    func taken(_ portion: Int) throws -> (RememberedCounts, [String], Int) {
      let catalog = try CatalogFolder().catalog()
      var findings = RememberedFindings()
      findings.groups = [RememberedGroup(id: "g1", stores: ["a", "b"])]
      let market = Markets.market(stores: ["a", "b", "c", "d"], listings: (0..<8).map { "l\($0)" })
      let counts = try catalog.remember(
        market, as: Self.act, findings: findings, cases: [], values: nil, portion: portion, decision: { _ in .known })
      return (counts, try catalog.groups().map(\.id), try catalog.counts().auditEntries)
    }
    let (atOnce, byPortions) = (try taken(12), try taken(3))
    #expect(atOnce.0.stores.new == 4 && atOnce.0.listings.new == 8)
    #expect(byPortions.0 == atOnce.0 && byPortions.1 == atOnce.1 && byPortions.2 == atOnce.2)
  }

  @Test func valuesThatManyHeldAreFoundByWhatPeopleSeeOfThem() throws {
    let catalog = try CatalogFolder().catalog()
    let values = ["138****0001", "138****0002", "138****0001"].enumerated().map {
      RememberedValue(kind: "phone", masked: $1, stores: ["s\($0)"], settled: $0)
    }
    try Self.remember([:], values, in: catalog)
    #expect(try catalog.wideValues(masked: ["138****0001", "nothing"]) == [values[0], values[2]])
    #expect(try catalog.wideValues(masked: []).isEmpty)
    #expect(try catalog.wideValues(masked: ["138****0002", "138****0001"]) == values)
  }
}
