internal import Foundation
internal import GRDB

/// Writes what stores hold: for each value its keyed hash, by which others who hold it are found, and beside it the masked
/// form, by which people know it.
struct HoldingWriter {
  private let key: CatalogKey
  private let hold: Statement
  private let drop: Statement
  private let mask: Statement
  private let unmask: Statement

  init(_ key: CatalogKey, in db: Database) throws {
    self.key = key
    hold = try db.cachedStatement(sql: "INSERT OR IGNORE INTO holding (hash, store) VALUES (?, ?)")
    drop = try db.cachedStatement(sql: "DELETE FROM holding WHERE store = ?")
    mask = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO identifier (store, hash, kind, masked) VALUES (?, ?, ?, ?)")
    unmask = try db.cachedStatement(sql: "DELETE FROM identifier WHERE store = ?")
  }

  /// Puts the values of a store in place of those that it had; a new store may have masked ones from before its key was
  /// lost.
  ///
  /// - Parameter isNew: Whether it has no hashes.
  func put(_ values: [StoreValue], of id: Data, number: Int64, isNew: Bool = false) throws {
    if !isNew { try drop.execute(arguments: [number]) }
    try unmask.execute(arguments: [id])
    for value in values {
      let hash = Catalog.holding(value.bytes, key)
      try hold.execute(arguments: [hash, number])
      try mask.execute(arguments: [id, hash, value.kind, value.masked])
    }
  }
}
