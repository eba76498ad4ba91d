import Catalog
import Reporting

/// Cases, as people and machines read them.
enum CaseText {
  /// One case on a line.
  static func line(_ row: ReviewCase) -> String {
    let decided = row.decision.map { " \($0.rawValue) by \(row.decidedBy ?? "")" } ?? ""
    let who = row.assignee.map { ", \($0)" } ?? ""
    return
      "\(row.number) \(row.state.rawValue)\(decided): \(row.kind.rawValue) \(row.subject), \(row.outcome.rawValue), \(row.signals.joined(separator: " ")), opened \(TimeText.of(row.opened))\(who)"
  }

  /// The members of a case's row.
  static func members(of row: ReviewCase, into json: inout JSONWriter) {
    json.member("type", "case")
    json.member("number", row.number)
    json.member("kind", row.kind.rawValue)
    json.member("subject", row.subject)
    json.member("state", row.state.rawValue)
    json.member("outcome", row.outcome.rawValue)
    json.member("score", row.score)
    json.member("signals", row.signals)
    json.member("priority", row.priority)
    json.member("opened", TimeText.of(row.opened))
    json.member("assignee", row.assignee)
    json.member("lease", row.lease.map(TimeText.of))
    json.member("decision", row.decision?.rawValue)
    json.member("decidedBy", row.decidedBy)
    json.member("decided", row.decided.map(TimeText.of))
    json.member("reason", row.reason.map { SafeLine.of($0) })
  }

  private struct Shown {
    let row: ReviewCase
    let records: [CaseRecord]
    let history: [AuditEntry]
    let events: [RememberedEvent]
    let identifiers: [MaskedIdentifier]
  }

  /// What a store registered, masked, on a line of its own.
  static func lines(_ identifiers: [MaskedIdentifier]) -> [String] {
    var lines: [String] = []
    var last: String?
    for identifier in identifiers {
      let isFirst = identifier.store != last
      if isFirst { lines.append("  \(identifier.store) registered:") }
      last = identifier.store
      let others = identifier.holders > 1 ? " (held by \(identifier.holders))" : ""
      lines[lines.count - 1] +=
        "\(isFirst ? "" : ",") \(identifier.kind) \(identifier.masked)\(others)"
    }
    return lines
  }

  /// The same for machines.
  static func members(of identifiers: [MaskedIdentifier], into json: inout JSONWriter) {
    json.array("identifiers") { json in
      for identifier in identifiers {
        json.object { json in
          json.member("store", identifier.store)
          json.member("kind", identifier.kind)
          json.member("masked", identifier.masked)
          json.member("holders", identifier.holders)
        }
      }
    }
  }

  /// Prints all of a case.
  static func show(_ number: Int, _ shown: ShownCatalogArguments) throws {
    let all = try shown.read { catalog throws(CatalogError) in
      let row = try catalog.reviewCase(number)
      let records = try catalog.records(ofCase: number)
      let stores = records.filter(\.isStore)
      return Shown(
        row: row, records: records, history: try catalog.history(ofCase: number),
        events: row.kind == .group ? try catalog.events(ofGroup: row.subject) : [],
        identifiers: try catalog.identifiers(
          ofStores: stores.prefix(shown.format == .text ? 20 : stores.count).map(\.id)))
    }
    guard shown.format == .text else {
      shown.show([all], text: { _ in "" }) { all, json in
        members(of: all.row, into: &json)
        json.member("waiting", all.records.filter(\.waits).map(\.id))
        json.member("members", all.records.filter { !$0.waits }.map(\.id))
        members(of: all.identifiers, into: &json)
        json.array("history") { json in
          for entry in all.history {
            json.object { json in
              json.member("at", TimeText.of(entry.at))
              json.member("by", entry.actor)
              json.member("act", entry.act)
              json.member("reason", SafeLine.of(entry.reason))
            }
          }
        }
      }
      return
    }
    var lines = [line(all.row)]
    if let reason = all.row.reason { lines.append("  because: \(reason)") }
    for (title, waits) in [("waiting", true), ("members", false)] {
      for noun in ["store", "listing"] {
        let ids = all.records.filter { $0.waits == waits && $0.isStore == (noun == "store") }.map(\.id)
        guard !ids.isEmpty else { continue }
        let more = ids.count > 20 ? " and \(ids.count - 20) more" : ""
        lines.append("  \(title), \(noun)s: \(ids.prefix(20).joined(separator: ", "))\(more)")
      }
    }
    lines += Self.lines(all.identifiers)
    for event in all.events {
      lines.append(
        "  \(TimeText.of(event.at)) the group: \(event.event)\(event.joined.isEmpty ? "" : ", joined by \(event.joined.prefix(20).joined(separator: ", "))")"
      )
    }
    for entry in all.history {
      lines.append("  \(TimeText.of(entry.at)) \(entry.actor) \(entry.act) \(entry.detail) \(entry.reason)")
    }
    for line in lines { print(SafeLine.of(line)) }
  }
}
