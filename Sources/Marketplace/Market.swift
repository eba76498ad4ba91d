/// Everything that the feeds of one run said: stores and listings, each once, with where they stand.
///
/// Stores and listings are known by their index here, in order of id, so that the order of files and records never
/// shows in a result.
public struct Market: Sendable {
  /// The feeds, as the user named them, in order.
  public let files: [String]
  /// One record a store, in order of id (bytes).
  public let stores: RecordTable
  /// One record a listing, in order of id (bytes).
  public let listings: RecordTable
  /// The store of each listing, or -1 when no feed registers it.
  public let storeOfListing: [Int32]
  /// The day the market was exported, when a feed says so.
  public let asOf: Day?

  private let storeIDs: [String: Int]
  private let listingIDs: [String: Int]

  /// A market of stores and listings whose ids are unique and in ascending order of bytes.
  ///
  /// - Precondition: ids ascend strictly.
  public init(files: [String], stores: RecordTable, listings: RecordTable, asOf: Day? = nil) {
    self.files = files
    self.stores = stores
    self.listings = listings
    self.asOf = asOf
    let storeIDs = Self.index(stores)
    self.storeIDs = storeIDs
    self.listingIDs = Self.index(listings)
    var owners: [Int32] = []
    owners.reserveCapacity(listings.count)
    for listing in 0..<listings.count {
      let store = listings.string(.store, of: listing)
      owners.append(store.flatMap { storeIDs[$0] }.map { Int32($0) } ?? -1)
    }
    self.storeOfListing = owners
  }

  /// The index of a store.
  public func store(withID id: String) -> Int? { storeIDs[id] }

  /// The index of a listing.
  public func listing(withID id: String) -> Int? { listingIDs[id] }

  /// The id of a store.
  public func id(ofStore index: Int) -> String { stores.string(.id, of: index) ?? "" }

  /// The id of a listing.
  public func id(ofListing index: Int) -> String { listings.string(.id, of: index) ?? "" }

  /// Where a store's record stands.
  public func place(ofStore index: Int) -> SourcePlace { place(of: index, in: stores) }

  /// Where a listing's record stands.
  public func place(ofListing index: Int) -> SourcePlace { place(of: index, in: listings) }

  private func place(of record: Int, in table: RecordTable) -> SourcePlace {
    let file = table.file(of: record)
    return SourcePlace(
      file: files.indices.contains(file) ? files[file] : "", line: table.line(of: record),
      column: table.column(of: record))
  }

  private static func index(_ table: RecordTable) -> [String: Int] {
    var ids: [String: Int] = [:]
    ids.reserveCapacity(table.count)
    for record in 0..<table.count { ids[table.string(.id, of: record) ?? ""] = record }
    return ids
  }
}
