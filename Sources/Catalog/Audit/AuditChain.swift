internal import Crypto
internal import Foundation
internal import GRDB

/// A chain of entries of which each carries the hash of the one before, so that none can be changed, dropped or put in
/// between without every later one showing it (Haber and Stornetta 1991, "How to time-stamp a digital document").
enum AuditChain {
  /// The act whose entries say which texts of earlier entries were taken away.
  static let redaction = "redact"

  /// The numbers of the entries whose texts an entry took away.
  static func emptied(by entry: AuditEntry) -> [Int] {
    let object = (try? JSONSerialization.jsonObject(with: Data(entry.detail.utf8))) as? [String: Any]
    return object?["emptied"] as? [Int] ?? []
  }

  /// The hash before the first entry.
  static let beginning = [UInt8](repeating: 0, count: 32)

  /// The hash of an entry: SHA-256 over the one before, its number and time, and what it says.
  static func hash(after previous: [UInt8], number: Int, at: Int64, _ said: Said) -> [UInt8] {
    var hash = SHA256()
    hash.update(data: previous)
    hash.update(data: bytes(UInt64(bitPattern: Int64(number))))
    hash.update(data: bytes(UInt64(bitPattern: at)))
    switch said {
    case .texts(let texts): update(&hash, with: texts)
    case .digest(let digest): hash.update(data: digest)
    }
    return Array(hash.finalize())
  }

  /// What an entry says, as its hash takes it in.
  enum Said {
    /// The texts themselves: entries of the first version.
    case texts([String])
    /// Their digest, so that they can be taken away.
    case digest([UInt8])
  }

  /// The digest of what an entry says: SHA-256 over a salt and every text, each with its length. Without the salt, which
  /// goes with the texts, nobody can try out what was said.
  static func digest(salt: [UInt8], _ texts: [String]) -> [UInt8] {
    var hash = SHA256()
    hash.update(data: salt)
    update(&hash, with: texts)
    return Array(hash.finalize())
  }

  private static func update(_ hash: inout SHA256, with texts: [String]) {
    for text in texts {
      let utf8 = Array(text.utf8)
      hash.update(data: bytes(UInt64(utf8.count)))
      hash.update(data: utf8)
    }
  }

  private static func bytes(_ value: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: value >> (UInt64($0) * 8)) }
  }

  /// Appends an entry within the transaction that does what it tells of.
  ///
  /// - Returns: When it was done, as the chain has it.
  @discardableResult static func append(
    _ act: String, on subject: String, by actor: String, reason: String = "", detail: String, at: Int64, in db: Database
  ) throws -> Int64 {
    let last = try Row.fetchOne(db, sql: "SELECT number, at, hash FROM audit ORDER BY number DESC LIMIT 1")
    let number = (last?["number"] as Int? ?? 0) + 1
    // A clock that went back does not turn the order of acts around.
    let at = max(at, last?["at"] as Int64? ?? at)
    let previous = (last?["hash"] as Data?).map { Array($0) } ?? beginning
    let salt = unsafe SymmetricKey(size: .bits128).withUnsafeBytes { unsafe Array($0) }
    let digest = digest(salt: salt, [actor, act, subject, reason, detail])
    let hash = hash(after: previous, number: number, at: at, .digest(digest))
    try db.execute(
      sql: """
        INSERT INTO audit (number, at, actor, act, subject, reason, detail, hash, salt, digest)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [number, at, actor, act, subject, reason, detail, Data(hash), Data(salt), Data(digest)])
    return at
  }
}

extension Catalog {
  /// The number of the first entry of the audit chain that does not follow from the one before, or whose text is gone
  /// without a later entry that says so; `nil` when all is as it was written.
  ///
  /// - Complexity: O(entries).
  public func firstBrokenAuditEntry() throws(CatalogError) -> Int? {
    try read { try Self.firstBrokenAuditEntry(in: $0) }
  }

  private static func firstBrokenAuditEntry(in db: Database) throws -> Int? {
    var previous = AuditChain.beginning
    var expected = 1
    var emptied: Set<Int> = []
    let rows = try Row.fetchCursor(db, sql: "SELECT * FROM audit ORDER BY number")
    while let row = try rows.next() {
      let entry = AuditEntry(row)
      let texts = [entry.actor, entry.act, entry.subject, entry.reason, entry.detail]
      let said: AuditChain.Said
      if let digest = (row["digest"] as Data?).map({ Array($0) }) {
        said = .digest(digest)
        if let salt = (row["salt"] as Data?).map({ Array($0) }) {
          guard AuditChain.digest(salt: salt, texts) == digest else { return expected }
        } else {
          emptied.insert(expected)
        }
      } else {
        said = .texts(texts)
      }
      let hash = AuditChain.hash(after: previous, number: expected, at: entry.at, said)
      guard entry.number == expected, entry.hash == hash else { return expected }
      if entry.act == AuditChain.redaction { emptied.subtract(AuditChain.emptied(by: entry)) }
      previous = hash
      expected += 1
    }
    return emptied.min()
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
