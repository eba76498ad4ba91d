import Judgement
import Screening

/// How many records a gate decided how.
struct DecisionCounts {
  let stores: OfKind
  let listings: OfKind

  init(_ gate: GateFindings) {
    stores = OfKind(gate.decisions.stores)
    listings = OfKind(gate.decisions.listings)
  }

  /// The counts of one kind of record.
  struct OfKind {
    private var counts: [GateDecision.Outcome: Int] = [:]
    let total: Int

    init(_ decisions: [GateDecision]) {
      total = decisions.count
      for decision in decisions { counts[decision.outcome, default: 0] += 1 }
    }

    subscript(outcome: GateDecision.Outcome) -> Int { counts[outcome] ?? 0 }
  }
}
