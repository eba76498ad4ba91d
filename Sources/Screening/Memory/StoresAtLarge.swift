internal import Catalog
internal import Marketplace
internal import StoreGroups

/// Some stores of the whole market, for a part of it to be seen beside, so that what is learnt of the market at large does
/// not come from connected stores alone.
struct StoresAtLarge: Sendable {
  private let stores: RecordTable
  private let feeds: [String]

  /// What their values come to.
  let knownValues: JudgedValues

  private let ids: Set<[UInt8]>
  /// How many of them hold each value.
  private let holders: [RegisteredValue: Int]
  /// The values that several of them hold, and many more stores of the catalog.
  private let widelyHeld: Set<RegisteredValue>

  /// Stores of a catalog.
  init(_ numbers: some Sequence<Int64>, of catalog: Catalog) throws(CatalogError) {
    let recalled = try catalog.recall(
      stores: numbers, listings: [], firstFile: 0, without: { _ in false }, { _ in false })
    stores = recalled.stores.inOrderOfID()
    feeds = recalled.feeds
    ids = Set(
      (0..<stores.count).map { [stores] store in Array(stores.arena[stores.first(.id, of: store)?.text ?? 0..<0]) })
    let market = Market(files: feeds, stores: stores, listings: RecordTable())
    knownValues = JudgedValues(of: market)
    holders = Self.holders(of: market, knownValues) { _ in true }
    widelyHeld = Set(try Self.widelyHeld(among: holders.filter { $0.value > 1 }, of: catalog))
  }

  private static func holders(
    of market: Market, _ known: JudgedValues, where isCounted: (Int) -> Bool
  ) -> [RegisteredValue: Int] {
    var holders: [RegisteredValue: Int] = [:]
    var registered = RegisteredValues(market: market, known: known)
    for store in 0..<market.stores.count where isCounted(store) {
      for value in registered.values(ofStore: store) { holders[value, default: 0] += 1 }
    }
    return holders
  }

  /// The values that many hold who are not among those of whom so many do.
  private static func widelyHeld(
    among holders: [RegisteredValue: Int], of catalog: Catalog
  ) throws(CatalogError) -> [RegisteredValue] {
    let values = Array(holders)
    let all = try catalog.holders(ofEach: values.map { ($0.key.bytes, 2 * $0.value + 1) })
    return values.indices.filter { all[$0].count > 2 * values[$0].value }.map { values[$0].key }
  }

  /// How many stores of a part of the market hold each value, without these.
  ///
  /// - Parameter values: What the values of the part come to, as far as they were judged before.
  /// - Complexity: O(bytes registered in the part).
  func holders(in part: Market, _ values: JudgedValues) -> [RegisteredValue: Int] {
    Self.holders(of: part, values) { store in
      !ids.contains(Array(part.stores.arena[part.stores.first(.id, of: store)?.text ?? 0..<0]))
    }
  }

  /// The values that stores of a part of the market, with these beside it, hold with many that are in neither: they say
  /// nothing here.
  ///
  /// - Parameter counts: See ``holders(in:_:)``.
  /// - Complexity: a look into the catalog for each value that two stores hold.
  func widelyHeld(
    beside counts: [RegisteredValue: Int], of catalog: Catalog
  ) throws(CatalogError) -> Set<RegisteredValue> {
    var shared: [RegisteredValue: Int] = [:]
    for (value, count) in counts {
      let all = count + (holders[value] ?? 0)
      if all > 1 { shared[value] = all }
    }
    return widelyHeld.subtracting(shared.keys).union(try Self.widelyHeld(among: shared, of: catalog))
  }

  /// A part of the market with those of these stores beside it that it lacks.
  func beside(_ part: Market) -> Market {
    part.beside(stores, from: feeds)
  }
}
