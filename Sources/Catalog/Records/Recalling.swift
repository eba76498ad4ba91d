internal import Foundation
internal import GRDB
public import Marketplace

/// The records of a catalog, as tables that can be put together with those of feeds.
public struct RecalledRecords: Sendable {
  /// The feeds that they came from.
  public let feeds: [String]
  /// The stores, in order of id (bytes); files are numbers of ``feeds``, from the number that was asked for.
  public let stores: RecordTable
  /// The listings, likewise.
  public let listings: RecordTable
  /// The latest day at which they were exported, when a feed said so.
  public let asOf: Day?
}

extension Catalog {
  /// Everything that the catalog knows, but the records that something newer stands for.
  ///
  /// - Parameters:
  ///   - firstFile: The number that the first feed gets.
  ///   - isKnownStore: Whether a store with these bytes of an id is left out.
  ///   - isKnownListing: The same for listings.
  /// - Complexity: O(bytes of the catalog's records).
  public func recall(
    firstFile: Int = 0, without isKnownStore: (ArraySlice<UInt8>) -> Bool = { _ in false },
    _ isKnownListing: (ArraySlice<UInt8>) -> Bool = { _ in false }
  ) throws(CatalogError) -> RecalledRecords {
    guard let key else { throw .keyMissing(path: path) }
    let path = path
    return try read { db in
      let (feeds, numbers) = try Self.feeds(in: db, from: firstFile)
      let stores = try Self.table(.stores(key), in: db, numbers, without: isKnownStore)
      let listings = try Self.table(.listings, in: db, numbers, without: isKnownListing)
      guard let stores, let listings else {
        throw CatalogError.damaged(path: path, reason: "a record is not what was written")
      }
      return RecalledRecords(feeds: feeds, stores: stores, listings: listings, asOf: try Self.asOf(in: db))
    }
  }

  /// Some of what the catalog knows, by the numbers of the records, but what something newer stands for.
  ///
  /// - Complexity: O(bytes of those records · log records).
  public func recall(
    stores: some Sequence<Int64>, listings: some Sequence<Int64>, firstFile: Int,
    without isKnownStore: (ArraySlice<UInt8>) -> Bool, _ isKnownListing: (ArraySlice<UInt8>) -> Bool
  ) throws(CatalogError) -> RecalledRecords {
    guard let key else { throw .keyMissing(path: path) }
    let path = path
    return try read { db in
      var files = try NamedFeeds(in: db, firstFile: firstFile)
      let stores = try Self.table(.stores(key), of: stores, in: db, &files, without: isKnownStore)
      let listings = try Self.table(.listings, of: listings, in: db, &files, without: isKnownListing)
      guard let stores, let listings else {
        throw CatalogError.damaged(path: path, reason: "a record is not what was written")
      }
      return RecalledRecords(feeds: files.names, stores: stores, listings: listings, asOf: try Self.asOf(in: db))
    }
  }

  /// The feeds that some records came from, in the order in which they are met.
  private struct NamedFeeds {
    private(set) var names: [String] = []
    private var files: [Int64: Int] = [:]
    private let firstFile: Int
    private let name: Statement

    init(in db: Database, firstFile: Int) throws {
      self.firstFile = firstFile
      name = try db.cachedStatement(sql: "SELECT name FROM feed WHERE number = ?")
    }

    /// The number of the file of a feed.
    mutating func file(of feed: Int64) throws -> Int {
      if let known = files[feed] { return known }
      let file = firstFile + names.count
      names.append(try String.fetchOne(name, arguments: [feed]) ?? "")
      files[feed] = file
      return file
    }
  }

  private static func feeds(in db: Database, from firstFile: Int) throws -> ([String], [Int64: Int]) {
    var feeds: [String] = []
    var numbers: [Int64: Int] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT number, name FROM feed ORDER BY name") {
      numbers[row["number"]] = firstFile + feeds.count
      feeds.append(row["name"])
    }
    return (feeds, numbers)
  }

  private static func asOf(in db: Database) throws -> Day? {
    let statement = try db.cachedStatement(sql: "SELECT value FROM fact WHERE name = 'as-of'")
    return try String.fetchOne(statement).flatMap { Day($0) }
  }

  private static func table(
    _ shelf: RecordShelf, of numbers: some Sequence<Int64>, in db: Database, _ files: inout NamedFeeds,
    without isKnown: (ArraySlice<UInt8>) -> Bool
  ) throws -> RecordTable? {
    // One statement for all, which is begun once. A cross join follows its left side, which is the order that was asked
    // (https://sqlite.org/optoverview.html, section 8.3).
    let statement = try db.cachedStatement(
      sql: """
        SELECT record.id, record, feed, line, column
        FROM json_each(?) AS asked CROSS JOIN record ON number = asked.value WHERE kind = ?
        """)
    let asked = "[" + numbers.map(String.init).joined(separator: ",") + "]"
    var table = RecordTable()
    var draft = RecordDraft()
    let rows = try Row.fetchCursor(statement, arguments: [asked, shelf.kind])
    while let row = try rows.next() {
      let id = [UInt8](row[0] as Data)
      guard !isKnown(id[...]) else { continue }
      guard let bytes = shelf.open(row[1], of: id), RecordCoding.decode(bytes.span, into: &draft) else { return nil }
      table.append(draft, file: try files.file(of: row[2]), line: row[3], column: row[4])
    }
    return table
  }

  private static func table(
    _ shelf: RecordShelf, in db: Database, _ files: [Int64: Int], without isKnown: (ArraySlice<UInt8>) -> Bool
  ) throws -> RecordTable? {
    var table = RecordTable()
    var draft = RecordDraft()
    let rows = try Row.fetchCursor(
      db, sql: "SELECT id, record, feed, line, column FROM record WHERE kind = ? ORDER BY id", arguments: [shelf.kind])
    while let row = try rows.next() {
      let id = [UInt8](row[0] as Data)
      guard !isKnown(id[...]) else { continue }
      guard let bytes = shelf.open(row[1], of: id), RecordCoding.decode(bytes.span, into: &draft) else { return nil }
      table.append(draft, file: files[row[2]] ?? 0, line: row[3], column: row[4])
    }
    return table
  }
}
