internal import Foundation
internal import GRDB
public import Marketplace

extension Catalog {
  /// Records a transaction: what is lost of a run that is killed, and done again by the next.
  private static let recordsATransaction = 50_000

  /// Takes in the records of a market. The same records a second time change nothing but the audit chain.
  ///
  /// Few records are committed with what was found of them, at once. Many are committed some at a time, and the audit entry
  /// last: a run that is killed leaves whole records behind, and the same run again takes in the rest.
  /// - Parameters:
  ///   - market: The records.
  ///   - act: Who takes them in; told to the audit chain when all are in.
  ///   - findings: What was found of them and of everything known.
  ///   - values: What the store of an index registered, so that others who hold the same are found; without it gates look
  ///     at everything until ``reindex(values:)``.
  ///   - cases: What a person has to look at.
  ///   - decision: What was decided of each; a record without a decision is left out.
  /// - Complexity: O(bytes of the records · log records known). Memory does not grow with the catalog.
  public func remember(
    _ market: Market, as act: Act, findings: RememberedFindings? = nil, cases: [CaseOpening] = [],
    values: StoreValues? = nil,
    decision: (RecordSubject) -> RecordDecision? = { _ in .known }
  ) throws(CatalogError) -> RememberedCounts {
    try remember(
      market, as: act, findings: findings, cases: cases, values: values, portion: Self.recordsATransaction,
      decision: decision)
  }

  /// The same with as many records a transaction as `portion`.
  func remember(
    _ market: Market, as act: Act, findings: RememberedFindings?, cases: [CaseOpening], values: StoreValues?,
    portion: Int, decision: (RecordSubject) -> RecordDecision?
  ) throws(CatalogError) -> RememberedCounts {
    guard let key else { throw .keyMissing(path: path) }
    var counts = RememberedCounts()
    func put(stores: Range<Int>, listings: Range<Int>, in db: Database) throws {
      if !stores.isEmpty {
        if values == nil { try db.execute(sql: "DELETE FROM fact WHERE name = 'holdings'") }
        var writer = try RecordWriter(.stores(key), of: market, in: db, at: act.at, counts: counts.stores)
        for store in stores {
          if let decision = decision(.store(store)) { try writer.put(store, of: market.stores, decision, values) }
        }
        counts.stores = writer.counts
      }
      if !listings.isEmpty {
        var writer = try RecordWriter(.listings, of: market, in: db, at: act.at, counts: counts.listings)
        for listing in listings {
          if let decision = decision(.listing(listing)) { try writer.put(listing, of: market.listings, decision, nil) }
        }
        counts.listings = writer.counts
      }
    }
    let (stores, listings) = (0..<market.stores.count, 0..<market.listings.count)
    let isFew = stores.count + listings.count <= portion
    if !isFew {
      for part in Self.portions(portion, of: stores) { try write { try put(stores: part, listings: 0..<0, in: $0) } }
      for part in Self.portions(portion, of: listings) { try write { try put(stores: 0..<0, listings: part, in: $0) } }
    }
    try write { db in
      if isFew { try put(stores: stores, listings: listings, in: db) }
      if let findings { try Self.remember(findings, at: act.at, in: db) }
      let opened = try Self.open(cases, at: act.at, in: db).json
      let members = act.detail.isEmpty ? "" : act.detail + ","
      let summary = counts.json(members + opened)
      if let asOf = market.asOf?.description { try Self.remember(asOf: asOf, in: db) }
      try AuditChain.append(
        act.name, on: "catalog", by: act.actor, reason: act.reason, detail: summary, at: act.at, in: db)
    }
    return counts
  }

  private static func portions(_ size: Int, of records: Range<Int>) -> [Range<Int>] {
    stride(from: 0, to: records.count, by: size).map { $0..<min(records.count, $0 + size) }
  }

  /// Keeps the latest day at which what is known was exported.
  private static func remember(asOf day: String, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO fact (name, value) VALUES ('as-of', ?1)
        ON CONFLICT (name) DO UPDATE SET value = max(value, ?1)
        """, arguments: [day])
  }
}

/// Writes records of one kind within one transaction.
private struct RecordWriter {
  private let shelf: RecordShelf
  private let market: Market
  private let db: Database
  private let time: Int64
  private(set) var counts: RememberedCounts.OfKind
  private let known: Statement
  private let insert: Statement
  private let decide: Statement
  private let see: Statement
  private let wait: Statement
  private let pictures: Statement
  private let dropPicture: Statement
  private let holdings: HoldingWriter?
  /// The catalog's number of each of the market's files, once looked up.
  private var feeds: [Int: Int64] = [:]
  private var bytes: [UInt8] = []
  private var today: Int { Day(milliseconds: time).number }

  init(_ shelf: RecordShelf, of market: Market, in db: Database, at time: Int64, counts: RememberedCounts.OfKind) throws
  {
    self.shelf = shelf
    self.market = market
    self.db = db
    self.time = time
    self.counts = counts
    known = try db.cachedStatement(sql: "SELECT content FROM record WHERE kind = ? AND id = ?")
    insert = try db.cachedStatement(
      sql: """
        INSERT INTO record (kind, id, owner, content, record, feed, line, column, decision, first_seen, changed, seen)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10, ?11)
        ON CONFLICT (kind, id) DO UPDATE SET owner = excluded.owner, content = excluded.content,
          record = excluded.record, feed = excluded.feed, line = excluded.line, column = excluded.column,
          decision = excluded.decision, changed = excluded.changed, seen = excluded.seen
        RETURNING number
        """)
    wait = try db.cachedStatement(sql: "INSERT OR REPLACE INTO unindexed (number) VALUES (?)")
    pictures = try db.cachedStatement(sql: "SELECT href FROM picture WHERE listing = ?")
    dropPicture = try db.cachedStatement(sql: "DELETE FROM picture WHERE listing = ? AND href = ?")
    holdings = if case .stores(let key) = shelf { try HoldingWriter(key, in: db) } else { nil }
    see = try db.cachedStatement(sql: "UPDATE record SET seen = ?1 WHERE kind = ?2 AND id = ?3 AND seen < ?1")
    decide = try db.cachedStatement(
      sql: "UPDATE record SET decision = ?1 WHERE kind = ?2 AND id = ?3 AND decision <> ?1")
  }

  mutating func put(
    _ number: Int, of table: RecordTable, _ decision: RecordDecision, _ values: StoreValues?
  ) throws {
    guard let text = table.first(.id, of: number)?.text else { return }
    let id = Array(table.arena[text])
    RecordCoding.encode(number, of: table, into: &bytes)
    let content = shelf.content(of: bytes)
    let before = try Data.fetchOne(known, arguments: [shelf.kind, Data(id)])
    if before == content {
      counts.unchanged += 1
      // What is taken in unjudged takes no decision back.
      try see.execute(arguments: [today, shelf.kind, Data(id)])
      if decision != .known { try decide.execute(arguments: [decision.rawValue, shelf.kind, Data(id)]) }
      return
    }
    if before == nil { counts.new += 1 } else { counts.changed += 1 }
    let owner = table.first(.store, of: number).map { Data(table.arena[$0.text]) } ?? Data(id)
    let row = try Int64.fetchOne(
      insert,
      arguments: [
        shelf.kind, Data(id), owner, content, try shelf.keep(bytes, of: id), try feed(table.file(of: number)),
        table.line(of: number), table.column(of: number), decision.rawValue, time, today,
      ])
    guard let row else { return }
    switch shelf {
    case .listings:
      try wait.execute(arguments: [row])
      if before != nil { try dropPictures(of: number, table, row) }
    case .stores:
      guard let values else { return }
      try holdings?.put(values.of(number), of: Data(id), number: row, isNew: before == nil)
    }
  }

  /// Takes away the pictures that a listing shows no longer.
  private func dropPictures(of listing: Int, _ table: RecordTable, _ row: Int64) throws {
    let known = try Data.fetchAll(pictures, arguments: [row])
    guard !known.isEmpty else { return }
    let shown = Set(table.values(of: listing).filter { $0.field == .picture }.map { Data(table.arena[$0.text]) })
    for href in known where !shown.contains(href) { try dropPicture.execute(arguments: [row, href]) }
  }

  private mutating func feed(_ file: Int) throws -> Int64 {
    if let known = feeds[file] { return known }
    let name = market.files.indices.contains(file) ? market.files[file] : ""
    let named = try db.cachedStatement(sql: "SELECT number FROM feed WHERE name = ?")
    var number = try Int64.fetchOne(named, arguments: [name])
    if number == nil {
      try db.execute(sql: "INSERT INTO feed (name) VALUES (?)", arguments: [name])
      number = db.lastInsertedRowID
    }
    feeds[file] = number
    return number ?? 0
  }
}
