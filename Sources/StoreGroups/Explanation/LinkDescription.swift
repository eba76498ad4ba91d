/// Puts the ties of a link into words and numbers for people, values masked.
struct LinkDescription {
  let index: IdentifierIndex
  let comparison: PairComparison

  /// The link of two stores with its ties, strongest first.
  ///
  /// Of each family the best tie carries the family's weight; the others are shown with weight 0, because they count
  /// once. Shared copies are one tie.
  func link(_ a: Int, _ b: Int, evidence: PairEvidence, throughGroup: Double) -> StoreLink {
    var ties: [Tie] = []
    var copies = 0
    comparison.forEachShared(a, b) { shared in
      if shared.kind == .copiedListings {
        copies += 1
        return
      }
      ties.append(
        Tie(
          kind: shared.kind, masked: index.masked(shared.value),
          holders: comparison.graph.holderCount(of: shared.value), strength: shared.strength, weight: shared.weight,
          owned: 1 / (1 + exponential(-shared.odds)), value: shared.value))
    }
    if copies > 0 {
      let weight = evidence.weights[EvidenceFamily.listings.ordinal]
      ties.append(
        Tie(
          kind: .copiedListings, masked: "", holders: copies, strength: weight < 1 ? .heldBack : .medium,
          weight: weight))
    }
    if comparison.declarations.exists(a, b) {
      let isMutual = comparison.declarations.areMutual(a, b)
      ties.append(
        Tie(
          kind: .declaredOwner, masked: "", holders: 2, strength: isMutual ? .strong : .weak,
          weight: isMutual ? evidence.weights[EvidenceFamily.declaration.ordinal] : 0))
    }
    ties.sort(by: Self.comesBefore)
    var counted: Set<EvidenceFamily> = []
    ties = ties.map { tie in
      guard tie.weight > 0, !counted.insert(tie.kind.family).inserted else { return tie }
      return Tie(
        kind: tie.kind, masked: tie.masked, holders: tie.holders, strength: tie.strength, weight: 0, alone: tie.weight,
        owned: tie.owned, value: tie.value)
    }
    ties.sort(by: Self.comesBefore)
    return StoreLink(
      a: min(a, b), b: max(a, b), ties: ties,
      weight: comparison.parameters.prior + evidence.total + throughGroup, throughGroup: throughGroup)
  }

  private static func comesBefore(_ x: Tie, _ y: Tie) -> Bool {
    if x.weight != y.weight { return x.weight > y.weight }
    if x.strength != y.strength { return x.strength > y.strength }
    if x.kind != y.kind { return x.kind.ordinal < y.kind.ordinal }
    return (x.holders, x.masked) < (y.holders, y.masked)
  }
}
