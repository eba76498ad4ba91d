/// Pairs of stores that share something registered: the only ones that can be linked, found without comparing all.
struct CandidatePairs {
  /// A pair and what it has in common.
  struct Candidate: Sendable {
    let a: Int32
    let b: Int32
    let evidence: PairEvidence
  }

  /// The candidates of a market with any evidence but copies, in order of stores.
  ///
  /// Values with few holders give all their pairs. A value with many gives the neighbours among its holders, when one
  /// controller owns it, and otherwise the neighbours among those who share another such value as well: enough to
  /// connect whom it connects, in linear time.
  /// - Complexity: O(holdings × `pairwiseHolders` + sum of squares of shared values held by one store).
  static func find(_ comparison: PairComparison) -> [Candidate] {
    var keys: [UInt64] = []
    let graph = comparison.graph
    let limit = comparison.parameters.pairwiseHolders
    for value in 0..<graph.valueCount where graph.spaces[value] != .copies {
      guard comparison.hubs.mostLogOdds(value) > comparison.parameters.prior || isExempt(value, in: graph) else {
        continue
      }
      let edges = graph.edges(of: value)
      if edges.count <= limit {
        for first in edges {
          for second in (first + 1)..<max(edges.upperBound, first + 1) {
            keys.append(key(graph.holders[first], graph.holders[second]))
          }
        }
      } else {
        if !comparison.hubs.isHub(value) || isExempt(value, in: graph) {
          for edge in edges.dropLast() { keys.append(key(graph.holders[edge], graph.holders[edge + 1])) }
        }
        appendCoHolders(of: value, in: comparison, to: &keys)
      }
    }
    for pair in comparison.declarations.pairs { keys.append(key(pair.a, pair.b)) }
    keys.sort()
    var candidates: [Candidate] = []
    for (position, key) in keys.enumerated() where position == 0 || keys[position - 1] != key {
      let (a, b) = (Int32(key >> 32), Int32(key & 0xffff_ffff))
      let evidence = comparison.evidence(Int(a), Int(b))
      if evidence.identity >= 1 { candidates.append(Candidate(a: a, b: b, evidence: evidence)) }
    }
    return candidates
  }

  /// What links whatever the hub model says of it.
  private static func isExempt(_ value: Int, in graph: HolderGraph) -> Bool {
    switch graph.spaces[value] {
    case .entity, .person, .personRecord, .companyRecord: true
    default: false
    }
  }

  private static func key(_ a: Int32, _ b: Int32) -> UInt64 { UInt64(min(a, b)) << 32 | UInt64(max(a, b)) }

  /// Neighbours among the holders of a common value who share another common value.
  private static func appendCoHolders(
    of value: Int, in comparison: PairComparison, to keys: inout [UInt64]
  ) {
    let graph = comparison.graph
    var last: [Int: Int32] = [:]
    for edge in graph.edges(of: value) {
      let store = graph.holders[edge]
      for position in graph.held(by: Int(store)) {
        let other = Int(graph.heldValues[position])
        guard other > value, graph.spaces[other] != .copies,
          graph.holderCount(of: other) > comparison.parameters.pairwiseHolders,
          comparison.hubs.mostLogOdds(other) > comparison.parameters.prior
        else { continue }
        if let before = last[other] { keys.append(key(before, store)) }
        last[other] = store
      }
    }
  }
}
