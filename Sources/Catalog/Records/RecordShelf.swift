internal import Crypto
internal import Foundation
internal import Marketplace

/// One of the two kinds of records, and how the catalog keeps them.
enum RecordShelf {
  /// Stores, sealed under the key: they say who people are.
  case stores(CatalogKey)
  /// Listings, as they are.
  case listings

  /// The kind, as the table of records has it.
  var kind: String {
    switch self {
    case .stores: "store"
    case .listings: "listing"
    }
  }

  /// What tells whether a record changed: 16 bytes. Of stores a keyed hash, so that nobody can try out what one says.
  func content(of bytes: [UInt8]) -> Data {
    switch self {
    case .stores(let key): Data(key.hash(bytes))
    case .listings: Data(SHA256.hash(data: bytes).prefix(16))
    }
  }

  /// A record as the catalog keeps it.
  func keep(_ bytes: [UInt8], of id: [UInt8]) throws -> Data {
    switch self {
    case .stores(let key): try key.seal(bytes, of: id)
    case .listings: Data(bytes)
    }
  }

  /// The record that the catalog kept, or `nil` when it is not what ``keep(_:of:)`` made.
  func open(_ record: Data, of id: [UInt8]) -> [UInt8]? {
    switch self {
    case .stores(let key): key.open(record, of: id)
    case .listings: Array(record)
    }
  }
}
