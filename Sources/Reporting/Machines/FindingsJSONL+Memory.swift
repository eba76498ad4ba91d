import Marketplace
import Screening
import StoreGroups

extension FindingsJSONL {
  /// Writes what became of the earlier scan's groups, what people's judgements and listed hubs came to, values that
  /// jumped, and what the next scan is to remember.
  func memory(
    of findings: ScanFindings, _ json: inout JSONWriter, to sink: inout some ByteSink & ~Copyable
  ) throws(OutputError) {
    let memory = findings.groups.memory
    for event in memory.lineage {
      json.line { json in
        json.member("type", "lineage")
        json.member("event", event.kind.rawValue)
        json.member("group", event.group)
        json.member("others", event.others)
        json.member("joined", event.joined)
        json.member("left", event.left)
        json.member("gone", event.gone)
      }
      try json.drain(into: &sink)
    }
    for outcome in memory.judgements {
      json.line { judgement(outcome, into: &$0) }
      try json.drain(into: &sink)
    }
    for outcome in memory.hubs {
      json.line { json in
        json.member("type", "known-hub")
        json.member("state", outcome.isExpired ? "expired" : outcome.holders > 0 ? "applied" : "absent")
        json.member("kind", outcome.hub.kind.rawValue)
        json.member("masked", outcome.hub.masked)
        json.member("owner", outcome.hub.owner)
        json.member("reason", outcome.hub.reason)
        json.member("expires", outcome.hub.expires.description)
        json.member("holders", outcome.holders)
      }
      try json.drain(into: &sink)
    }
    for hit in memory.enforcement ?? [] {
      json.line { json in
        json.member("type", "enforcement")
        json.member("store", findings.market.id(ofStore: hit.store))
        json.member("kind", hit.entry.kind.rawValue)
        json.member("masked", hit.entry.masked)
        json.member("role", hit.entry.role.rawValue)
        json.member("reason", hit.entry.reason)
        json.member("by", hit.entry.deciders)
        json.member("expires", hit.entry.expires.description)
      }
      try json.drain(into: &sink)
    }
    for jump in memory.jumps {
      json.line { json in
        json.member("type", "jump")
        json.member("kind", jump.kind.rawValue)
        json.member("masked", jump.masked)
        json.member("before", jump.before)
        json.member("stores", jump.stores.lazy.map { findings.market.id(ofStore: $0) })
      }
      try json.drain(into: &sink)
    }
    for value in findings.groups.widelyHeld {
      json.line { json in
        json.member("type", "shared")
        json.member("kind", value.kind.rawValue)
        json.member("masked", value.masked)
        json.member("stores", value.stores.lazy.map { findings.market.id(ofStore: $0) })
      }
      try json.drain(into: &sink)
    }
  }

  /// Writes the members of a judgement and what it came to.
  func judgement(_ outcome: JudgementOutcome, into json: inout JSONWriter) {
    json.member("type", "judgement")
    json.member("state", outcome.state.rawValue)
    json.member("a", outcome.judgement.stores[0])
    json.member("b", outcome.judgement.stores[1])
    json.member("judgement", outcome.judgement.decision.rawValue)
    json.member("by", outcome.judgement.by)
    json.member("at", outcome.judgement.at)
    json.member("reason", PersonalData.hidden(in: outcome.judgement.reason))
  }
}
