import Foundation
import GRDB
import Marketplace
import Testing

@testable import Catalog

/// What is remembered is remembered as it was, by the right key alone, and nothing of it goes unnoticed when touched.
struct CatalogTests {
  @Test func remembersEveryValueOfEveryFieldInOrderOfID() throws {
    let folder = try CatalogFolder()
    let market = Markets.market(stores: ["b", "a\u{0}x", "a"], listings: ["l2", "l1"], every: true)
    let catalog = try folder.catalog()
    let counts = try catalog.remember(market, as: Self.act)
    #expect(counts.stores.new == 3 && counts.listings.new == 2)
    let recalled = try folder.catalog().recall()
    #expect(recalled.feeds == ["feed.xml"])
    #expect(Self.said(recalled.stores) == Self.said(market.stores))
    #expect(Self.said(recalled.listings) == Self.said(market.listings))
    #expect(recalled.asOf == Day("2026-10-31"))
  }

  @Test func theSameRecordsASecondTimeChangeNothing() throws {
    let folder = try CatalogFolder()
    let catalog = try folder.catalog()
    let market = Markets.market(stores: ["a", "b"], listings: ["l"])
    _ = try catalog.remember(market, as: Self.act)
    let again = try catalog.remember(market, as: Self.act)
    #expect(again.stores.unchanged == 2 && again.stores.total == 2)
    #expect(again.listings.unchanged == 1 && again.listings.total == 1)
    let other = try catalog.remember(Markets.market(stores: ["a"], listings: ["l"], name: "Other"), as: Self.act)
    #expect(other.stores.changed == 1 && other.listings.changed == 1)
    #expect(try catalog.counts().stores == 2)
    #expect(try catalog.faults().isEmpty)
  }

  @Test func registrationsCannotBeReadInTheFileOrWithAnotherKey() throws {
    let folder = try CatalogFolder()
    _ = try folder.catalog().remember(Markets.market(stores: ["a"], listings: [], name: "Unmistakable"), as: Self.act)
    let files = try FileManager.default.contentsOfDirectory(at: folder.url, includingPropertiesForKeys: nil)
    for file in files {
      #expect(try Data(contentsOf: file).firstRange(of: Data("Unmistakable".utf8)) == nil)
    }
    #expect(throws: CatalogError.self) { try folder.catalog(key: CatalogKey(bytes: Array(2...33))) }
    let locked = try folder.catalog(key: nil)
    #expect(throws: CatalogError.keyMissing(path: locked.path)) { try locked.recall() }
    #expect(throws: CatalogError.keyMissing(path: locked.path)) {
      try locked.remember(Markets.market(stores: ["a"], listings: []), as: Self.act)
    }
    #expect(try locked.counts().stores == 1)
  }

  @Test func aRecordMovedToAnotherStoreIsNotOpened() throws {
    let folder = try CatalogFolder()
    let catalog = try folder.catalog()
    _ = try catalog.remember(Markets.market(stores: ["a", "b"], listings: []), as: Self.act)
    try folder.edit("UPDATE record SET record = (SELECT record FROM record WHERE id = CAST('a' AS BLOB))")
    #expect(throws: CatalogError.self) { try catalog.recall() }
  }

  @Test(arguments: [
    "UPDATE audit SET actor = 'other' WHERE number = 2", "DELETE FROM audit WHERE number = 2",
    "UPDATE audit SET at = at + 1 WHERE number = 3", "UPDATE audit SET detail = '{}' WHERE number = 1",
    "UPDATE audit SET hash = zeroblob(32) WHERE number = 3",
  ])
  func aTouchedAuditChainShowsIt(edit: String) throws {
    let folder = try CatalogFolder()
    let catalog = try folder.catalog()
    for _ in 0..<4 { _ = try catalog.remember(Markets.market(stores: ["a"], listings: []), as: Self.act) }
    #expect(try catalog.firstBrokenAuditEntry() == nil)
    try folder.edit(edit)
    #expect(try catalog.firstBrokenAuditEntry() != nil)
    #expect(try !catalog.faults().isEmpty)
  }

  @Test func aClockThatGoesBackDoesNotTurnTheChainAround() throws {
    let folder = try CatalogFolder()
    let catalog = try folder.catalog()
    for time in [5_000, 1_000, 9_000] as [Int64] {
      _ = try catalog.remember(
        Markets.market(stores: ["a"], listings: []), as: Act(name: "ingest", actor: "test", at: time))
    }
    #expect(try catalog.lastAuditEntries(9).map(\.at) == [5_000, 5_000, 9_000])
    #expect(try catalog.firstBrokenAuditEntry() == nil)
  }

  @Test func filesThatAreNoCatalogAreRefusedAndLeftAlone() throws {
    let folder = try CatalogFolder()
    let text = folder.url.appending(path: "market.db")
    try Data("This is a text of a user, and no database at all.".utf8).write(to: text)
    #expect(throws: CatalogError.notACatalog(path: text.path)) { try folder.catalog() }
    #expect(try Data(contentsOf: text) == Data("This is a text of a user, and no database at all.".utf8))
    let foreign = try CatalogFolder()
    try foreign.edit("CREATE TABLE theirs (a)")
    #expect(throws: CatalogError.notACatalog(path: foreign.path)) { try foreign.catalog() }
    #expect(throws: CatalogError.self) {
      try Catalog(path: folder.url.appending(path: "no/such/folder.db").path, key: nil)
    }
  }

  @Test func aCatalogOfANewerProgramIsRefused() throws {
    let folder = try CatalogFolder()
    _ = try folder.catalog()
    try folder.edit("INSERT INTO grdb_migrations VALUES ('of a later version')")
    #expect(throws: CatalogError.newer(path: folder.path)) { try folder.catalog() }
  }

  @Test func aTruncatedFileIsToldOfAndNotChanged() throws {
    let folder = try CatalogFolder()
    let ids = (0..<3_000).map { "l\($0)" }
    _ = try folder.catalog().remember(Markets.market(stores: ["a"], listings: ids), as: Self.act)
    try folder.edit("PRAGMA wal_checkpoint(TRUNCATE)")
    let whole = try Data(contentsOf: URL(filePath: folder.path))
    try whole.prefix(whole.count / 2).write(to: URL(filePath: folder.path))
    #expect(throws: CatalogError.self) {
      let catalog = try folder.catalog()
      guard try catalog.faults().isEmpty else { throw CatalogError.damaged(path: folder.path, reason: "") }
    }
  }

  @Test func aWriterWaitsForAnotherAndSaysSoInTheEnd() throws {
    let folder = try CatalogFolder()
    let catalog = try Catalog(path: folder.path, key: CatalogFolder.key, wait: 0.2)
    let other = try DatabaseQueue(path: folder.path)
    try other.inDatabase { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      #expect(throws: CatalogError.busy(path: folder.path)) {
        try catalog.remember(Markets.market(stores: ["a"], listings: []), as: Self.act)
      }
      // A reader is not kept waiting.
      #expect(try catalog.counts().stores == 0)
      try db.execute(sql: "COMMIT")
    }
    _ = try catalog.remember(Markets.market(stores: ["a"], listings: []), as: Self.act)
  }

  private static let act = Act(name: "ingest", actor: "test", at: 1_000)

  /// Everything that records say, and where they stand.
  private static func said(_ table: RecordTable) -> [String] {
    (0..<table.count).map { record in
      table.values(of: record).map { "\($0.field) \($0.part) \(table.string($0.qualifier)) \(table.string($0.text))" }
        .joined(separator: "\n") + "\n\(table.line(of: record)):\(table.column(of: record))"
    }
  }
}

/// A folder with a catalog that goes away with the test.
final class CatalogFolder {
  let url: URL
  var path: String { url.appending(path: "market.db").path }
  static let key = CatalogKey(bytes: Array(1...32))

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "catalog-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func catalog(key: CatalogKey? = CatalogFolder.key) throws -> Catalog { try Catalog(path: path, key: key) }

  /// Changes the file behind the catalog's back.
  func edit(_ sql: String) throws {
    try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: sql) }
  }
}

/// Markets of nothing but what a test needs.
enum Markets {
  static func market(
    stores: [String], listings: [String], name: String = "Name", every: Bool = false
  ) -> Market {
    func table(_ ids: [String], _ more: [Field]) -> RecordTable {
      var table = RecordTable()
      var draft = RecordDraft()
      for (line, id) in ids.sorted(by: { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }).enumerated() {
        draft.removeAll()
        draft.append(.id, id)
        draft.append(.name, name)
        for (part, field) in more.enumerated() {
          draft.append(field, String(repeating: "值", count: part * 20), qualifier: "q\(part)", part: UInt8(part))
        }
        table.append(draft, file: 0, line: line + 1, column: 3)
      }
      return table
    }
    let fields = every ? Field.allCases.filter { $0 != .id && $0 != .name } : []
    return Market(
      files: ["feed.xml"], stores: table(stores, fields), listings: table(listings, fields), asOf: Day("2026-10-31"))
  }
}
