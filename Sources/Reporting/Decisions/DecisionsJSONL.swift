import Feeds
public import Judgement
import Marketplace
public import Screening

/// Writes a gate's decisions as JSON Lines: a row a new store, a row a new listing, what was set aside, and last a row
/// that sums up.
public struct DecisionsJSONL: Sendable {
  /// The language of titles, explanations and reasons.
  public let language: Language

  /// A writer.
  public init(language: Language = .english) { self.language = language }

  /// Writes every row. The same decisions give the same bytes.
  public func write(_ gate: GateFindings, to sink: inout some ByteSink & ~Copyable) throws(OutputError) {
    var json = JSONWriter()
    for decision in gate.all {
      json.line { row(decision, of: gate, into: &$0) }
      try json.drain(into: &sink)
    }
    for record in gate.scan.quarantined {
      json.line { SetAsideRow.quarantine(record, hidingPersonalData: true, into: &$0) }
      try json.drain(into: &sink)
    }
    for feed in gate.scan.refused {
      json.line { SetAsideRow.refused(feed, hidingPersonalData: true, into: &$0) }
      try json.drain(into: &sink)
    }
    json.line { json in
      json.member("type", "batch")
      json.member("decision", gate.worst.rawValue)
      let counts = DecisionCounts(gate)
      json.object("stores") { counts.stores.write(into: &$0) }
      json.object("listings") { counts.listings.write(into: &$0) }
      json.member("quarantined", gate.scan.quarantined.count)
      json.member("refused", gate.scan.refused.count)
    }
    try json.drain(into: &sink, whenOver: 0)
  }

  private func row(_ decision: GateDecision, of gate: GateFindings, into json: inout JSONWriter) {
    let findings = FindingsJSONL(language: language)
    let record = GatedRecord(decision, in: gate.scan.market)
    json.member("type", "decision")
    json.member("subject", record.noun)
    json.member("id", record.id)
    if let store = record.store { json.member("store", store) }
    json.member("decision", decision.outcome.rawValue)
    json.member("reasons", decision.reasons.map { $0[language] })
    json.array("verdicts") { json in
      for verdict in decision.verdicts {
        json.object { json in
          let (kind, id) = gate.name(of: verdict.subject)
          json.member("subject", kind)
          json.member("id", id)
          findings.judgement(verdict, into: &json)
        }
      }
    }
    findings.place(record.place, into: &json)
  }
}

extension DecisionCounts.OfKind {
  fileprivate func write(into json: inout JSONWriter) {
    json.member("approve", self[.approve])
    json.member("incomplete", self[.incomplete])
    json.member("review", self[.review])
    json.member("block", self[.block])
  }
}
