/// What would become of a group without one piece of its evidence.
public struct Dissolution: Hashable, Sendable {
  /// What is taken away.
  public let evidence: Evidence
  /// Members of each part that remains, largest part first, then by its first store; stores that stand alone are parts
  /// of one.
  public let parts: [[Int]]

  /// A piece of evidence.
  public enum Evidence: Hashable, Sendable {
    /// One value, masked, and how many members hold it.
    case value(kind: TieKind, masked: String, members: Int)
    /// Everything of one kind.
    case kind(TieKind)
  }
}

/// What would dissolve a group, piece by piece.
public struct Dissolutions: Sendable {
  /// What splits the group when it is taken away: single values first, those that leave the smallest largest part first.
  public let splitting: [Dissolution]
  /// How many values and kinds were tried.
  public let tried: Int
  /// Whether all were: otherwise those that most members hold were.
  public let isComplete: Bool
}

extension LinkageEvidence {
  /// Tries what becomes of groups when each value, and each kind of tie, is taken away from them: the members are grouped
  /// again from what remains, by the same rules.
  ///
  /// - Parameters:
  ///   - groups: Groups of the findings that this evidence belongs to.
  ///   - work: The most comparisons of pairs and visits of stores that are made for each group.
  /// - Complexity: O(candidates + groups · `work`).
  public func dissolutions(of groups: [StoreGroup], work: Int = 20_000_000) -> [Dissolutions] {
    var groupOfStore = [Int32](repeating: -1, count: comparison.graph.storeCount)
    for (number, group) in groups.enumerated() {
      for store in group.stores { groupOfStore[store] = Int32(truncatingIfNeeded: number) }
    }
    var within = [[CandidatePairs.Candidate]](repeating: [], count: groups.count)
    for candidate in candidates {
      let group = groupOfStore[Int(candidate.a)]
      if group >= 0, group == groupOfStore[Int(candidate.b)] { within[Int(group)].append(candidate) }
    }
    return groups.indices.map { dissolutions(of: groups[$0], within[$0], work) }
  }

  private func dissolutions(
    of group: StoreGroup, _ pairs: [CandidatePairs.Candidate], _ work: Int
  ) -> Dissolutions {
    let held = heldWithin(group)
    let kinds = TieKind.allCases.filter { kind in
      group.links.contains { $0.ties.contains { $0.kind == kind && $0.weight > 0 } }
    }
    // The more members hold a value, the more hangs on it.
    let values = held.sorted { $0.members != $1.members ? $0.members > $1.members : $0.value < $1.value }
    let cost = max(1, pairs.count + comparison.graph.storeCount)
    let affordable = max(1, work / cost)
    // Whoever holds something together from outside the group is not asked: what falls apart without him is no news.
    let whole = parts(of: group, pairs, without: .nothing).count
    var found: [Dissolution] = []
    var tried = 0
    for kind in kinds.prefix(affordable) {
      tried += 1
      let parts = parts(of: group, pairs, without: WithheldEvidence(kind: kind))
      if parts.count > whole { found.append(Dissolution(evidence: .kind(kind), parts: parts)) }
    }
    for (value, members) in values.prefix(max(0, affordable - tried)) {
      tried += 1
      let parts = parts(of: group, pairs, without: WithheldEvidence(value: Int32(truncatingIfNeeded: value)))
      guard parts.count > whole else { continue }
      let evidence = Dissolution.Evidence.value(
        kind: comparison.graph.modelKind(of: value), masked: index.masked(value), members: members)
      found.append(Dissolution(evidence: evidence, parts: parts))
    }
    return Dissolutions(
      splitting: found.sorted(by: Self.comesBefore), tried: tried, isComplete: tried == kinds.count + values.count)
  }

  /// Values that two members or more hold, with how many.
  private func heldWithin(_ group: StoreGroup) -> [(value: Int, members: Int)] {
    var counts: [Int32: Int] = [:]
    for store in group.stores {
      for position in comparison.graph.held(by: store) {
        counts[comparison.graph.heldValues[position], default: 0] += 1
      }
    }
    return counts.filter { $0.value > 1 }.map { (Int($0.key), $0.value) }
  }

  /// What the members fall into when something is withheld.
  private func parts(
    of group: StoreGroup, _ pairs: [CandidatePairs.Candidate], without withheld: WithheldEvidence
  ) -> [[Int]] {
    var comparison = comparison
    comparison.withheld = withheld
    let remaining = pairs.compactMap { pair -> CandidatePairs.Candidate? in
      let evidence = comparison.evidence(Int(pair.a), Int(pair.b))
      return evidence.identity >= 1 ? CandidatePairs.Candidate(a: pair.a, b: pair.b, evidence: evidence) : nil
    }
    let constraints = withheld.kind == .judgement ? constraints.withoutJoins : constraints
    let sets = Agglomeration(candidates: remaining, comparison: comparison, constraints: constraints).sets
    var parts: [[Int]] = []
    var seen: Set<Int> = []
    for store in group.stores where !seen.contains(store) {
      let part = sets.members(with: store)
      seen.formUnion(part)
      parts.append(part)
    }
    return parts.sorted { $0.count != $1.count ? $0.count > $1.count : $0[0] < $1[0] }
  }

  private static func comesBefore(_ x: Dissolution, _ y: Dissolution) -> Bool {
    let (a, b) = (rank(x), rank(y))
    return a.values != b.values ? a.values < b.values : a.largest < b.largest
  }

  private static func rank(_ dissolution: Dissolution) -> (values: Int, largest: Int) {
    if case .value = dissolution.evidence { return (0, dissolution.parts[0].count) }
    return (1, dissolution.parts[0].count)
  }
}
