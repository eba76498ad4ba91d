/// Everything that groups were made of, for whoever asks why two stores are linked or not, or what would follow if some
/// of it fell away.
///
/// It holds the whole graph of holders: keep it only as long as there are questions.
public struct LinkageEvidence: Sendable {
  let index: IdentifierIndex
  let comparison: PairComparison
  /// Pairs with any evidence but copies, in order of stores.
  let candidates: [CandidatePairs.Candidate]
  /// What people decided.
  let constraints: PairConstraints

  /// The groups that the candidates make.
  ///
  /// - Parameter isParted: Whether groups that hang together by too little are parted, when that is asked for.
  func agglomeration(isParted: Bool = true) -> Agglomeration {
    var found = Agglomeration(candidates: candidates, comparison: comparison, constraints: constraints)
    if isParted, comparison.parameters.cohesion > 0 { found.part(by: Cohesion(comparison, constraints)) }
    return found
  }

  /// Whether anything but copies speaks for a link of a store with another: something that both registered or declared,
  /// however little it weighs, or what a person decided. Where nothing does, no copy links the store.
  ///
  /// - Complexity: O(candidates + values that the store holds).
  func mayLink(_ store: Int) -> Bool {
    comparison.graph.sharesRegistration(store) || candidates.contains { Int($0.a) == store || Int($0.b) == store }
      || constraints.together.contains { $0.a == store || $0.b == store }
  }

  /// A value that a ``Tie`` names, in canonical form and in full: personal data, for those who may see it.
  public func text(ofValue value: Int) -> String? {
    value < comparison.graph.valueCount ? index.text(value) : nil
  }

  /// Why two stores are linked or not: all that they share, the sum, and whether it is enough.
  ///
  /// - Complexity: O(values that either holds).
  public func comparison(of a: Int, _ b: Int) -> StoreComparison {
    let evidence = comparison.evidence(a, b)
    let link = LinkDescription(index: index, comparison: comparison).link(a, b, evidence: evidence, throughGroup: 0)
    return StoreComparison(link: link, prior: comparison.parameters.prior, threshold: comparison.parameters.threshold)
  }
}

/// Two stores held against each other.
public struct StoreComparison: Sendable {
  /// What they share and what it weighs, whether it links them or not.
  public let link: StoreLink
  /// Log-odds before anything is known of the two.
  public let prior: Double
  /// Log-odds from which on a pair is linked.
  public let threshold: Double

  /// Whether their own ties are enough.
  public var isEnough: Bool { link.weight >= threshold }
}
