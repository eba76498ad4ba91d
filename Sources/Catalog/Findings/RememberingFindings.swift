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
    }
    for id in known.keys.sorted() { try db.execute(sql: "DELETE FROM store_group WHERE id = ?", arguments: [id]) }
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

  /// The values that many stores held in the last scan.
  public func wideValues() throws(CatalogError) -> [RememberedValue] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM wide_value ORDER BY rowid").map { row in
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
