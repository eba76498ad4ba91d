internal import Foundation
internal import GRDB
public import Marketplace

extension Catalog {
  /// Puts a catalog under another key: everything that was sealed is opened with the old one and sealed with the new
  /// one, in one transaction.
  ///
  /// - Parameter values: What the first store of a market registered: see ``remember(_:as:findings:cases:values:decision:)``.
  /// - Returns: The number of stores that were sealed anew.
  /// - Complexity: O(bytes registered).
  public func rekey(
    to new: CatalogKey, as act: Act, values: ((Market) -> [StoreValue])? = nil
  ) throws(CatalogError) -> Int {
    guard let key else { throw .keyMissing(path: path) }
    let path = path
    let count: Int = try decide(act) { db, _ in
      let (old, shelf) = (RecordShelf.stores(key), RecordShelf.stores(new))
      let update = try db.cachedStatement(sql: "UPDATE record SET content = ?, record = ? WHERE number = ?")
      let marks = try db.cachedStatement(
        sql: "UPDATE review_record SET content = ?1 WHERE kind = 'store' AND id = ?2 AND content = ?3")
      var count = 0
      for number in try Int64.fetchAll(db, sql: "SELECT number FROM record WHERE kind = 'store'") {
        guard
          let row = try Row.fetchOne(
            db, sql: "SELECT id, content, record FROM record WHERE number = ?", arguments: [number])
        else { continue }
        let id = Array(row["id"] as Data)
        guard let bytes = old.open(row["record"], of: id) else {
          throw CatalogError.damaged(path: path, reason: "a record is not what was written")
        }
        let content = shelf.content(of: bytes)
        try update.execute(arguments: [content, try shelf.keep(bytes, of: id), number])
        try marks.execute(arguments: [content, Data(id), row["content"] as Data])
        count += 1
      }
      try Self.hold(values, new, in: db)
      try Self.rekeyPictures(from: key, to: new, path, in: db)
      for row in try Row.fetchAll(db, sql: "SELECT number, kind, value FROM hub") {
        let kind = Array((row["kind"] as String).utf8)
        guard let value = key.open(row["value"], of: kind) else { continue }
        try db.execute(
          sql: "UPDATE hub SET value = ? WHERE number = ?",
          arguments: [try new.seal(value, of: kind), row["number"] as Int64])
      }
      try db.execute(sql: "UPDATE fact SET value = ? WHERE name = 'key'", arguments: [new.name])
      return (count, on: "catalog", detail: "\"from\":\"\(key.name)\",\"to\":\"\(new.name)\",\"stores\":\(count)")
    }
    try forget()
    return count
  }

  private static func rekeyPictures(
    from old: CatalogKey, to new: CatalogKey, _ path: String, in db: Database
  ) throws {
    let (veil, newVeil) = (PictureVeil(old), PictureVeil(new))
    let picture = try db.cachedStatement(sql: "UPDATE picture SET content = ?, near = ? WHERE number = ?")
    let print = try db.cachedStatement(sql: "UPDATE picture_print SET print = ? WHERE number = ?")
    let known = try db.cachedStatement(
      sql: """
        SELECT id, href, picture.content, near, print FROM picture JOIN picture_print USING (number) JOIN record ON record.number = listing
        WHERE picture.number = ?
        """)
    for number in try Int64.fetchAll(db, sql: "SELECT number FROM picture") {
      guard let row = try Row.fetchOne(known, arguments: [number]) else { continue }
      let owner = PictureSeal.owner(listing: Array(row["id"] as Data), row["href"])
      guard let bytes = old.open(row["print"], of: owner), let near = veil.near(row["near"], under: newVeil),
        PictureSeal.content(bytes, row["near"], old) == row["content"] as Data
      else {
        throw CatalogError.damaged(path: path, reason: "what is kept of a picture is not what was written")
      }
      try picture.execute(arguments: [PictureSeal.content(bytes, near, new), near, number])
      try print.execute(arguments: [try new.seal(bytes, of: owner), number])
    }
    try forgetPictureIndex(in: db)
  }

  /// Puts a catalog whose key is lost under a new one: what was registered is gone but for its masked forms, and
  /// everything else stays.
  ///
  /// Feeds that are taken in again bring the registrations back. Releases of stores no longer hold, since nobody can tell
  /// what was released; known hubs end.
  /// - Returns: The number of stores whose registrations are gone.
  public func rekeyWithoutOld(to new: CatalogKey, as act: Act) throws(CatalogError) -> Int {
    let count: Int = try decide(act) { db, _ in
      let old = try String.fetchOne(db, sql: "SELECT value FROM fact WHERE name = 'key'") ?? ""
      try db.execute(sql: "DELETE FROM record WHERE kind = 'store'")
      let count = db.changesCount
      try db.execute(sql: "DELETE FROM holding; DELETE FROM picture")
      try Self.forgetPictureIndex(in: db)
      try db.execute(sql: "UPDATE review_record SET content = NULL WHERE kind = 'store'")
      try db.execute(sql: "UPDATE hub SET state = 'ended', value = X''")
      try db.execute(
        sql: "INSERT INTO fact (name, value) VALUES ('key', ?1) ON CONFLICT (name) DO UPDATE SET value = ?1",
        arguments: [new.name])
      return (count, on: "catalog", detail: "\"lost\":\"\(old)\",\"to\":\"\(new.name)\",\"stores\":\(count)")
    }
    try forget()
    return count
  }
}
