/// What two stores have in common, by family of evidence: the heart of the linkage.
///
/// Weights follow Fellegi and Sunter (1969) with the market's own frequencies: a shared value raises the log-odds of
/// common control from the prior to what the hub model says of the value, and families add up as independent.
struct PairEvidence: Sendable {
  /// The best tie's weight of each family, by the family's raw value; the last place is unused.
  var weights = SIMD8<Double>(repeating: 0)
  /// Whether one tie would link alone by its kind.
  var isStrong = false

  /// Whether one of the shared values is more likely one controller's than strangers'. Two hubs that happen to have two
  /// holders in common are no link, however rare that is.
  var isLikelyOwned = false

  /// The shared value that weighs most, or -1.
  var heaviest: Int32 = -1
  private var most = 0.0

  /// Takes in a shared value.
  mutating func add(_ shared: PairComparison.SharedValue) {
    let family = shared.kind.family.ordinal
    weights[family] = max(weights[family], shared.weight)
    isLikelyOwned = isLikelyOwned || shared.weight >= 1 && (shared.odds >= 0 || shared.strength == .strong)
    guard shared.weight > most else { return }
    most = shared.weight
    heaviest = Int32(truncatingIfNeeded: shared.value)
  }

  /// Natural log-odds over all families, without the prior.
  var total: Double { weights.sum() }

  /// The total without copied listings.
  var identity: Double { total - weights[EvidenceFamily.listings.ordinal] }

  /// Whether something of the owner's own ties the two: a company, a person's number, an account, what both declared
  /// or copied listings. Phones, devices and addresses are what agents and landlords provide.
  var isOwn = false

  /// Families that say something.
  var families: Int {
    var count = 0
    for family in EvidenceFamily.allCases where weights[family.ordinal] >= 1 { count += 1 }
    return count
  }
}

/// Compares pairs of stores of one market.
struct PairComparison: Sendable {
  let graph: HolderGraph
  let hubs: HubModel
  let declarations: OwnerDeclarations
  let parameters: LinkageParameters
  private let kinds: [KindParameters]

  init(graph: HolderGraph, hubs: HubModel, declarations: OwnerDeclarations, parameters: LinkageParameters) {
    self.graph = graph
    self.hubs = hubs
    self.declarations = declarations
    self.parameters = parameters
    kinds = TieKind.allCases.map { parameters.kind($0) }
  }

  /// What a value that both hold says.
  struct SharedValue {
    let value: Int
    let kind: TieKind
    let strength: TieStrength
    let weight: Double
    /// Log-odds that one controller owns the value, from its other holders.
    let odds: Double
  }

  /// What is left out of every comparison, as if nobody held it; nothing unless someone asks what would follow.
  var withheld = WithheldEvidence.nothing
  /// Log-odds that the records of a party are one party's, by value.
  var recordOdds: [Int32: Double] = [:]
  /// What is held back whatever the hub model says.
  var distrusted = DistrustedValues.none

  /// Calls `body` with each value that two stores share, in order of values.
  func forEachShared(_ a: Int, _ b: Int, _ body: (SharedValue) -> Void) {
    let (first, second) = (graph.held(by: a), graph.held(by: b))
    var (i, j) = (first.lowerBound, second.lowerBound)
    while i < first.upperBound, j < second.upperBound {
      let (x, y) = (graph.heldValues[i], graph.heldValues[j])
      if x == y, x != withheld.value { body(judge(Int(x), Int(graph.heldEdges[i]), Int(graph.heldEdges[j]))) }
      if x <= y { i += 1 }
      if y <= x { j += 1 }
    }
  }

  private func judge(_ value: Int, _ first: Int, _ second: Int) -> SharedValue {
    let (a, b) = (graph.roles[first], graph.roles[second])
    let kind = graph.spaces[value].tieKind(a, b)
    let known = kinds[kind.ordinal]
    let (odds, others, isTied, mayBeOfAnotherRing) = hubs.logOdds(value, without: first, second)
    let strongest = graph.spaces[value].mostStrength
    var strength = min(known.strength, strongest)
    var ceiling = min(known.ceiling, parameters.ceiling(of: strongest))
    if kind == .copiedListings {
      ceiling = parameters.firstCopy
    } else if strength == .weak, known.strength == .weak, odds >= parameters.threshold {
      strength = .medium
      ceiling = parameters.mediumCeiling
    }
    if strength == .medium, kind != .copiedListings, !mayBeOfAnotherRing {
      if others >= parameters.provenHolders, odds >= parameters.provenOdds {
        strength = .strong
        ceiling = parameters.provenCeiling
      } else if isTied, isVouchedFor(value, first, second) {
        ceiling = parameters.provenCeiling
      }
    }
    let floor = strongest == .strong ? known.floor : 0
    var weight = min(max(odds - parameters.prior, floor), ceiling)
    // One person who owns or represents both is one person, however many stores there are; a member of staff who is
    // lent to many says less.
    if graph.spaces[value] == .person, a.contains(.principal), b.contains(.principal) { weight = max(weight, 14) }
    if let odds = recordOdds[Int32(truncatingIfNeeded: value)] { weight = min(odds - parameters.prior, ceiling) }
    // What a store meant to write is a guess: it counts beside other evidence, and links nobody alone.
    if a.union(b).contains(.mistyped) {
      strength = min(strength, .medium)
      weight = min(weight, parameters.mediumCeiling)
    }
    if weight < 1 || withheld.kind == kind || distrusted.contains(value) || hubs.isDesk(value) {
      return SharedValue(value: value, kind: kind, strength: .heldBack, weight: 0, odds: odds)
    }
    return SharedValue(value: value, kind: kind, strength: strength, weight: weight, odds: odds)
  }

  /// Whether the third of three holders and one of two are tied by more than a hub that happens to have both.
  ///
  /// Two hubs that happen to have two holders in common corroborate each other; that speaks for neither's third holder.
  /// What its own other holders show to be owned speaks for him, and so does a chain of ties through other stores. More
  /// holders, and none, are judged by what the hub model says of them alone.
  private func isVouchedFor(_ value: Int, _ first: Int, _ second: Int) -> Bool {
    let edges = graph.edges(of: value)
    guard edges.count == 3, let third = edges.first(where: { $0 != first && $0 != second }) else { return true }
    return [first, second].contains { edge in
      guard hubs.areTied(edge, third) else { return false }
      let (held, others) = (
        graph.held(by: Int(graph.holders[edge])), graph.held(by: Int(graph.holders[third]))
      )
      var isDirect = false
      var (i, j) = (held.lowerBound, others.lowerBound)
      while i < held.upperBound, j < others.upperBound {
        let (x, y) = (graph.heldValues[i], graph.heldValues[j])
        if x == y, x != value, !isWithheld(i, j), !hubs.isHub(Int(x)) {
          isDirect = true
          if hubs.logOdds(Int(x), without: Int(graph.heldEdges[i]), Int(graph.heldEdges[j])).0 >= 0 { return true }
        }
        if x <= y { i += 1 }
        if y <= x { j += 1 }
      }
      return !isDirect
    }
  }

  /// Whether what two stores hold at positions of the graph's `heldValues`, one value, is left out of every comparison.
  private func isWithheld(_ first: Int, _ second: Int) -> Bool {
    let value = graph.heldValues[first]
    guard value != withheld.value else { return true }
    let (a, b) = (graph.roles[Int(graph.heldEdges[first])], graph.roles[Int(graph.heldEdges[second])])
    return withheld.kind.map { $0 == graph.spaces[Int(value)].tieKind(a, b) } ?? false
  }

  /// What two stores have in common.
  ///
  /// - Complexity: O(shared values that either holds).
  func evidence(_ a: Int, _ b: Int) -> PairEvidence {
    var evidence = PairEvidence()
    var (bestCopy, allCopies) = (0.0, 0.0)
    forEachShared(a, b) { shared in
      if shared.kind == .copiedListings {
        bestCopy = max(bestCopy, shared.weight)
        allCopies += shared.weight
        return
      }
      evidence.add(shared)
      if shared.weight >= 1, shared.kind.isOwn { evidence.isOwn = true }
      if shared.strength == .strong, kinds[shared.kind.ordinal].strength == .strong,
        shared.weight + parameters.prior >= parameters.threshold
      {
        evidence.isStrong = true
      }
    }
    evidence.weights[EvidenceFamily.listings.ordinal] = copiesWeight(best: bestCopy, all: allCopies)
    if allCopies >= 1 {
      evidence.isOwn = true
      evidence.isLikelyOwned = true
    }
    if withheld.kind != .declaredOwner, declarations.areMutual(a, b) {
      evidence.isOwn = true
      evidence.weights[EvidenceFamily.declaration.ordinal] = kinds[TieKind.declaredOwner.ordinal].ceiling
      evidence.isStrong = true
      evidence.isLikelyOwned = true
    }
    return evidence
  }

  /// What copied listings weigh together.
  func copiesWeight(best: Double, all: Double) -> Double {
    min(best + (all - best) * parameters.furtherCopies, kinds[TieKind.copiedListings.ordinal].ceiling)
  }

  /// What one cluster of copies weighs between two groups of stores that both offer it.
  func copyWeight(_ value: Int) -> Double {
    guard withheld.value != value, withheld.kind != .copiedListings else { return 0 }
    return min(max(hubs.logOdds[value] - parameters.prior, 0), parameters.firstCopy)
  }
}
