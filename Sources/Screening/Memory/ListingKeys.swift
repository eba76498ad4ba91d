public import Catalog
internal import DuplicateListings
internal import Fingerprints
public import Marketplace
internal import StoreGroups

/// Reads what a catalog finds listings by that resemble a new one, their shingles in the order of a mixed hash, or that
/// offer the same product.
public struct ListingKeys: TextKeyReading, Sendable {
  private let fold = TextFold()
  private var shingler = Shingler()
  private let synonyms = Synonyms.carried
  private var text = FoldedText()
  private var plain = FoldedText()
  private var hashes: [UInt32] = []
  private var order: [UInt64] = []

  /// A reader; it keeps its buffers.
  public init() {}

  /// Reads the keys of a listing.
  ///
  /// - Complexity: O(bytes + shingles · log shingles).
  public mutating func read(_ listing: Int, of table: RecordTable, into keys: inout TextKeys) {
    hashes.removeAll(keepingCapacity: true)
    let arena = table.arena
    for value in table.values(of: listing)
    where value.field == .title || value.field == .description {
      text.removeAll()
      fold.fold(arena.span.extracting(value.text), limit: 1 << 16, appendingTo: &text)
      synonyms.apply(to: text, into: &plain)
      shingler.shingle(plain, into: &hashes)
    }
    order.removeAll(keepingCapacity: true)
    for hash in hashes { order.append(UInt64(Self.mixed(hash)) << 32 | UInt64(hash)) }
    order.sort()
    keys.shingles.removeAll(keepingCapacity: true)
    var state: UInt64 = 0xCBF2_9CE4_8422_2325
    for pair in order where keys.shingles.last != UInt32(truncatingIfNeeded: pair) {
      let hash = UInt32(truncatingIfNeeded: pair)
      keys.shingles.append(hash)
      state = (state ^ UInt64(hash)) &* 0x9E37_79B9_7F4A_7C15
      state ^= state >> 29
    }
    keys.whole = UInt32(truncatingIfNeeded: state >> 32)
    keys.product = ProductKey.of(listing, in: table).map { UInt32(truncatingIfNeeded: $0.product >> 32) }
  }

  /// A permutation, so that the least are no particular shingles (the finalizer of MurmurHash3, Appleby 2011).
  private static func mixed(_ hash: UInt32) -> UInt32 {
    var value = hash
    value = (value ^ (value >> 16)) &* 0x85EB_CA6B
    value = (value ^ (value >> 13)) &* 0xC2B2_AE35
    return value ^ (value >> 16)
  }
}
