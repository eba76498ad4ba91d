internal import Foundation
internal import GRDB

/// A value that a store registered, for the catalog to keep hashed and masked.
public struct StoreValue: Sendable {
  /// What tells it from all others.
  public let bytes: [UInt8]
  /// What it is: a kind of tie, by its name.
  public let kind: String
  /// The value as people may see it.
  public let masked: String

  /// A value.
  public init(bytes: [UInt8], kind: String, masked: String) {
    self.bytes = bytes
    self.kind = kind
    self.masked = masked
  }
}

/// A value that a store registered, as people may see it.
public struct MaskedIdentifier: Hashable, Sendable {
  /// The id of the store.
  public let store: String
  /// What it is: a kind of tie, by its name.
  public let kind: String
  /// The value, masked.
  public let masked: String
  /// How many stores of the catalog hold it, this one among them; 0 after the key was lost.
  public let holders: Int
}

extension Catalog {
  /// What stores registered, masked: no key is needed for it, and it stays when the key is lost.
  ///
  /// - Returns: By store as they are given, then by kind and masked form.
  /// - Complexity: O(values · log values of all stores + their holders).
  public func identifiers(ofStores ids: some Sequence<String>) throws(CatalogError) -> [MaskedIdentifier] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT kind, masked, (SELECT count(*) FROM holding WHERE holding.hash = identifier.hash) AS holders
          FROM identifier WHERE store = ? ORDER BY kind, masked, hash
          """)
      return try ids.flatMap { id in
        try Row.fetchAll(statement, arguments: [Data(id.utf8)]).map { row in
          MaskedIdentifier(store: id, kind: row["kind"], masked: row["masked"], holders: row["holders"])
        }
      }
    }
  }
}
