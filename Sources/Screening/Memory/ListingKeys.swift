public import Catalog
internal import Fingerprints
public import Marketplace

/// The keys by which a catalog finds listings that resemble a new one: the least of the mixed hashes of a listing's
/// shingles (bottom-k sketch; Broder 1997). Two texts that share 40 % of their shingles share some twelve of 32. With half as
/// many, a copy of which most shingles are of templates that thousands use was missed now and then.
public struct ListingKeys: TextKeyReading, Sendable {
  /// Keys of a listing.
  static let count = 32

  private let fold = TextFold()
  private var shingler = Shingler()
  private var text = FoldedText()
  private var hashes: [UInt32] = []

  /// A reader; it keeps its buffers.
  public init() {}

  /// Reads the keys of a listing.
  ///
  /// - Complexity: O(bytes + shingles · log shingles).
  public mutating func read(_ listing: Int, of table: RecordTable, into keys: inout TextKeys) {
    hashes.removeAll(keepingCapacity: true)
    let arena = table.arena
    for value in table.values(of: listing) where value.field == .title || value.field == .description {
      text.removeAll()
      fold.fold(arena.span.extracting(value.text), limit: 1 << 16, appendingTo: &text)
      shingler.shingle(text, into: &hashes)
    }
    hashes.sort()
    keys.shingles.removeAll(keepingCapacity: true)
    for hash in hashes where keys.shingles.last != hash { keys.shingles.append(hash) }
    keys.keys = Array(keys.shingles.map(Self.mixed).sorted().prefix(Self.count))
  }

  /// A permutation, so that the least are no particular shingles (the finalizer of MurmurHash3, Appleby 2011).
  private static func mixed(_ hash: UInt32) -> UInt32 {
    var value = hash
    value = (value ^ (value >> 16)) &* 0x85EB_CA6B
    value = (value ^ (value >> 13)) &* 0xC2B2_AE35
    return value ^ (value >> 16)
  }
}
