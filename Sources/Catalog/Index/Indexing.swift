internal import Foundation
internal import GRDB
internal import Marketplace

extension Catalog {
  /// Listings that may stand beside the index before it is written anew.
  private static let tail = 4_000
  /// Listings from which on an index is kept at all; fewer are read in no time.
  private static let least = 20_000

  /// Brings the index of listings up to date, when so many came since that looking at them one by one would take long.
  ///
  /// - Parameters:
  ///   - reader: Reads the keys of texts.
  ///   - anew: Whether all of it is made anew, from the records.
  /// - Returns: Whether there is an index.
  /// - Complexity: O(bytes of the listings that came since + pairs of the index).
  @discardableResult public func updateIndex(
    with reader: some TextKeyReading, anew: Bool = false
  ) throws(CatalogError) -> Bool {
    let (known, waiting, size) = try read { db in
      (
        try Self.indexNumber(in: db),
        try Int.fetchOne(db, sql: "SELECT count(*) FROM unindexed") ?? 0,
        try Int.fetchOne(db, sql: "SELECT max(number) FROM record") ?? 0
      )
    }
    let old = anew ? nil : known.flatMap { ListingIndex(contentsOf: indexFile($0)) }
    guard size >= Self.least || anew else { return false }
    guard old == nil || waiting > Self.tail else { return true }
    var pairs = old?.pairs ?? []
    var counters = old?.counters ?? [UInt32](repeating: 0, count: 1 << ListingIndex.counterBits)
    var texts = old?.texts ?? 0
    var reader = reader
    let newest = try read { db in
      // First how common each shingle is, then which of them are rare enough for keys.
      let source =
        old == nil
        ? "SELECT number, record FROM record WHERE kind = 'listing'"
        : "SELECT number, record FROM record JOIN unindexed USING (number)"
      try Self.forEachListing(in: db, sql: source) { number, table in
        var keys = TextKeys()
        reader.read(0, of: table, into: &keys)
        for hash in keys.shingles {
          counters[Int(hash >> UInt32(32 - ListingIndex.counterBits))] &+= 1
        }
        texts += 1
      }
      try Self.forEachListing(in: db, sql: source) { number, table in
        var keys = TextKeys()
        reader.read(0, of: table, into: &keys)
        for key in keys.kept(counters.span) { pairs.append(UInt64(key) << 32 | UInt64(number)) }
      }
      return try Int.fetchOne(db, sql: "SELECT max(sequence) FROM unindexed") ?? 0
    }
    pairs.sort()
    let next = (known ?? 0) + 1
    do {
      try ListingIndex.write(pairs: pairs, counters: counters, texts: texts, to: indexFile(next))
    } catch {
      throw .cannotOpen(path: indexFile(next).path, reason: error.localizedDescription)
    }
    try write { db in
      try db.execute(
        sql:
          "INSERT INTO fact (name, value) VALUES ('index', ?1) ON CONFLICT (name) DO UPDATE SET value = ?1",
        arguments: [String(next)])
      // What came while the file was written is still to be taken in.
      try db.execute(sql: "DELETE FROM unindexed WHERE sequence <= ?", arguments: [newest])
    }
    if let known { try? FileManager.default.removeItem(at: indexFile(known)) }
    return true
  }

  private static func indexNumber(in db: Database) throws -> Int? {
    try String.fetchOne(db, sql: "SELECT value FROM fact WHERE name = 'index'").flatMap { Int($0) }
  }

  private func indexFile(_ number: Int) -> URL { URL(filePath: "\(path)-index-\(number)") }

  private static func forEachListing(
    in db: Database, sql: String, _ body: (UInt32, RecordTable) -> Void
  ) throws {
    var draft = RecordDraft()
    let rows = try Row.fetchCursor(db, sql: sql)
    while let row = try rows.next() {
      let bytes = [UInt8](row[1] as Data)
      guard RecordCoding.decode(bytes.span, into: &draft) else { continue }
      var table = RecordTable()
      table.append(draft, file: 0, line: 0, column: 0)
      body(UInt32(truncatingIfNeeded: row[0] as Int64), table)
    }
  }

  /// Opens the index of listings, with what came since it was written.
  ///
  /// - Returns: `nil` when the catalog has none: then everything has to be looked at.
  public func textIndex(with reader: some TextKeyReading) throws(CatalogError) -> TextIndex? {
    try read { db in
      guard let number = try Self.indexNumber(in: db), let index = ListingIndex(contentsOf: indexFile(number)) else {
        return nil
      }
      var opened = TextIndex(number: number, index: index)
      try Self.take(into: &opened, in: db, with: reader)
      return opened
    }
  }

  /// Brings an index that was opened before up to date.
  ///
  /// - Parameter onlyAdded: Whether nothing can have been taken away since.
  /// - Returns: Whether it is; else it is of no use any more, and has to be opened anew.
  /// - Complexity: O(bytes of the listings that came since), and a look for each that is not in the file, unless listings
  ///   were only added.
  public func refresh(
    _ index: inout TextIndex, with reader: some TextKeyReading, onlyAdded: Bool = false
  ) throws(CatalogError) -> Bool {
    try read { db in
      guard try Self.indexNumber(in: db) == index.number else { return false }
      try Self.take(into: &index, in: db, with: reader)
      if onlyAdded { return true }
      // A listing that was taken away, and did not come again, would stay.
      let waiting = try Int.fetchOne(db, sql: "SELECT count(*) FROM unindexed") ?? 0
      return index.waiting == waiting
    }
  }

  private static func take(into index: inout TextIndex, in db: Database, with reader: some TextKeyReading) throws {
    var reader = reader
    var found: [(UInt32, TextKeys)] = []
    let newest = index.newest
    try forEachListing(
      in: db,
      sql: """
        SELECT number, record FROM record JOIN unindexed USING (number) WHERE sequence > \(newest) ORDER BY sequence
        """
    ) { number, table in
      var keys = TextKeys()
      reader.read(0, of: table, into: &keys)
      found.append((number, keys))
    }
    for (number, keys) in found { index.take(keys, of: number) }
    index.newest = try Int.fetchOne(db, sql: "SELECT max(sequence) FROM unindexed") ?? newest
  }

  /// Holds the index against the records.
  ///
  /// - Returns: The number of listings that the index does not have as they are: all, when it is lost or unreadable.
  /// - Complexity: O(bytes of the listings).
  public func listingsNotIndexed(with reader: some TextKeyReading) throws(CatalogError) -> Int {
    guard let index = try textIndex(with: reader) else {
      return try read { db in
        guard try Self.indexNumber(in: db) != nil else { return 0 }
        return try Int.fetchOne(db, sql: "SELECT count(*) FROM record WHERE kind = 'listing'") ?? 0
      }
    }
    var reader = reader
    return try read { db in
      var missing = 0
      try Self.forEachListing(
        in: db, sql: "SELECT number, record FROM record WHERE kind = 'listing'"
      ) {
        number, table in
        var keys = TextKeys()
        reader.read(0, of: table, into: &keys)
        var isThere = false
        index.forEach(keys.whole, limit: .max / 2) { isThere = isThere || $0 == number }
        if !isThere { missing += 1 }
      }
      return missing
    }
  }
}
