public import Marketplace

/// What the index of listings keeps of a listing's texts; made by whoever knows texts.
public struct TextKeys: Sendable {
  /// The keys: two listings that resemble each other share some.
  public var keys: [UInt32] = []
  /// The hashes of its shingles, each once.
  public var shingles: [UInt32] = []

  /// Nothing yet.
  public init() {}
}

/// Reads the keys of a listing's texts.
public protocol TextKeyReading {
  /// Reads the keys of a listing of a table.
  mutating func read(_ listing: Int, of table: RecordTable, into keys: inout TextKeys)
}
