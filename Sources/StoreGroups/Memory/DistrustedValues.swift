import Marketplace

/// Values that are held back whatever the hub model says: listed as hubs, or held by many more stores than before.
struct DistrustedValues: Sendable {
  /// Whether each value of the graph is held back; empty when none is.
  private(set) var isDistrusted: [Bool] = []
  /// What the listed hubs came to, in order of the list.
  private(set) var hubs: [KnownHubOutcome] = []
  /// Values that jumped, most holders first, then in order of values.
  private(set) var jumps: [HolderJump] = []

  /// Holders from which on a value of the earlier scan is remembered. Fewer say nothing: a ring that opened between two
  /// scans shares values that nobody shared before.
  static let remembered = 5
  /// A value jumps when it has so many times the holders that it had, and so many more.
  private static let factor = 3
  private static let more = 10

  /// No value.
  static let none = DistrustedValues()

  private init() {}

  /// The values of a market that are held back.
  ///
  /// - Parameters:
  ///   - today: The day that tells which entries have expired.
  /// - Complexity: O(values) when there is anything to remember, plus the holders of remembered values.
  init(_ memory: LinkageMemory, in index: IdentifierIndex, of market: Market, today: Day?) {
    let wide = memory.values.isEmpty ? [] : Self.wide(in: index)
    let earlier = memory.values.alike(masked: Set(wide.lazy.map(\.masked)))
    guard !memory.hubs.isEmpty || !earlier.isEmpty || !memory.heldOutside.isEmpty else { return }
    isDistrusted = (0..<index.graph.valueCount).map { value in
      !memory.heldOutside.isEmpty && index.registered(value).map(memory.heldOutside.contains) ?? false
    }
    list(memory.hubs, in: index, today: today)
    compare(wide, with: earlier, in: index, of: market)
  }

  private mutating func list(_ hubs: [KnownHub], in index: IdentifierIndex, today: Day?) {
    guard !hubs.isEmpty else { return }
    var values: [String: [Int]] = [:]
    let wanted = Set(hubs.compactMap(\.canonical))
    for value in 0..<index.graph.valueCount where index.graph.spaces[value] != .copies {
      let text = index.text(value)
      if wanted.contains(text) { values[text, default: []].append(value) }
    }
    for hub in hubs {
      let isExpired = today.map { $0 > hub.expires } ?? false
      let found = (hub.canonical.flatMap { values[$0] } ?? []).filter {
        // An address may be premises to one and a warehouse to another: it is the same place. A telephone number or a
        // mailbox may be a payment account as well.
        let space = index.graph.spaces[$0]
        return space.tieKind([], []).family == hub.kind.family
          || space.tieKind(.account, .account).family == hub.kind.family
      }
      if !isExpired { for value in found { isDistrusted[value] = true } }
      self.hubs.append(
        KnownHubOutcome(
          hub: hub, holders: found.map { index.graph.holderCount(of: $0) }.max() ?? 0, isExpired: isExpired))
    }
  }

  /// The values that are held by as many as one that jumped is at least.
  private static func wide(in index: IdentifierIndex) -> [(value: Int, masked: String)] {
    let graph = index.graph
    return (0..<graph.valueCount).compactMap { value in
      graph.holderCount(of: value) >= remembered + more && graph.spaces[value] != .copies
        ? (value, index.masked(value)) : nil
    }
  }

  private mutating func compare(
    _ wide: [(value: Int, masked: String)], with earlier: [EarlierValue], in index: IdentifierIndex, of market: Market
  ) {
    guard !earlier.isEmpty else { return }
    let graph = index.graph
    let known = Dictionary(grouping: earlier, by: \.masked)
    for (value, masked) in wide where !isDistrusted[value] {
      let count = graph.holderCount(of: value)
      let kind = graph.modelKind(of: value)
      guard let candidates = known[masked] else { continue }
      let holders = graph.edges(of: value).map { Int(graph.holders[$0]) }
      let ids = Set(holders.map { market.id(ofStore: $0) })
      // Masked values may look alike: it is the one that shares most holders.
      let before = candidates.filter { $0.kind.family == kind.family && !ids.isDisjoint(with: $0.stores) }
        .max {
          // A value that jumped stands twice: held back with all its holders, and as a jump with those it had before.
          let (x, y) = (ids.intersection($0.stores).count, ids.intersection($1.stores).count)
          return x != y ? x < y : $0.settledHolders > $1.settledHolders
        }
      guard let before, before.settledHolders >= Self.remembered, count >= Self.factor * before.settledHolders,
        count >= before.settledHolders + Self.more
      else { continue }
      isDistrusted[value] = true
      jumps.append(
        HolderJump(kind: kind, masked: masked, before: before.settledHolders, stores: holders))
    }
    jumps.sort { $0.stores.count > $1.stores.count }
  }

  /// Whether a value is held back.
  func contains(_ value: Int) -> Bool { !isDistrusted.isEmpty && isDistrusted[value] }
}
