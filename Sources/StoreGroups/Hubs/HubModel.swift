/// Which shared values speak for common control, and which are hubs: agents' phones, return warehouses, networks.
///
/// Hubs come in every size from two holders up, so no limit on holders finds them. What tells them apart is that
/// their holders have nothing else in common: of an owned value's holders most are tied to another holder by something
/// of a different family. Both are learnt in turn: which holders are corroborated by values that are no hubs, and,
/// from that, which values are hubs (``CorroborationMixture``).
///
/// The start is hopeful for values with few holders, so that two that the same stores share, each doubtful alone,
/// corroborate each other; and every round goes half the way, so that two that contradict each other settle instead of
/// trading places.
struct HubModel: Sendable {
  /// Log-odds that each value is owned by one controller, from all its holders.
  private(set) var logOdds: [Double]
  /// How each holder stands, by position in the graph's `holders`: the number of the chain of other ties that joins
  /// most holders of the value, when the holder is in it, or one of the two below.
  private var chains: [Int32]
  private static let elsewhere: Int32 = -1
  private static let alone: Int32 = -2
  /// How the holders of each value stand.
  private(set) var holders: [CorroborationMixture.Holders]
  private let classes: [UInt8]
  private let limit: Int
  private let families: [UInt8]
  /// Whether each value is of a kind that agents and landlords lend to many.
  private let lent: [Bool]
  private var isDesk: [Bool] = []
  private let distrusted: DistrustedValues
  /// Share of the stores that any value which is no hub ties to another.
  private var tiedShare = 0.1
  private var mixtures: [CorroborationMixture] = []

  private static let rounds = 8
  private static let severalRings = 8

  /// Learns which values of a graph are hubs.
  ///
  /// - Complexity: O(sum over stores of the square of shared values held), at most `valuesPerSpace` a space.
  init(graph: HolderGraph, parameters: LinkageParameters, distrusted: DistrustedValues = .none) {
    self.distrusted = distrusted
    let modelKinds = (0..<graph.valueCount).map { graph.modelKind(of: $0) }
    families = modelKinds.map { UInt8($0.family.ordinal) }
    limit = parameters.pairwiseHolders
    lent = modelKinds.map { !$0.isOwn }
    classes = (0..<graph.valueCount).map { UInt8(Self.modelClass(of: modelKinds[$0], in: graph.spaces[$0])) }
    let priors = Self.priors(parameters)
    mixtures = priors.map { CorroborationMixture(prior: $0, tiedShare: 0.1, knowsGroups: false) }
    chains = [Int32](repeating: Self.alone, count: graph.holders.count)
    holders = (0..<graph.valueCount).map { .init(corroborated: 0, elsewhere: 0, alone: graph.holderCount(of: $0)) }
    isDesk = [Bool](repeating: false, count: graph.valueCount)
    logOdds = []
    let (classes, mixtures) = (self.classes, self.mixtures)
    logOdds = (0..<graph.valueCount).map { value in
      let holders = graph.holderCount(of: value)
      let odds = mixtures[Int(classes[value])].shareLogOdds[CorroborationMixture.bucket(holders: holders)]
      return holders <= parameters.pairwiseHolders ? max(odds, 0) : odds
    }
    withhold()
    for round in 0..<Self.rounds {
      corroborate(graph)
      let isLast = fit(graph, priors: priors, damped: round > 0, knowsGroups: false)
      if isLast { break }
    }
  }

  /// Makes hubs of the values that are held back whatever their holders have in common.
  private mutating func withhold() {
    for value in distrusted.isDistrusted.indices where distrusted.isDistrusted[value] { logOdds[value] = -30 }
  }

  /// Whether strangers share a value, as far as the evidence shows.
  func isHub(_ value: Int) -> Bool { logOdds[value] < 0 }

  /// Whether a value is of a kind that agents and landlords lend to many.
  func isLent(_ value: Int) -> Bool { lent[value] }

  /// Whether a value is a desk of an agency: something lent, all of whose holders are among the clients of one lender,
  /// and none of whom anything of an owner's own ties to another.
  func isDesk(_ value: Int) -> Bool { isDesk[value] }

  /// Finds the desks of agencies with so many clients or more.
  ///
  /// - Complexity: O(sum over values of what their holders hold).
  mutating func findDesks(_ graph: HolderGraph, agencySize: Int) {
    isDesk = [Bool](repeating: false, count: graph.valueCount)
    var common = CommonHolders(graph)
    let hubs = (0..<graph.valueCount).map {
      lent[$0] && isHub($0) && graph.holderCount(of: $0) >= agencySize
    }
    guard hubs.contains(true) else { return }
    for value in 0..<graph.valueCount where lent[value] && !hubs[value] {
      let first = graph.held(by: Int(graph.holders[graph.edges(of: value).lowerBound]))
      guard first.contains(where: { hubs[Int(graph.heldValues[$0])] }) else { continue }
      common.look(at: value, in: graph)
      let holders = graph.holderCount(of: value)
      guard
        first.contains(where: { position in
          let other = Int(graph.heldValues[position])
          return hubs[other] && common.common(other) == holders
        })
      else { continue }
      isDesk[value] = !common.sharesAny { !lent[$0] && !isHub($0) }
    }
  }

  /// Log-odds that a value is owned, without what two of its holders share besides, so that no evidence is counted
  /// twice.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - first: The position of one holder in the graph's `holders`.
  ///   - second: The position of another.
  /// - Returns: The log-odds; how many of the other holders are corroborated; whether one of the two at least is tied to
  ///   a store other than the other; and whether that is so of one whom nothing ties to the other holders, of something
  ///   lent to many: he may be of a ring of his own.
  func logOdds(
    _ value: Int, without first: Int, _ second: Int
  ) -> (Double, others: Int, isTied: Bool, mayBeOfAnotherRing: Bool) {
    let mixture = mixtures[Int(classes[value])]
    let share = mixture.shareLogOdds[CorroborationMixture.bucket(holders: holders[value].count)]
    let (a, b) = (chains[first], chains[second])
    var seen = holders[value]
    let others = max(0, seen.corroborated - (a >= 0 ? 1 : 0) - (b >= 0 ? 1 : 0))
    guard a >= 0, a == b else {
      let isTied = a != Self.alone || b != Self.alone
      let mayBe = lent[value] && seen.count >= Self.severalRings && (a == Self.elsewhere || b == Self.elsewhere)
      return (share + mixture.weight(of: seen), others, isTied, mayBe)
    }
    guard seen.count > 2 else { return (share, others, false, false) }
    seen.corroborated -= 2
    return (share + mixture.weight(ofSome: seen), others, false, false)
  }

  /// Whether something besides the value that two holders share, by their positions in the graph's `holders`, ties them.
  func areTied(_ first: Int, _ second: Int) -> Bool { chains[first] >= 0 && chains[first] == chains[second] }

  /// The most that ``logOdds(_:without:_:)`` can be for two holders of a value.
  func mostLogOdds(_ value: Int) -> Double {
    let mixture = mixtures[Int(classes[value])]
    var seen = holders[value]
    let share = mixture.shareLogOdds[CorroborationMixture.bucket(holders: seen.count)]
    let whole = mixture.weight(of: seen)
    if seen.count == 2 { return share + max(whole, 0) }
    guard seen.corroborated >= 2 else { return share + whole }
    seen.corroborated -= 2
    return share + max(whole, mixture.weight(ofSome: seen))
  }

  /// Values are learnt by kind of tie, and numbers that nobody can have issued apart from those that were.
  private static func modelClass(of kind: TieKind, in space: ValueSpace) -> Int {
    switch space {
    case .unissuedEntity: TieKind.allCases.count
    case .unissuedPerson: TieKind.allCases.count + 1
    case .unassignedPhone: TieKind.allCases.count + 2
    default: kind.ordinal
    }
  }

  private static func priors(_ parameters: LinkageParameters) -> [KindParameters] {
    TieKind.allCases.map { parameters.kind($0) } + [parameters.unissued, parameters.unissued, parameters.kind(.phone)]
  }

  /// Learns anew from the groups that the model led to: two holders are tied as well when a chain of owned values of
  /// other families leads from one to the other within one group.
  ///
  /// In a large ring with many phones and accounts few who share the one share the other, but all are of one group.
  /// - Returns: Whether any value changed sides.
  mutating func refine(with sets: inout UnionFind, _ graph: HolderGraph, parameters: LinkageParameters) -> Bool {
    let priors = Self.priors(parameters)
    let before = logOdds.map { $0 < 0 }
    for _ in 0..<3 {
      let ties = GroupTies(graph, &sets, families: families, isOwned: { logOdds[$0] >= 0 })
      corroborate(graph, ties)
      if fit(graph, priors: priors, damped: true, knowsGroups: true) { break }
    }
    return zip(before, logOdds).contains { $0 != ($1 < 0) }
  }

  /// Says how the holders of each value stand: whom owned values of other families tie to most other holders, whom any
  /// owned value ties to somebody else.
  ///
  /// Only the largest set of holders that are tied together counts for an owner. A hub that several rings use has many
  /// holders who are tied to others, but not all to one another.
  private mutating func corroborate(_ graph: HolderGraph, _ ties: GroupTies? = nil) {
    tiedShare = Self.tiedShare(of: graph, limit: limit) { logOdds[$0] >= 0 }
    var lastHolder = [Int32](repeating: 0, count: graph.valueCount)
    var stamps = [Int32](repeating: -1, count: graph.valueCount)
    var local = ReusableSets()
    var room = GroupTies.Room()
    var common = CommonHolders(graph)
    for value in 0..<graph.valueCount {
      let edges = graph.edges(of: value)
      let stamp = Int32(truncatingIfNeeded: value)
      local.reset(count: edges.count)
      common.look(at: value, in: graph)
      let parallel = common.parallels(in: graph, families: families, isLent: lent)
      for edge in edges {
        let holder = edge - edges.lowerBound
        for position in graph.held(by: Int(graph.holders[edge])) {
          let other = Int(graph.heldValues[position])
          guard families[other] != families[value], logOdds[other] >= 0 else { continue }
          guard parallel.isEmpty || !parallel.contains(Int32(truncatingIfNeeded: other)) else { continue }
          if stamps[other] == stamp { local.union(Int(lastHolder[other]), holder) }
          stamps[other] = stamp
          lastHolder[other] = Int32(truncatingIfNeeded: holder)
        }
      }
      ties?.join(edges, of: graph, family: families[value], &local, in: &room) { other in
        other != value && logOdds[other] >= 0 && !parallel.contains(Int32(truncatingIfNeeded: other))
      }
      // Before groups are known, the holders of an owned value fall into several sets as often as not; and one account
      // may serve several cells.
      let countsAll = ties == nil || !lent[value]
      let least = countsAll ? 2 : max(2, local.largest)
      var seen = CorroborationMixture.Holders(corroborated: 0, elsewhere: 0, alone: 0)
      for edge in edges {
        let set = local.find(edge - edges.lowerBound)
        if local.size(of: set) >= least {
          chains[edge] = Int32(truncatingIfNeeded: set)
          seen.corroborated += 1
        } else if graph.held(by: Int(graph.holders[edge])).contains(where: { position in
          let other = Int(graph.heldValues[position])
          return logOdds[other] >= 0 && common.common(other) < graph.holderCount(of: other)
        }) {
          chains[edge] = Self.elsewhere
          seen.elsewhere += 1
        } else {
          chains[edge] = Self.alone
          seen.alone += 1
        }
      }
      if !countsAll, seen.corroborated > local.largest {
        // Sets of equal size: one of them counts.
        seen.elsewhere += seen.corroborated - local.largest
        seen.corroborated = local.largest
      }
      holders[value] = seen
    }
  }

  /// Share of the stores that an owned value with few holders ties to another.
  private static func tiedShare(of graph: HolderGraph, limit: Int, where isOwned: (Int) -> Bool) -> Double {
    let tied = (0..<graph.storeCount).count { store in
      graph.held(by: store).contains { position in
        let value = Int(graph.heldValues[position])
        return isOwned(value) && graph.holderCount(of: value) <= limit
      }
    }
    return Double(tied) / Double(max(1, graph.storeCount))
  }

  /// How often strangers who share a value are tied to others: as any store of the market is, or less where the holders
  /// of large hubs, who are strangers for sure, are by far less. Stores that share a number by chance may be another sort
  /// than an agent's clients, so that little less says nothing.
  private func tiedStrangers(_ graph: HolderGraph) -> Double {
    let usual = max(tiedShare, 0.02)
    var (tied, all) = (usual * Self.worthOfTied, Self.worthOfTied)
    for value in 0..<graph.valueCount where logOdds[value] < Self.surelyHub && graph.spaces[value] != .copies {
      let seen = holders[value]
      guard seen.count > Self.severalRings else { continue }
      tied += Double(seen.elsewhere)
      all += Double(seen.elsewhere + seen.alone)
    }
    return min(usual, Self.doubt * tied / all)
  }

  /// Holders of hubs that the market's share of tied stores counts as.
  private static let worthOfTied = 30.0
  /// Log-odds below which a value is a hub without doubt: 0.05.
  private static let surelyHub = -3.0
  /// How many times as often as the clients of hubs other strangers may be tied.
  private static let doubt = 4.0

  /// Fits the mixtures to what was seen, and each value's log-odds to them.
  ///
  /// - Returns: Whether no value changed sides.
  private mutating func fit(_ graph: HolderGraph, priors: [KindParameters], damped: Bool, knowsGroups: Bool) -> Bool {
    var seen = [[CorroborationMixture.Holders: Int]](repeating: [:], count: priors.count)
    for value in 0..<graph.valueCount { seen[Int(classes[value])][holders[value], default: 0] += 1 }
    let (tiedShare, tiedStrangers) = (self.tiedShare, self.tiedStrangers(graph))
    mixtures = zip(seen, priors).map { seen, prior in
      let sorted = seen.map { ($0.key, count: $0.value) }.sorted { $0.0 < $1.0 }
      return CorroborationMixture(
        fitting: sorted, prior: prior, tiedShare: tiedShare, tiedStrangers: tiedStrangers, knowsGroups: knowsGroups)
    }
    var isSettled = true
    for value in 0..<graph.valueCount {
      let found = mixtures[Int(classes[value])].logOdds(holders[value])
      let next = damped ? (logOdds[value] + found) / 2 : found
      if (next < 0) != (logOdds[value] < 0) { isSettled = false }
      logOdds[value] = next
    }
    withhold()
    return isSettled
  }
}
