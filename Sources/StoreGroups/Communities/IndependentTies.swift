/// What two groups of stores share besides the heaviest tie of each family.
///
/// Two ties of one family that the same stores share are one fact: an agent gives each client his telephone and his
/// mailbox. When a store shares a telephone with one member of a group and a mailbox with another, no agent explains it:
/// whoever lent both would have lent both to the same. So a tie counts beside another of its family when the holders of
/// the two have one store in common at most. A weak tie of a space that can say as much as a strong one counts as a medium
/// one when it does not meet what else was registered and is shared but in the group, and is likelier to be one
/// controller's than strangers'. Copies of listings are not looked at.
struct IndependentTies {
  /// Natural log-odds that the further ties add.
  private(set) var weight = 0.0
  /// How many count.
  private(set) var count = 0

  /// Looks at what pairs of stores of two groups share.
  ///
  /// - Parameters:
  ///   - pairs: Pairs of stores, one of each group.
  ///   - chances: What each tie costs because groups of many stores have many chances to share something, in log-odds.
  ///   - summed: What of each family is counted already, in log-odds.
  /// - Complexity: O(values that the stores of the pairs hold), and O(holders) for each two of the shared values at most.
  init(
    of pairs: some Sequence<CandidatePairs.Candidate>, in comparison: PairComparison, chances: Double,
    summed: SIMD8<Double>
  ) {
    let ties = Self.ties(of: pairs, in: comparison)
    guard ties.count > 1 else { return }
    var counted: [PairComparison.SharedValue] = []
    var further: [PairComparison.SharedValue] = []
    for tie in ties {
      let isFurther = counted.contains { $0.kind.family == tie.kind.family }
      if isFurther || tie.strength == .weak && !counted.isEmpty { further.append(tie) } else { counted.append(tie) }
    }
    for tie in further {
      let isFirst = !counted.contains { $0.kind.family == tie.kind.family }
      var added = tie.weight - chances
      if tie.strength == .weak {
        guard tie.odds >= 0, comparison.graph.spaces[tie.value].mostStrength == .strong else { continue }
        added = min(tie.odds - comparison.parameters.prior, comparison.parameters.mediumCeiling) - chances
        // What it counts for as a weak tie stands in the sum already.
        if isFirst { added -= summed[tie.kind.family.ordinal] }
      }
      guard added >= 1,
        counted.allSatisfy({ Self.meet(tie.value, $0.value, in: comparison.graph) < 2 })
      else { continue }
      counted.append(tie)
      weight += added
      count += 1
    }
  }

  /// The values that pairs share, each as the pair for which it weighs most, heaviest first.
  private static func ties(
    of pairs: some Sequence<CandidatePairs.Candidate>, in comparison: PairComparison
  ) -> [PairComparison.SharedValue] {
    var ties: [Int: PairComparison.SharedValue] = [:]
    for pair in pairs {
      comparison.forEachShared(Int(pair.a), Int(pair.b)) { shared in
        guard shared.weight >= 1, shared.kind != .copiedListings else { return }
        if let known = ties[shared.value], known.weight >= shared.weight { return }
        ties[shared.value] = shared
      }
    }
    return ties.values.sorted { $0.weight != $1.weight ? $0.weight > $1.weight : $0.value < $1.value }
  }

  /// How many stores hold both of two values.
  private static func meet(_ x: Int, _ y: Int, in graph: HolderGraph) -> Int {
    let (first, second) = (graph.edges(of: x), graph.edges(of: y))
    var (i, j, count) = (first.lowerBound, second.lowerBound, 0)
    while i < first.upperBound, j < second.upperBound {
      let (a, b) = (graph.holders[i], graph.holders[j])
      if a == b { count += 1 }
      if a <= b { i += 1 }
      if b <= a { j += 1 }
    }
    return count
  }
}
