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

  /// Stores from which on what was freed is worth giving back.
  private static let many = 10_000

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

  /// Indexes a market.
  ///
  /// - Parameter known: What some of the values came to when they were judged before.
  /// - Complexity: O(bytes registered + stores + holdings), as long as hashes spread.
  init(market: Market, copies: ListingCopies, parameters: LinkageParameters, known: JudgedValues = JudgedValues()) {
    var registered = Registrations(of: market, known)
    self.faults = registered.faults
    var shared = registered.takeSharedValues()
    // What all occurrences took lies in the way of the parties' records.
    if market.stores.count >= Self.many { FreedMemory.giveBack() }
    var recordOdds: [Int32: Double] = [:]
    for (kind, priors, space) in [
      (PartyRecords.Kind.person, parameters.persons, ValueSpace.personRecord),
      (.company, parameters.companies, .companyRecord),
    ] {
      for party in PartyResolution.find(in: market, kind: kind, priors: priors, judged: registered.judged) {
        recordOdds[Int32(truncatingIfNeeded: shared.spaces.count)] = party.weight
        shared.append(party, in: space)
      }
    }
    self.recordOdds = recordOdds
    self.texts = shared.texts
    self.textStarts = shared.textStarts
    for stores in copies.storesByCluster(in: market) {
      shared.spaces.append(.copies)
      shared.holders.append(contentsOf: stores)
      shared.roles.append(contentsOf: repeatElement([], count: stores.count))
      shared.holderStarts.append(shared.holders.count)
    }
    self.graph = HolderGraph(
      storeCount: market.stores.count, spaces: shared.spaces, holderStarts: shared.holderStarts,
      holders: shared.holders, roles: shared.roles, ownSpaces: shared.ownSpaces,
      valuesPerSpace: parameters.valuesPerSpace)
  }
}

extension OccurrenceCollector.SharedValues {
  /// Adds a party that several records describe, as a value that its stores hold.
  fileprivate mutating func append(_ party: PartyResolution.Party, in space: ValueSpace) {
    spaces.append(space)
    holders.append(contentsOf: party.stores)
    roles.append(contentsOf: party.roles)
    holderStarts.append(holders.count)
    texts.append(contentsOf: String(decoding: party.name, as: UTF16.self).utf8)
    textStarts.append(texts.count)
  }
}

/// What one walk over all registrations of a market gives.
private struct Registrations {
  private var collector: OccurrenceCollector?
  private(set) var faults: [RegistrationFault] = []
  /// How the numbers, telephones and mailboxes of parties were judged, in the order in which they are registered.
  private(set) var judged: [PartyJudgement] = []

  init(of market: Market, _ known: JudgedValues) {
    let arena = market.stores.arena
    var collector = OccurrenceCollector(storeCount: market.stores.count, registered: arena)
    var reader = RegistrationReader(market: market, known: known)
    reader.keepsJudgements = true
    for store in 0..<market.stores.count {
      reader.read(store: store) { outcome, canonical, raw in
        switch outcome {
        case .value(let space, let role): collector.add(canonical, raw: raw, in: space, role: role, store: store)
        case .mistyped(let space, let role):
          // Longer or shorter by more than a slip: not worth a look.
          if (15...20).contains(canonical.count) {
            collector.addMistyped(canonical, raw: raw, in: space, role: role, store: store)
          }
        case .fault(let fault, let kind):
          faults.append(
            RegistrationFault(store: store, kind: kind, raw: arena.span.extracting(raw), reason: fault))
        case .nothing: break
        }
      }
    }
    judged = reader.judgements
    self.collector = collector
  }

  /// The values that two stores or more hold; all others are let go.
  mutating func takeSharedValues() -> OccurrenceCollector.SharedValues {
    let collector = self.collector.take()
    return collector.map { $0.sharedValues() } ?? OccurrenceCollector.SharedValues()
  }
}
