public import Marketplace

/// What the index of listings keeps of a listing's texts and of its product; made by whoever knows these.
public struct TextKeys: Sendable {
  /// The hashes of its shingles, each once, in an order that is random but the same for every text.
  public var shingles: [UInt32] = []
  /// A hash of all of them.
  public var whole: UInt32 = 0
  /// A hash of the product and the currency that the listing asks a price in; `nil` when its fields do not tell.
  public var product: UInt32?

  /// Nothing yet.
  public init() {}

  /// Keys of rare shingles that a listing has in the index, at most.
  private static let most = 16
  /// Texts that a shingle of a key stands in, at most: what more share is of templates, and no key.
  private static let rare: UInt32 = 150

  /// The keys by which the listing is found: the first rare shingles in the common order, of which two listings that
  /// resemble each other share some (bottom-k sketch; Broder 1997), and last the hash of all shingles.
  ///
  /// - Parameter counters: In how many texts the shingles of each counter stand.
  func keys(_ counters: Span<UInt32>) -> [UInt32] {
    var keys: [UInt32] = []
    for hash in shingles where keys.count < Self.most {
      if counters[Int(hash >> UInt32(32 - ListingIndex.counterBits))] <= Self.rare { keys.append(hash) }
    }
    return keys + [whole]
  }

  /// All keys that the index keeps of the listing: those of its texts, and its product.
  func kept(_ counters: Span<UInt32>) -> [UInt32] {
    keys(counters) + (product.map { [$0] } ?? [])
  }
}

/// Reads the keys of a listing's texts.
public protocol TextKeyReading {
  /// Reads the keys of a listing of a table.
  mutating func read(_ listing: Int, of table: RecordTable, into keys: inout TextKeys)
}
