internal import Marketplace
internal import StoreGroups

extension Judge {
  /// Verdicts of the stores of which a signal hit, or whose group is malicious, in order of store; beside them what each
  /// signal of stores read, so that stores are measured once.
  func storeVerdicts(
    _ context: JudgementContext, _ groupVerdicts: [Verdict]
  ) -> (verdicts: [Verdict], tallies: [ShadowTally]) {
    let (hits, tallies) = measured(readers.store, of: 0..<context.market.stores.count, context) { .store($0) }
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

  /// Measures each signal of each subject once: the readings that hit, by subject in the signals' order, and what each
  /// signal read, which only shadows are tallied for.
  func measured(
    _ readers: [SignalReaders.Reader<Int>], of subjects: Range<Int>, _ context: JudgementContext,
    as subject: (Int) -> Subject
  ) -> (hits: [Int: [SignalReading]], tallies: [ShadowTally]) {
    var hits: [Int: [SignalReading]] = [:]
    // One signal after the other: to take each up again for every subject costs more than what it measures.
    let tallies = readers.map { reader in
      let (measure, isShadow) = (reader.measure, reader.isShadow)
      var tally = ShadowTally(reader.signal, blockList: pack.composition.blockList)
      for number in subjects {
        let measurement = measure(number, context)
        if isShadow { tally.count(measurement, of: subject(number)) }
        if let reading = reader.hit(measurement) { hits[number, default: []].append(reading) }
      }
      return tally
    }
    return (hits, tallies)
  }
}
