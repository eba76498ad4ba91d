import Marketplace

/// Which stores were declared to have the same owner, and by whom.
///
/// Anyone can name anyone: only a declaration that both stores make joins them. A one-sided one is shown beside a
/// registered identity that agrees, and counts for nothing alone.
struct OwnerDeclarations: Sendable {
  /// Pairs of stores, the lower index first, ascending; with whether both declared it.
  let pairs: [(a: Int32, b: Int32, isMutual: Bool)]
  private let mutual: [UInt64: Bool]

  /// Reads the declarations of a market. Stores that nobody registers are passed over.
  init(market: Market) {
    var directed: [UInt64] = []
    let table = market.stores
    for store in 0..<table.count {
      for value in table.values(of: store) where value.field == .affiliation {
        guard table.string(value.qualifier) == "same-owner", let other = market.store(withID: table.string(value.text)),
          other != store
        else { continue }
        directed.append(Self.key(min(store, other), max(store, other)) << 1 | (store < other ? 0 : 1))
      }
    }
    directed.sort()
    var pairs: [(a: Int32, b: Int32, isMutual: Bool)] = []
    var mutual: [UInt64: Bool] = [:]
    for (position, entry) in directed.enumerated() where position == 0 || directed[position - 1] != entry {
      let key = entry >> 1
      if mutual[key] != nil {
        mutual[key] = true
        pairs[pairs.count - 1].isMutual = true
      } else {
        mutual[key] = false
        pairs.append((Int32(key >> 31), Int32(key & 0x7fff_ffff), false))
      }
    }
    self.pairs = pairs
    self.mutual = mutual
  }

  private static func key(_ a: Int, _ b: Int) -> UInt64 { UInt64(a) << 31 | UInt64(b) }

  /// Whether both stores declared the other.
  func areMutual(_ a: Int, _ b: Int) -> Bool { !mutual.isEmpty && mutual[Self.key(min(a, b), max(a, b))] == true }

  /// Whether either store declared the other.
  func exists(_ a: Int, _ b: Int) -> Bool { !mutual.isEmpty && mutual[Self.key(min(a, b), max(a, b))] != nil }
}
