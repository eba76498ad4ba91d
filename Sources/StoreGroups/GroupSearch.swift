public import Marketplace

/// Finds stores under common control in a market.
public struct GroupSearch: Sendable {
  private let parameters: LinkageParameters
  private let memory: LinkageMemory
  private let known: JudgedValues

  /// A search.
  ///
  /// - Parameters:
  ///   - parameters: What is taken for granted.
  ///   - memory: What people and earlier scans know.
  ///   - known: What some of the registered values came to when they were judged before.
  public init(
    parameters: LinkageParameters = .standard, memory: LinkageMemory = LinkageMemory(),
    known: JudgedValues = JudgedValues()
  ) {
    self.known = known
    self.parameters = parameters
    self.memory = memory
  }

  /// The groups of a market, what they were joined by, and what was held back.
  ///
  /// The same market gives the same findings, whatever the order in which its feeds were read.
  /// - Parameters:
  ///   - market: The stores, and their listings for what is measured of groups.
  ///   - copies: Which listings are copies of one another; evidence beside registrations, never alone.
  /// - Complexity: in proportion to the bytes registered, the holdings and the listings.
  public func find(in market: Market, copies: ListingCopies) -> GroupFindings {
    let evidence = evidence(in: market, copies: copies)
    return groups(of: evidence, in: market, copies: copies)
  }

  /// All that the groups of a market are made of.
  public func evidence(in market: Market, copies: ListingCopies) -> LinkageEvidence {
    evidence(of: registrations(in: market), in: market, copies: copies)
  }

  /// What the stores of a market registered, met with its equals.
  ///
  /// - Complexity: O(bytes registered).
  public func registrations(in market: Market) -> RegistrationIndex {
    RegistrationIndex(market: market, parameters: parameters, known: known)
  }

  /// All that the groups of a market are made of, when what its stores registered was looked at before.
  public func evidence(
    of registrations: consuming RegistrationIndex, in market: Market, copies: ListingCopies
  ) -> LinkageEvidence {
    evidence(
      of: IdentifierIndex(registrations, market: market, copies: copies, parameters: parameters), in: market)
  }

  /// All that the groups of a market are made of, unless some stores may be linked to others by more than copies of
  /// listings: `nil` when one may, sooner than all was weighed.
  public func evidence(
    in market: Market, copies: ListingCopies, unlessLinked stores: some Sequence<Int>
  ) -> LinkageEvidence? {
    let index = IdentifierIndex(
      registrations(in: market), market: market, copies: copies, parameters: parameters)
    guard !stores.contains(where: index.graph.sharesRegistration) else { return nil }
    let evidence = evidence(of: index, in: market)
    return stores.contains(where: evidence.mayLink) ? nil : evidence
  }

  private func evidence(of index: IdentifierIndex, in market: Market) -> LinkageEvidence {
    let distrusted = DistrustedValues(memory, in: index, of: market, today: memory.today ?? market.asOf)
    let constraints = PairConstraints(memory.judgements, in: market)
    let declarations = OwnerDeclarations(market: market)
    func compare(_ hubs: HubModel) -> LinkageEvidence {
      var comparison = PairComparison(
        graph: index.graph, hubs: hubs, declarations: declarations, parameters: parameters)
      comparison.distrusted = distrusted
      comparison.recordOdds = index.recordOdds
      return LinkageEvidence(
        index: index, comparison: comparison, candidates: CandidatePairs.find(comparison), constraints: constraints)
    }
    var hubs = HubModel(graph: index.graph, parameters: parameters, distrusted: distrusted)
    hubs.findDesks(index.graph, agencySize: parameters.agencySize)
    var evidence = compare(hubs)
    // Groups show which values are owned, and owned values make groups.
    for _ in 0..<3 {
      var sets = evidence.agglomeration(isParted: false).sets
      let isSettled = !hubs.refine(with: &sets, index.graph, parameters: parameters)
      hubs.findDesks(index.graph, agencySize: parameters.agencySize)
      evidence = compare(hubs)
      if isSettled { break }
    }
    return evidence
  }

  /// The groups that evidence makes; see ``find(in:copies:)``.
  public func groups(of evidence: LinkageEvidence, in market: Market, copies: ListingCopies) -> GroupFindings {
    let (index, comparison, candidates) = (evidence.index, evidence.comparison, evidence.candidates)
    let agglomeration = evidence.agglomeration()
    let described = LinkDescription(index: index, comparison: comparison)

    var sets = agglomeration.sets
    var links: [Int: [StoreLink]] = [:]
    for accepted in agglomeration.accepted {
      let pair = candidates[accepted.candidate]
      links[sets.find(Int(pair.a)), default: []].append(
        described.link(Int(pair.a), Int(pair.b), evidence: pair.evidence, throughGroup: accepted.throughGroup))
    }
    for pair in evidence.constraints.together {
      let root = sets.find(pair.a)
      let known = links[root]?.firstIndex { $0.a == pair.a && $0.b == pair.b }
      let link = known.flatMap { links[root]?.remove(at: $0) }
      links[root, default: []].append(
        (link
          ?? described.link(
            pair.a, pair.b, evidence: comparison.evidence(pair.a, pair.b), throughGroup: 0)).judgedSame)
    }
    let members = links.keys.sorted().map { sets.members(with: $0) }
    let measurement = GroupMeasurement(market: market, copies: copies, groups: members, faults: index.faults)
    var groups: [StoreGroup] = []
    for (number, stores) in members.enumerated() {
      let connecting = (links[sets.find(stores[0])] ?? []).sorted(by: StoreLink.isStronger)
      groups.append(
        StoreGroup(
          id: Self.id(of: stores, in: market), stores: stores, links: connecting,
          facts: measurement.facts(ofGroup: number, links: connecting, declarations: comparison.declarations)))
    }
    groups.sort { $0.stores.count != $1.stores.count ? $0.stores.count > $1.stores.count : $0.id < $1.id }
    return GroupFindings(
      groups: groups, heldBack: Self.heldBack(index, comparison.hubs), faults: index.faults,
      capped: index.graph.capped, widelyHeld: Self.widelyHeld(index, comparison.hubs),
      memory: MemoryOutcome(
        judgements: evidence.constraints.outcomes, hubs: comparison.distrusted.hubs,
        jumps: comparison.distrusted.jumps,
        enforcement: memory.enforcement.map { EnforcementList($0, on: memory.today ?? market.asOf).hits(in: market) }))
  }

  /// A name for a set of stores: a hash of the members' ids, in order.
  private static func id(of stores: [Int], in market: Market) -> String {
    var hash = StableHash()
    for store in stores { hash.combine(market.id(ofStore: store)) }
    let digits = String(hash.value, radix: 16)
    return "g" + String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// Values that many stores hold and that are no hubs: remembered for the next scan.
  private static func widelyHeld(_ index: IdentifierIndex, _ hubs: HubModel) -> [HeldBackValue] {
    let graph = index.graph
    return (0..<graph.valueCount).compactMap { value in
      let holders = graph.holderCount(of: value)
      guard graph.spaces[value] != .copies, holders >= DistrustedValues.remembered,
        !hubs.isHub(value) || graph.spaces[value] == .entity
      else { return nil }
      return HeldBackValue(
        kind: graph.modelKind(of: value), masked: index.masked(value),
        stores: graph.edges(of: value).map { Int(graph.holders[$0]) },
        corroborated: Double(hubs.holders[value].corroborated) / Double(holders))
    }
  }

  private static func heldBack(_ index: IdentifierIndex, _ hubs: HubModel) -> [HeldBackValue] {
    let graph = index.graph
    var values: [HeldBackValue] = []
    for value in 0..<graph.valueCount where graph.spaces[value] != .copies && graph.spaces[value] != .entity {
      let holders = graph.holderCount(of: value)
      guard holders > 2, hubs.isHub(value) else { continue }
      values.append(
        HeldBackValue(
          kind: graph.modelKind(of: value), masked: index.masked(value),
          stores: graph.edges(of: value).map { Int(graph.holders[$0]) },
          corroborated: Double(hubs.holders[value].corroborated) / Double(holders)))
    }
    values.sort { a, b in
      if a.stores.count != b.stores.count { return a.stores.count > b.stores.count }
      if a.kind != b.kind { return a.kind.ordinal < b.kind.ordinal }
      return a.stores.lexicographicallyPrecedes(b.stores)
    }
    return values
  }
}
