import Fingerprints
import Identifiers
import Marketplace

/// Every registered value of a market in canonical form, met with its equals: the holder graph, and what is faulty.
struct IdentifierIndex: Sendable {
  /// Who holds what; copies of listings come last.
  let graph: HolderGraph
  /// Faulty values, in order of store.
  let faults: [RegistrationFault]
  /// Log-odds that the records of each party without an equal number are one party's, by value.
  let recordOdds: [Int32: Double]
  /// The canonical bytes of the graph's values that stores registered, back to back.
  private let texts: [UInt8]
  /// Where each value's text begins; values that are copies have none.
  private let textStarts: [Int]

  /// A value as people may see it; empty for copies.
  func masked(_ value: Int) -> String {
    guard value + 1 < textStarts.count else { return "" }
    let space = graph.spaces[value]
    let text = texts[space.plain(texts[textStarts[value]..<textStarts[value + 1]])]
    return text.isEmpty ? "" : Identifier.masked(text.span, as: space.identifierKind)
  }

  /// A value in canonical form, in full; empty for copies.
  func text(_ value: Int) -> String {
    guard value + 1 < textStarts.count else { return "" }
    return graph.spaces[value].text(of: texts[textStarts[value]..<textStarts[value + 1]])
  }

  /// A value as ``RegisteredValues`` hands it out; `nil` for copies.
  func registered(_ value: Int) -> RegisteredValue? {
    guard value + 1 < textStarts.count else { return nil }
    return RegisteredValue(bytes: [graph.spaces[value].rawValue] + texts[textStarts[value]..<textStarts[value + 1]])
  }

  /// Adds which stores share copies to what was registered.
  ///
  /// - Complexity: O(stores + holdings).
  init(
    _ registered: consuming RegistrationIndex, market: Market, copies: ListingCopies, parameters: LinkageParameters
  ) {
    faults = registered.faults
    recordOdds = registered.recordOdds
    var shared = registered.takeShared()
    texts = shared.texts
    textStarts = shared.textStarts
    for stores in copies.storesByCluster(in: market) {
      shared.spaces.append(.copies)
      shared.holders.append(contentsOf: stores)
      shared.roles.append(contentsOf: repeatElement([], count: stores.count))
      shared.holderStarts.append(shared.holders.count)
    }
    graph = HolderGraph(
      storeCount: market.stores.count, spaces: shared.spaces, holderStarts: shared.holderStarts,
      holders: shared.holders, roles: shared.roles, ownSpaces: shared.ownSpaces,
      valuesPerSpace: parameters.valuesPerSpace)
  }
}
