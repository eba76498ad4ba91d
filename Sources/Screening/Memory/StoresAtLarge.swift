internal import Catalog
internal import Marketplace
internal import StoreGroups

/// Some stores of the whole market, for a part of it to be seen beside, so that what is learnt of the market at large does
/// not come from connected stores alone.
struct StoresAtLarge: Sendable {
  private let stores: RecordTable
  private let feeds: [String]

  private let ids: Set<[UInt8]>
  /// How many of them hold each value.
  private let holders: [RegisteredValue: Int]
  /// The values that several of them hold, and many more stores of the catalog.
  private let widelyHeld: Set<RegisteredValue>

  /// Stores of a catalog.
  init(_ numbers: some Sequence<Int64>, of catalog: Catalog) throws(CatalogError) {
    let recalled = try catalog.recall(
      stores: numbers, listings: [], firstFile: 0, without: { _ in false }, { _ in false })
    let table = recalled.stores
    let ids = (0..<table.count).map { Array(table.arena[table.first(.id, of: $0)?.text ?? 0..<0]) }
    stores = table.reordered(ids.indices.sorted { ids[$0].lexicographicallyPrecedes(ids[$1]) })
    feeds = recalled.feeds
    self.ids = Set(ids)
    holders = Self.holders(of: Market(files: feeds, stores: stores, listings: RecordTable())) { _ in true }
    var widely: Set<RegisteredValue> = []
    for (value, count) in holders where count > 1 {
      if try Self.isWidelyHeld(value, by: count, of: catalog) { widely.insert(value) }
    }
    widelyHeld = widely
  }

  private static func holders(of market: Market, where isCounted: (Int) -> Bool) -> [RegisteredValue: Int] {
    var holders: [RegisteredValue: Int] = [:]
    var registered = RegisteredValues(market: market)
    for store in 0..<market.stores.count where isCounted(store) {
      for value in registered.values(ofStore: store) { holders[value, default: 0] += 1 }
    }
    return holders
  }

  /// Whether many hold a value that are not among those of whom so many do.
  private static func isWidelyHeld(
    _ value: RegisteredValue, by count: Int, of catalog: Catalog
  ) throws(CatalogError) -> Bool {
    try catalog.holders(of: value.bytes, limit: 2 * count + 1).count > 2 * count
  }

  /// The values that stores of a part of the market, with these beside it, hold with many that are in neither: they say
  /// nothing here.
  ///
  /// - Complexity: O(bytes registered in the part), and a look into the catalog for each value that two stores hold.
  func widelyHeld(beside part: Market, of catalog: Catalog) throws(CatalogError) -> Set<RegisteredValue> {
    let counts = Self.holders(of: part) { store in
      !ids.contains(Array(part.stores.arena[part.stores.first(.id, of: store)?.text ?? 0..<0]))
    }
    var widely = widelyHeld
    for (value, count) in counts {
      let all = count + (holders[value] ?? 0)
      guard all > 1 else { continue }
      if try Self.isWidelyHeld(value, by: all, of: catalog) { widely.insert(value) } else { widely.remove(value) }
    }
    return widely
  }

  /// A part of the market with the stores beside it that it does not have.
  ///
  /// - Complexity: O(bytes of the stores).
  func beside(_ part: Market) -> Market {
    var table = part.stores
    let first = table.count
    table.append(contentsOf: stores, firstFile: part.files.count)
    let arena = table.arena.span
    func order(_ a: Int, _ b: Int) -> Int {
      arena.extracting(table.first(.id, of: a)?.text ?? 0..<0)
        .order(before: arena.extracting(table.first(.id, of: b)?.text ?? 0..<0))
    }
    // Both are in order of id; of a store that both have, the part's own record counts.
    var records: [Int] = []
    var (mine, theirs) = (0, 0)
    while mine < first || theirs < stores.count {
      let next = first + theirs
      let comparison = mine == first ? 1 : theirs == stores.count ? -1 : order(mine, next)
      records.append(comparison <= 0 ? mine : next)
      if comparison <= 0 { mine += 1 }
      if comparison >= 0 { theirs += 1 }
    }
    return Market(files: part.files + feeds, stores: table.reordered(records), listings: part.listings, asOf: part.asOf)
  }
}
