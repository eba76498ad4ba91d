import Marketplace

@testable import StoreGroups

/// Builds small markets, in order of ids whatever the order of calls.
struct MarketBuilder {
  private var stores: [String: RecordDraft] = [:]
  private var parts: [String: UInt8] = [:]
  private var listings: [String: RecordDraft] = [:]
  private(set) var copies: [[String]] = []

  init() {}

  /// Says something about a store, which it opens when it is new.
  mutating func say(_ store: String, _ field: Field, _ text: String, _ qualifier: String? = nil) {
    if stores[store] == nil {
      var draft = RecordDraft()
      draft.append(.id, store)
      stores[store] = draft
    }
    stores[store]?.append(field, text, qualifier: qualifier, part: parts[store] ?? 0)
  }

  /// Adds a party with its ids.
  mutating func party(
    _ store: String, _ role: String, _ kind: String, name: String = "", scheme: String = "other", id: String
  ) {
    say(store, .party, role, kind)
    if !name.isEmpty { say(store, .partyName, name) }
    say(store, .partyID, id, scheme)
  }

  /// Adds a listing.
  mutating func list(_ id: String, in store: String, brand: String = "云杉", price: String = "10", model: String = "") {
    var draft = RecordDraft()
    draft.append(.id, id)
    draft.append(.store, store)
    draft.append(.title, "\(brand) \(model)")
    draft.append(.brand, brand)
    if !model.isEmpty { draft.append(.mpn, model) }
    draft.append(.price, price, qualifier: "CNY")
    listings[id] = draft
  }

  /// Says that listings are copies of one another.
  mutating func copy(_ ids: [String]) { copies.append(ids) }

  /// The market, and the copies in it.
  func build() -> (Market, ListingCopies) {
    func table(_ drafts: [String: RecordDraft]) -> RecordTable {
      var table = RecordTable()
      for id in drafts.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
        if let draft = drafts[id] { table.append(draft, file: 0, line: 1, column: 1) }
      }
      return table
    }
    let market = Market(files: ["made"], stores: table(stores), listings: table(listings))
    return (market, ListingCopies(clusters: copies.map { $0.compactMap { market.listing(withID: $0) } }))
  }

  /// What the search finds.
  func find() -> GroupFindings {
    let (market, copies) = build()
    return GroupSearch().find(in: market, copies: copies)
  }

  /// What two stores share, whether it links them or not, strongest first.
  func ties(_ a: String, _ b: String) -> [Tie] {
    let (market, copies) = build()
    guard let a = market.store(withID: a), let b = market.store(withID: b) else { return [] }
    let index = IdentifierIndex(
      RegistrationIndex(market: market, parameters: .standard), market: market, copies: copies, parameters: .standard)
    let comparison = PairComparison(
      graph: index.graph, hubs: HubModel(graph: index.graph, parameters: .standard),
      declarations: OwnerDeclarations(market: market), parameters: .standard)
    return LinkDescription(index: index, comparison: comparison).link(
      a, b, evidence: comparison.evidence(a, b), throughGroup: 0
    ).ties
  }

  /// The groups found, as ids of stores.
  func groups() -> Set<[String]> {
    let (market, copies) = build()
    let found = GroupSearch().find(in: market, copies: copies)
    return Set(found.groups.map { $0.stores.map { market.id(ofStore: $0) } })
  }
}

extension MarketBuilder {
  /// A number of the 139 range that no placeholder looks like.
  static func phone(_ number: Int) -> String {
    let digits = String((number &* 7_654_321 &+ 41_523_867) % 100_000_000)
    return "139" + String(repeating: "4", count: 8 - digits.count) + digits
  }

  /// A device id.
  static func device(_ number: Int) -> String {
    let mixed = (UInt64(number) &+ 11) &* 0x9e37_79b9_7f4a_7c15
    let digits = String(mixed, radix: 16)
    return String(repeating: "c", count: 16 - digits.count) + digits + "5ad1e07b92c4f368"
  }

  /// Honest stores with a phone and a device of their own: what a market is mostly made of.
  mutating func addHonest(_ count: Int, from first: Int = 0) {
    for number in first..<(first + count) {
      let store = "h\(number)"
      say(store, .name, "店\(number)")
      party(store, "entity", "company", id: "honest company \(number)")
      say(store, .partyPhone, Self.phone(number))
      say(store, .device, Self.device(number))
    }
  }
}
