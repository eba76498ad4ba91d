internal import Marketplace
internal import StoreGroups

extension Judge {
  /// Verdicts of the stores of which a signal hit, or whose group is malicious, in order of store; beside them what the
  /// shadows among the signals of stores read, so that only stores with a verdict are measured again.
  func storeVerdicts(
    _ context: JudgementContext, _ groupVerdicts: [Verdict]
  ) -> (verdicts: [Verdict], tallies: [ShadowTally]) {
    let (hits, tallies) = measured(readers.store, of: 0..<context.market.stores.count, context) { .store($0) }
    // No store is in two groups.
    let malicious = groupVerdicts.indices.filter { groupVerdicts[$0].recommendation == .malicious }
    let members = malicious.flatMap { context.groups.groups[$0].stores }
    let stores = Set(hits.keys).union(members).sorted()
    return (stores.map { storeVerdict($0, context, groupVerdicts) }, tallies)
  }

  private func storeVerdict(_ store: Int, _ context: JudgementContext, _ groupVerdicts: [Verdict]) -> Verdict {
    let group = Int(context.groupOfStore[store])
    let malicious = group >= 0 && groupVerdicts[group].recommendation == .malicious ? groupVerdicts[group] : nil
    var readings = muted(readers.store.map { $0.read(store, context) }, of: [store], listings: [], context)
    let own = readings.reduce(0) { $0 + $1.weight }
    if let malicious { readings += malicious.hits }
    return verdict(
      .store(store), recommendation(of: readings, else: malicious == nil ? .approve : .review),
      score: max(malicious?.score ?? 0, logistic(pack.composition.prior + own)), readings.inOrder,
      counterEvidence: malicious?.counterEvidence ?? [],
      urgency: urgency { if case .store(let measure) = $0 { measure(store, context) } else { nil } })
  }
}
