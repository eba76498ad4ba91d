internal import Foundation
internal import GRDB

extension Catalog {
  /// Keeps findings. Only rows that changed are written.
  ///
  /// - Complexity: O(findings · log of them).
  static func remember(_ findings: RememberedFindings, at time: Int64, in db: Database) throws {
    try remember(findings.groups, lookedAt: findings.groupsLookedAt, at: time, in: db)
    for event in findings.events {
      try db.execute(
        sql: "INSERT INTO lineage (at, event, group_id, others, joined, lost, gone) VALUES (?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          time, event.event, event.group, json(event.others), json(event.joined), json(event.left), json(event.gone),
        ])
    }
    if let values = findings.values {
      try db.execute(sql: "DELETE FROM wide_value")
      for value in values {
        try db.execute(
          sql: "INSERT INTO wide_value (kind, masked, stores, settled) VALUES (?, ?, ?, ?)",
          arguments: [value.kind, value.masked, json(value.stores), value.settled])
      }
    }
    try remember(findings.verdicts, isAll: findings.groupsLookedAt == nil, at: time, in: db)
  }

  private static func remember(
    _ groups: [RememberedGroup], lookedAt: [String]?, at time: Int64, in db: Database
  ) throws {
    var known: [String: String] = [:]
    let rows =
      if let lookedAt {
        try lookedAt.compactMap {
          try Row.fetchOne(db, sql: "SELECT id, stores FROM store_group WHERE id = ?", arguments: [$0])
        }
      } else {
        try Row.fetchAll(db, sql: "SELECT id, stores FROM store_group")
      }
    for row in rows { known[row["id"]] = row["stores"] }
    for group in groups {
      let stores = json(group.stores)
      guard known.removeValue(forKey: group.id) != stores else { continue }
      try db.execute(
        sql: """
          INSERT INTO store_group (id, stores, first_seen, changed) VALUES (?1, ?2, ?3, ?3)
          ON CONFLICT DO UPDATE SET stores = excluded.stores, changed = excluded.changed
          """, arguments: [group.id, stores, time])
      try db.execute(sql: "DELETE FROM group_member WHERE group_id = ?", arguments: [group.id])
      try put(group.stores, inGroup: group.id, in: db)
    }
    for id in known.keys.sorted() { try db.execute(sql: "DELETE FROM store_group WHERE id = ?", arguments: [id]) }
  }

  /// Notes anew of which groups stores are, from the groups.
  static func refillGroupMembers(in db: Database) throws {
    try db.execute(sql: "DELETE FROM group_member")
    for row in try Row.fetchAll(db, sql: "SELECT id, stores FROM store_group") {
      try put(texts(row["stores"]), inGroup: row["id"], in: db)
    }
  }

  /// The number of groups whose members are not noted as they are.
  static func groupsOfOtherMembers(in db: Database) throws -> Int {
    let noted = try db.cachedStatement(sql: "SELECT store FROM group_member WHERE group_id = ?")
    return try Row.fetchAll(db, sql: "SELECT id, stores FROM store_group").count { row in
      try Set(Data.fetchAll(noted, arguments: [row["id"] as String])) != Set(texts(row["stores"]).map { Data($0.utf8) })
    }
  }

  /// Notes of which group stores are.
  static func put(_ stores: [String], inGroup group: String, in db: Database) throws {
    let insert = try db.cachedStatement(sql: "INSERT OR IGNORE INTO group_member (store, group_id) VALUES (?, ?)")
    for store in stores { try insert.execute(arguments: [Data(store.utf8), group]) }
  }

  private static func remember(_ verdicts: [RememberedVerdict], isAll: Bool, at time: Int64, in db: Database) throws {
    struct Key: Hashable {
      let kind: String
      let subject: String
    }
    var known: [Key: RememberedVerdict] = [:]
    for row in isAll ? try Row.fetchAll(db, sql: "SELECT * FROM verdict") : [] {
      let verdict = RememberedVerdict(row)
      known[Key(kind: verdict.kind, subject: verdict.subject)] = verdict
    }
    let insert = try db.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO verdict (kind, subject, members, verdict, score, signals, pack, changed)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for verdict in verdicts {
      guard known.removeValue(forKey: Key(kind: verdict.kind, subject: verdict.subject)) != verdict else { continue }
      try insert.execute(arguments: [
        verdict.kind, verdict.subject, json(verdict.members), verdict.verdict, verdict.score, json(verdict.signals),
        verdict.pack, time,
      ])
    }
    for key in known.keys {
      try db.execute(
        sql: "DELETE FROM verdict WHERE kind = ? AND subject = ?", arguments: [key.kind, key.subject])
    }
  }

  /// The groups that were found last, by id.
  public func groups() throws(CatalogError) -> [RememberedGroup] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT id, stores FROM store_group ORDER BY id").map {
        RememberedGroup(id: $0["id"], stores: Self.texts($0["stores"]))
      }
    }
  }

  /// Of the groups that were found last, those that have one of some stores, by id.
  ///
  /// - Parameters:
  ///   - numbers: Stores by their numbers.
  ///   - ids: Stores by the bytes of their ids: of those that are known no more, groups may still tell.
  /// - Complexity: O(stores · log stores of all groups, and what is given).
  public func groups(
    ofStores numbers: some Sequence<Int64> = EmptyCollection(), withIDs ids: some Sequence<[UInt8]> = EmptyCollection()
  ) throws(CatalogError) -> [RememberedGroup] {
    let numbers = "[" + numbers.map(String.init).joined(separator: ",") + "]"
    return try read { db in
      // A cross join follows its left side, which is short (https://sqlite.org/optoverview.html, section 8.3).
      let ofNumbers = try db.cachedStatement(
        sql: """
          SELECT DISTINCT group_id FROM json_each(?) AS given CROSS JOIN record ON number = given.value
          CROSS JOIN group_member ON store = record.id
          """)
      let ofID = try db.cachedStatement(sql: "SELECT group_id FROM group_member WHERE store = ?")
      var found = Set(try String.fetchAll(ofNumbers, arguments: [numbers]))
      for id in ids { found.formUnion(try String.fetchAll(ofID, arguments: [Data(id)])) }
      let stores = try db.cachedStatement(sql: "SELECT stores FROM store_group WHERE id = ?")
      return try found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { id in
        try String.fetchOne(stores, arguments: [id]).map { RememberedGroup(id: id, stores: Self.texts($0)) }
      }
    }
  }

  /// Of the values that many stores held in the last scan, those that look like one of some once they are masked.
  ///
  /// - Complexity: O(masked values · log values, and what is given).
  public func wideValues(masked: some Collection<String>) throws(CatalogError) -> [RememberedValue] {
    guard !masked.isEmpty else { return [] }
    let asked = Self.json(masked)
    return try read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT * FROM wide_value WHERE masked IN (SELECT value FROM json_each(?)) ORDER BY rowid")
      return try Row.fetchAll(statement, arguments: [asked]).map { row in
        RememberedValue(
          kind: row["kind"], masked: row["masked"], stores: Self.texts(row["stores"]), settled: row["settled"])
      }
    }
  }

  /// What became of a group, oldest first.
  public func events(ofGroup id: String) throws(CatalogError) -> [RememberedEvent] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM lineage WHERE group_id = ? ORDER BY number", arguments: [id]).map {
        row in
        RememberedEvent(
          at: row["at"], event: row["event"], group: row["group_id"], others: Self.texts(row["others"]),
          joined: Self.texts(row["joined"]), left: Self.texts(row["lost"]), gone: Self.texts(row["gone"]))
      }
    }
  }

  /// The verdicts that were found last, by kind and subject.
  public func verdicts() throws(CatalogError) -> [RememberedVerdict] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM verdict ORDER BY kind, subject").map { RememberedVerdict($0) }
    }
  }
}

extension RememberedVerdict {
  fileprivate init(_ row: Row) {
    self.init(
      kind: row["kind"], subject: row["subject"], members: Catalog.texts(row["members"]), verdict: row["verdict"],
      score: row["score"], signals: Catalog.texts(row["signals"]), pack: row["pack"])
  }
}
