import Fingerprints
import Identifiers
import Marketplace

/// What the stores of a market registered, met with its equals, before anything is known of their listings: it may be made
/// while those are compared.
public struct RegistrationIndex: Sendable {
  /// The values that two stores or more hold, parties that several records describe last; empty once it was taken.
  private var shared: OccurrenceCollector.SharedValues
  /// Faulty values, in order of store.
  let faults: [RegistrationFault]
  /// Log-odds that the records of each party without an equal number are one party's, by value.
  let recordOdds: [Int32: Double]

  /// Stores from which on what was freed is worth giving back.
  private static let many = 10_000

  /// Indexes a market.
  ///
  /// - Parameter known: What some of the values came to when they were judged before.
  /// - Complexity: O(bytes registered), as long as hashes spread.
  init(market: Market, parameters: LinkageParameters, known: JudgedValues = JudgedValues()) {
    var registered = Registrations(of: market, known)
    faults = registered.faults
    shared = registered.takeSharedValues()
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
  }

  /// The shared values, for one who adds to them: without a copy, unless somebody else has the index, too.
  mutating func takeShared() -> OccurrenceCollector.SharedValues {
    var taken = OccurrenceCollector.SharedValues()
    swap(&taken, &shared)
    return taken
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
