internal import Foundation
internal import GRDB
public import Marketplace

extension Catalog {
  /// Takes away what a store registered, its listings, and what was written about it: a tombstone stays, and the audit
  /// chain says which of its entries lost their text and still verifies.
  ///
  /// - Returns: What went.
  public func redact(store id: String, as act: Act) throws(CatalogError) -> PurgeCounts {
    let counts: PurgeCounts = try decide(act) { db, time in
      try Self.requireStores([id], orMasked: true, in: db)
      let bytes = Data(id.utf8)
      var counts = PurgeCounts()
      try db.execute(
        sql: """
          INSERT INTO tombstone (kind, id, at) SELECT kind, id, ?1 FROM record WHERE owner = ?2
          """, arguments: [time, bytes])
      try db.execute(sql: "DELETE FROM record WHERE owner = ? AND kind = 'listing'", arguments: [bytes])
      counts.listings = db.changesCount
      try db.execute(sql: "DELETE FROM record WHERE kind = 'store' AND id = ?", arguments: [bytes])
      counts.stores = db.changesCount
      try db.execute(sql: "DELETE FROM identifier WHERE store = ?", arguments: [bytes])
      try Self.dropIndexes(in: db)
      try db.execute(sql: "UPDATE judgement SET reason = '' WHERE a = ?1 OR b = ?1", arguments: [id])
      try db.execute(
        sql: "UPDATE review SET reason = '' WHERE kind = 'store' AND subject = ? AND reason NOTNULL", arguments: [id])
      let entries = try Self.auditEntries(about: id, in: db)
      for number in entries {
        try db.execute(
          sql: """
            UPDATE audit SET actor = '', act = '', subject = '', reason = '', detail = '', salt = NULL WHERE number = ?
            """, arguments: [number])
      }
      let emptied = entries.map(String.init).joined(separator: ",")
      return (
        counts, on: "store \(id)",
        detail: "\"stores\":\(counts.stores),\"listings\":\(counts.listings),\"emptied\":[\(emptied)]"
      )
    }
    try forget()
    return counts
  }

  /// Overwrites what was taken away where the file kept it for its own sake.
  func forget() throws(CatalogError) {
    do {
      _ = try database.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    } catch {
      throw CatalogError(error, path: path)
    }
    try updatePictureIndex()
  }

  /// The entries whose texts are about a store and can be taken away.
  private static func auditEntries(about id: String, in db: Database) throws -> [Int] {
    let cases = try Int.fetchAll(
      db, sql: "SELECT number FROM review WHERE kind = 'store' AND subject = ?", arguments: [id])
    let subjects = Set(["store \(id)"] + cases.map { "case \($0)" })
    let rows = try Row.fetchAll(
      db, sql: "SELECT number, act, subject FROM audit WHERE salt NOTNULL AND subject <> 'catalog' ORDER BY number")
    return rows.compactMap { row in
      let subject: String = row["subject"]
      guard row["act"] != AuditChain.redaction else { return nil }
      let pair = subject.hasPrefix("stores ") && subject.split(separator: " ").dropFirst().contains(Substring(id))
      return subjects.contains(subject) || pair ? row["number"] : nil
    }
  }

  /// What a store registered, in full: who asks and why is kept.
  public func reveal(store id: String, as act: Act) throws(CatalogError) -> Market {
    guard let key else { throw .keyMissing(path: path) }
    let path = path
    return try decide(act) { db, _ in
      try Self.requireStores([id], in: db)
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT record, name, line, column FROM record JOIN feed ON feed = feed.number WHERE kind = 'store' AND id = ?
          """, arguments: [Data(id.utf8)])
      var draft = RecordDraft()
      guard let row, let bytes = RecordShelf.stores(key).open(row["record"], of: Array(id.utf8)),
        RecordCoding.decode(bytes.span, into: &draft)
      else { throw CatalogError.damaged(path: path, reason: "a record is not what was written") }
      var table = RecordTable()
      table.append(draft, file: 0, line: row["line"], column: row["column"])
      return (
        Market(files: [row["name"]], stores: table, listings: RecordTable()), on: "store \(id)", detail: ""
      )
    }
  }
}
