internal import Crypto
internal import Foundation
internal import GRDB

/// A chain of entries of which each carries the hash of the one before, so that none can be changed, dropped or put in
/// between without every later one showing it (Haber and Stornetta 1991, "How to time-stamp a digital document").
enum AuditChain {
  /// The hash before the first entry.
  static let beginning = [UInt8](repeating: 0, count: 32)

  /// The hash of an entry: SHA-256 over the one before and every member, each with its length.
  static func hash(
    after previous: [UInt8], number: Int, at: Int64, _ texts: [String]
  ) -> [UInt8] {
    var hash = SHA256()
    hash.update(data: previous)
    func add(_ value: UInt64) {
      hash.update(data: (0..<8).map { UInt8(truncatingIfNeeded: value >> (UInt64($0) * 8)) })
    }
    add(UInt64(bitPattern: Int64(number)))
    add(UInt64(bitPattern: at))
    for text in texts {
      let bytes = Array(text.utf8)
      add(UInt64(bytes.count))
      hash.update(data: bytes)
    }
    return Array(hash.finalize())
  }

  /// Appends an entry within the transaction that does what it tells of.
  static func append(
    _ act: String, on subject: String, by actor: String, reason: String = "", detail: String, at: Int64, in db: Database
  ) throws {
    let last = try Row.fetchOne(db, sql: "SELECT number, at, hash FROM audit ORDER BY number DESC LIMIT 1")
    let number = (last?["number"] as Int? ?? 0) + 1
    // A clock that went back does not turn the order of acts around.
    let at = max(at, last?["at"] as Int64? ?? at)
    let previous = (last?["hash"] as Data?).map { Array($0) } ?? beginning
    let hash = hash(after: previous, number: number, at: at, [actor, act, subject, reason, detail])
    try db.execute(
      sql: "INSERT INTO audit (number, at, actor, act, subject, reason, detail, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      arguments: [number, at, actor, act, subject, reason, detail, Data(hash)])
  }
}

extension Catalog {
  /// The number of the first entry of the audit chain that does not follow from the one before; `nil` when all do.
  ///
  /// - Complexity: O(entries).
  public func firstBrokenAuditEntry() throws(CatalogError) -> Int? {
    var previous = AuditChain.beginning
    var expected = 1
    return try read { db in
      let entries = try Row.fetchCursor(db, sql: "SELECT * FROM audit ORDER BY number")
      while let entry = try entries.next().map(AuditEntry.init) {
        let hash = AuditChain.hash(
          after: previous, number: expected, at: entry.at,
          [entry.actor, entry.act, entry.subject, entry.reason, entry.detail])
        guard entry.number == expected, entry.hash == hash else { return expected }
        previous = hash
        expected += 1
      }
      return nil
    }
  }

  /// The last entries of the audit chain, oldest first.
  public func lastAuditEntries(_ count: Int) throws(CatalogError) -> [AuditEntry] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM audit ORDER BY number DESC LIMIT ?", arguments: [count])
        .reversed().map(AuditEntry.init)
    }
  }
}

extension AuditEntry {
  init(_ row: Row) {
    self.init(
      number: row["number"], at: row["at"], actor: row["actor"], act: row["act"], subject: row["subject"],
      reason: row["reason"], detail: row["detail"], hash: Array(row["hash"] as Data))
  }
}
