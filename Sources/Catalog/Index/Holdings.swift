internal import Foundation
internal import GRDB
public import Marketplace

/// What the stores of a market registered, in a form that is equal when two stores hold the same; made by whoever knows
/// identifiers.
public struct StoreValues {
  /// The values of a store, by its index.
  let of: (Int) -> [StoreValue]

  /// Values that are read when they are asked for.
  public init(_ values: @escaping (Int) -> [StoreValue]) { of = values }
}

extension Catalog {
  /// The keyed hash of a registered value, which tells nobody without the key what it was.
  static func holding(_ value: [UInt8], _ key: CatalogKey) -> Int64 {
    key.hash(value).prefix(8).reduce(0) { $0 << 8 | Int64($1) }
  }

  /// The numbers of the stores that hold each of some values.
  ///
  /// - Parameter values: Values, and how many of the holders of each are wanted at most.
  public func holders(
    ofEach values: [(value: [UInt8], limit: Int)]
  ) throws(CatalogError) -> [[Int64]] {
    guard let key else { throw .keyMissing(path: path) }
    guard !values.isEmpty else { return [] }
    return try read { db in
      let statement = try db.cachedStatement(sql: "SELECT store FROM holding WHERE hash = ? LIMIT ?")
      return try values.map { try Int64.fetchAll(statement, arguments: [Self.holding($0.value, key), $0.limit]) }
    }
  }

  /// The numbers of the stores that hold something that one of some stores holds.
  ///
  /// - Parameter limit: What more hold is passed over.
  public func neighbours(ofStores numbers: some Collection<Int64>, limit: Int) throws(CatalogError) -> Set<Int64> {
    guard !numbers.isEmpty else { return [] }
    return try read { db in
      let own = try db.cachedStatement(sql: "SELECT hash FROM holding WHERE store = ?")
      let others = try db.cachedStatement(sql: "SELECT store FROM holding WHERE hash = ? LIMIT ?")
      var found: Set<Int64> = []
      for number in numbers {
        for hash in try Int64.fetchAll(own, arguments: [number]) {
          let holders = try Int64.fetchAll(others, arguments: [hash, limit + 1])
          if holders.count <= limit { found.formUnion(holders) }
        }
      }
      return found
    }
  }

  /// The numbers of some stores, spread evenly by what they hold; the same of the same catalog.
  public func sampleStores(_ count: Int) throws(CatalogError) -> [Int64] {
    try read { db in
      let statement = try db.cachedStatement(sql: "SELECT store FROM holding WHERE hash >= ? ORDER BY hash LIMIT 1")
      var found: [Int64] = []
      for step in 0..<count {
        let hash = Int64(bitPattern: 1 << 63 &+ UInt64(step) &* (.max / UInt64(max(1, count))))
        if let store = try Int64.fetchOne(statement, arguments: [hash]) { found.append(store) }
      }
      return found
    }
  }
}

extension Catalog {
  /// Notes anew what every store holds, from the records, and of which groups it is.
  ///
  /// - Parameter values: What the first store of a market registered.
  /// - Complexity: O(bytes registered).
  public func reindex(values: @escaping (Market) -> [StoreValue]) throws(CatalogError) {
    guard let key else { throw .keyMissing(path: path) }
    try write { db in
      try Self.hold(values, key, in: db)
      try Self.refillGroupMembers(in: db)
    }
  }

  static func hold(_ values: ((Market) -> [StoreValue])?, _ key: CatalogKey, in db: Database) throws {
    try db.execute(sql: "DELETE FROM holding; DELETE FROM fact WHERE name = 'holdings'")
    guard let values else { return }
    let writer = try HoldingWriter(key, in: db)
    var draft = RecordDraft()
    for number in try Int64.fetchAll(db, sql: "SELECT number FROM record WHERE kind = 'store'") {
      guard let row = try Row.fetchOne(db, sql: "SELECT id, record FROM record WHERE number = ?", arguments: [number]),
        let bytes = RecordShelf.stores(key).open(row["record"], of: Array(row["id"] as Data)),
        RecordCoding.decode(bytes.span, into: &draft)
      else { continue }
      var table = RecordTable()
      table.append(draft, file: 0, line: 0, column: 0)
      try writer.put(
        values(Market(files: [""], stores: table, listings: RecordTable())), of: row["id"], number: number)
    }
    try db.execute(sql: "INSERT INTO fact (name, value) VALUES ('holdings', 'whole')")
  }

  /// Whether it is known of every store what it holds.
  public func knowsHoldings() throws(CatalogError) -> Bool {
    try read { try Bool.fetchOne($0, sql: "SELECT 1 FROM fact WHERE name = 'holdings'") != nil }
  }

  /// The numbers of stores with these ids.
  public func numbers(ofStores ids: some Collection<[UInt8]>) throws(CatalogError) -> [Int64] {
    guard !ids.isEmpty else { return [] }
    return try read { db in
      let statement = try db.cachedStatement(sql: "SELECT number FROM record WHERE kind = 'store' AND id = ?")
      return try ids.compactMap { try Int64.fetchOne(statement, arguments: [Data($0)]) }
    }
  }

  /// The numbers of the listings of stores.
  ///
  /// - Parameter limit: So many of a store at most.
  public func listings(ofStores numbers: some Collection<Int64>, limit: Int) throws(CatalogError) -> [Int64] {
    guard !numbers.isEmpty else { return [] }
    return try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT number FROM record WHERE owner = (SELECT id FROM record WHERE number = ?) AND kind = 'listing' LIMIT ?
          """)
      return try numbers.flatMap { try Int64.fetchAll(statement, arguments: [$0, limit]) }
    }
  }

  /// The numbers of the stores that offer listings.
  public func sellers(ofListings numbers: some Collection<Int64>) throws(CatalogError) -> [Int64] {
    guard !numbers.isEmpty else { return [] }
    return try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT number FROM record WHERE kind = 'store' AND id = (SELECT owner FROM record WHERE number = ?)
          """)
      return try numbers.compactMap { try Int64.fetchOne(statement, arguments: [$0]) }
    }
  }
}
