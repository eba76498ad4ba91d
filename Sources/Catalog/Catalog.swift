internal import Foundation
internal import GRDB

/// What is remembered between runs: one SQLite file (https://sqlite.org/fileformat2.html) in write-ahead mode, which
/// survives the death of its writer at any instant and is read by others while one writes.
///
/// Stores are sealed under a ``CatalogKey``, because they say who people are; listings, which say what is for sale, are
/// not.
public struct Catalog: Sendable {
  /// The file, as the user named it.
  public let path: String
  let key: CatalogKey?
  let wait: Double
  let database: DatabasePool

  /// Whether it was opened with its key.
  public var hasKey: Bool { key != nil }

  /// Opens a catalog, and makes one when there is none.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - key: The key of its registrations; without it they can be neither read nor added.
  ///   - wait: Seconds to wait for another writer.
  public init(path: String, key: CatalogKey?, wait: Double = 30) throws(CatalogError) {
    self.path = path
    self.key = key
    self.wait = wait
    var configuration = Configuration()
    configuration.busyMode = .timeout(wait)
    configuration.prepareDatabase { db in
      // NORMAL loses no committed transaction to a crash of the program; FULL none to a loss of power either.
      try db.execute(
        sql:
          "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF")
      // In KiB: the pages that every batch of an open gate asks for stay in memory.
      try db.execute(sql: "PRAGMA cache_size = -16384")
    }
    do {
      // Two processes that make one catalog, or bring one up to date, do so one after the other.
      var lock: CatalogLock?
      defer { withExtendedLifetime(lock) {} }
      if FileManager.default.fileExists(atPath: path) {
        try Self.check(path)
      } else if FileManager.default.fileExists(atPath: URL(filePath: path).deletingLastPathComponent().path) {
        lock = try CatalogLock(path: path, wait: wait)
      }
      database = try DatabasePool(path: path, configuration: configuration)
      let migrator = CatalogSchema.migrator
      if try database.read({ try migrator.hasBeenSuperseded($0) }) { throw CatalogError.newer(path: path) }
      if try !database.read({ try migrator.hasCompletedMigrations($0) }) {
        if lock == nil { lock = try CatalogLock(path: path, wait: wait) }
        try migrator.migrate(database)
      }
      try adopt(key)
    } catch {
      throw CatalogError(error, path: path)
    }
  }

  /// Refuses files that are no catalog before anything is written into them.
  private static func check(_ path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(30)
    let (id, tables) = try DatabaseQueue(path: path, configuration: configuration).read { db in
      (
        try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
        // A run that ended while it made the catalog may have come no further than the table of migrations.
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'") ?? 0
      )
    }
    guard id == CatalogSchema.applicationID || (id == 0 && tables == 0) else {
      throw CatalogError.notACatalog(path: path)
    }
  }

  /// Binds a new catalog to its key; refuses another key later.
  private func adopt(_ key: CatalogKey?) throws {
    guard let key else { return }
    let known = try database.read { try String.fetchOne($0, sql: "SELECT value FROM fact WHERE name = 'key'") }
    if known == nil {
      try database.write {
        try $0.execute(sql: "INSERT OR IGNORE INTO fact (name, value) VALUES ('key', ?)", arguments: [key.name])
      }
    }
    let bound = try database.read { try String.fetchOne($0, sql: "SELECT value FROM fact WHERE name = 'key'") }
    guard let bound, bound != key.name else { return }
    throw CatalogError.wrongKey(path: path, expected: bound, given: key.name)
  }

  /// Reads several things with one view of the catalog, whatever others write meanwhile; faster than each with its own.
  ///
  /// Nothing may be written inside.
  public func inOneView<Value>(_ body: () throws(CatalogError) -> Value) throws(CatalogError) -> Value {
    try read { _ in try body() }
  }

  /// Reads with one view of the catalog, whatever others write meanwhile: that of a read around it, if there is one.
  func read<Value>(_ body: (Database) throws -> Value) throws(CatalogError) -> Value {
    do {
      return try database.unsafeReentrantRead { db in
        if db.isInsideTransaction { return try body(db) }
        var value: Value?
        try db.inTransaction(.deferred) {
          value = try body(db)
          return .commit
        }
        guard let value else { throw DatabaseError(resultCode: .SQLITE_ERROR) }
        return value
      }
    } catch {
      throw CatalogError(error, path: path)
    }
  }

  /// Writes all of it or nothing.
  func write<Value>(_ body: (Database) throws -> Value) throws(CatalogError) -> Value {
    do {
      return try database.write(body)
    } catch {
      throw CatalogError(error, path: path)
    }
  }

  /// How much a catalog holds.
  public struct Counts: Hashable, Sendable {
    /// Stores.
    public let stores: Int
    /// Listings.
    public let listings: Int
    /// Entries of the audit chain.
    public let auditEntries: Int
    /// Pictures.
    public internal(set) var pictures = 0
  }

  /// How much the catalog holds.
  public func counts() throws(CatalogError) -> Counts {
    try read { db in
      func records(_ kind: String) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM record WHERE kind = ?", arguments: [kind]) ?? 0
      }
      return Counts(
        stores: try records("store"), listings: try records("listing"),
        auditEntries: try Int.fetchOne(db, sql: "SELECT count(*) FROM audit") ?? 0,
        pictures: try Int.fetchOne(db, sql: "SELECT count(*) FROM picture") ?? 0)
    }
  }

  /// Checks the whole file: its pages, indexes, references and audit chain, and with the key what is kept of pictures.
  ///
  /// - Returns: What is wrong; nothing when all is well.
  /// - Complexity: O(file).
  public func faults() throws(CatalogError) -> [String] {
    var faults = try read { db in
      try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        + Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map {
          "a row of \($0[0] as String) names a missing \($0[2] as String)"
        }
    }
    let astray = try read { try Self.groupsOfOtherMembers(in: $0) }
    if astray > 0 {
      faults.append("the members of \(astray) groups are not noted as they are; run \"storewarden catalog reindex\"")
    }
    if let broken = try firstBrokenAuditEntry() {
      faults.append("entry \(broken) of the audit chain does not follow from the one before")
    }
    if let key {
      let broken = try brokenPictures(key)
      if broken > 0 { faults.append("what is kept of \(broken) pictures is not what was written") }
    }
    return faults
  }
}
