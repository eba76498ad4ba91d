internal import Foundation
internal import GRDB
public import Marketplace

/// What a purge takes away.
public struct PurgeCounts: Hashable, Sendable {
  /// Stores whose registrations go.
  public var stores = 0
  /// Listings that go.
  public var listings = 0
  /// Stores of which nothing but masked identifiers was left when a key was lost, and those go.
  public var masked = 0

  /// In words.
  public var text: String {
    "\(stores) stores and \(listings) listings"
      + (masked == 0 ? "" : ", and the masked identifiers of \(masked) stores whose registrations went with a lost key")
  }

  /// As a JSON object.
  var json: String { "{\"stores\":\(stores),\"listings\":\(listings),\"masked\":\(masked)}" }
}

extension Catalog {
  /// What no feed has named since a day, and a purge would take away; of stores whose registrations went with a lost key,
  /// and that no feed has named since, whatever the day.
  public func purgeable(before day: Day) throws(CatalogError) -> PurgeCounts {
    try read { db in
      func count(_ kind: String) throws -> Int {
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM record WHERE kind = ? AND seen < ?", arguments: [kind, day.number]) ?? 0
      }
      return PurgeCounts(
        stores: try count("store"), listings: try count("listing"), masked: try Self.storesMaskedAlone(in: db))
    }
  }

  /// The number of stores of which nothing but masked identifiers is left.
  private static func storesMaskedAlone(in db: Database) throws -> Int {
    try Int.fetchOne(
      db,
      sql: """
        SELECT count(DISTINCT store) FROM identifier WHERE store NOT IN (SELECT id FROM record WHERE kind = 'store')
        """) ?? 0
  }

  /// Asks a second person to take away what no feed has named since a day.
  ///
  /// - Returns: The number of the request.
  public func askForPurge(before day: Day, as act: Act) throws(CatalogError) -> Int {
    let counts = try purgeable(before: day)
    guard counts != PurgeCounts() else {
      throw .refused(reason: "Feeds named every record on \(day) or later; there is nothing to purge.")
    }
    return try decide(act) { db, time in
      let request = try Self.ask(
        .purge, for: "\(day)", "purge what was last seen before \(day): \(counts.text)", act, time, in: db)
      return (request, on: "catalog", detail: "\"before\":\"\(day)\",\"request\":\(request)")
    }
  }

  /// Takes away what indexes have of records that are gone.
  static func dropIndexes(in db: Database) throws {
    try db.execute(sql: "DELETE FROM holding WHERE store NOT IN (SELECT number FROM record)")
    try db.execute(sql: "DELETE FROM unindexed WHERE number NOT IN (SELECT number FROM record)")
    // The pictures went with their listings.
    try forgetPictureIndex(in: db)
  }

  /// Takes records away, of each of which a tombstone stays. Decisions, groups and the audit chain stay.
  static func purge(before day: Day, at time: Int64, in db: Database) throws -> PurgeCounts {
    // What is taken away is overwritten in the file, too.
    var counts = PurgeCounts(masked: try storesMaskedAlone(in: db))
    try db.execute(
      sql: "INSERT INTO tombstone (kind, id, at) SELECT kind, id, ? FROM record WHERE seen < ? ORDER BY number",
      arguments: [time, day.number])
    // Nor does anything of a store stay whose record went when a key was lost, and which no feed named since.
    try db.execute(
      sql: """
        DELETE FROM identifier WHERE store NOT IN (SELECT id FROM record WHERE kind = 'store' AND seen >= ?)
        """, arguments: [day.number])
    for (kind, path) in [("store", \PurgeCounts.stores), ("listing", \PurgeCounts.listings)] {
      try db.execute(sql: "DELETE FROM record WHERE kind = ? AND seen < ?", arguments: [kind, day.number])
      counts[keyPath: path] = db.changesCount
    }
    try dropIndexes(in: db)
    return counts
  }
}
