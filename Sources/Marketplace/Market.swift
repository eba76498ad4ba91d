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

  /// A market of stores and listings whose ids are unique and in ascending order of bytes.
  ///
  /// - Precondition: ids ascend strictly.
  public init(files: [String], stores: RecordTable, listings: RecordTable, asOf: Day? = nil) {
    self.files = files
    self.stores = stores
    self.listings = listings
    self.asOf = asOf
    self.storeOfListing = Self.owners(of: listings, among: stores)
  }

  /// The index of a store.
  ///
  /// - Complexity: O(log stores).
  public func store(withID id: String) -> Int? { stores.record(withID: Array(id.utf8).span) }

  /// The index of a listing.
  ///
  /// - Complexity: O(log listings).
  public func listing(withID id: String) -> Int? { listings.record(withID: Array(id.utf8).span) }

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

  private static func owners(of listings: RecordTable, among stores: RecordTable) -> [Int32] {
    let arena = listings.arena
    return (0..<listings.count).map { listing in
      guard let store = listings.first(.store, of: listing) else { return -1 }
      return stores.record(withID: arena.span.extracting(store.text)).map { Int32($0) } ?? -1
    }
  }
}

extension RecordTable {
  /// The record with an id, among records whose ids ascend.
  ///
  /// Ids are compared by their bytes: two spellings that look alike are two ids.
  fileprivate func record(withID id: Span<UInt8>) -> Int? {
    let arena = arena.span
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if arena.extracting(first(.id, of: middle)?.text ?? 0..<0).order(before: id) < 0 {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low < count, arena.extracting(first(.id, of: low)?.text ?? 0..<0).order(before: id) == 0 else { return nil }
    return low
  }
}

extension Span<UInt8> {
  /// How these bytes stand to others: negative when they come before, 0 when they are equal, positive after.
  public func order(before other: Span<UInt8>) -> Int {
    for index in 0..<Swift.min(count, other.count) where self[index] != other[index] {
      return Int(self[index]) - Int(other[index])
    }
    return count - other.count
  }
}
