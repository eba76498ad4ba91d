import Catalog
import Marketplace
import Reporting

/// An entry of a list that people keep: somebody asked for it, for a reason, until a day.
protocol ListEntry {
  /// The word for it, in texts and as the type of its rows.
  static var noun: String { get }
  var number: Int { get }
  var state: EntryState { get }
  var expires: Day { get }
  var proposedBy: String { get }
  var approvedBy: String? { get }
  var reason: String { get }
  /// What it is about, for a person.
  var subject: String { get }
  /// The members of its row that say what it is about.
  func writeSubject(to json: inout JSONWriter)
}

extension ShownCatalogArguments {
  /// Prints the entries of a list.
  func show(_ entries: [some ListEntry]) {
    show(entries) { entry in
      let persons = [entry.proposedBy, entry.approvedBy].compactMap(\.self).joined(separator: ", ")
      return
        "\(entry.number) \(entry.state.rawValue): \(entry.subject) until \(entry.expires), by \(persons): \(entry.reason)"
    } json: { entry, json in
      json.member("type", type(of: entry).noun)
      json.member("number", entry.number)
      json.member("state", entry.state.rawValue)
      entry.writeSubject(to: &json)
      json.member("expires", entry.expires.description)
      json.member("proposedBy", entry.proposedBy)
      json.member("approvedBy", entry.approvedBy)
      json.member("reason", SafeLine.of(entry.reason))
    }
  }
}

extension Allowance: ListEntry {
  static var noun: String { "allowance" }
  var expires: Day { scope.expires }

  var subject: String {
    let brands = scope.brands.isEmpty ? "" : " of \(scope.brands.joined(separator: ", "))"
    return "\(scope.signals.joined(separator: ", ")) for \(scope.stores.joined(separator: ", "))\(brands)"
  }

  func writeSubject(to json: inout JSONWriter) {
    json.member("stores", scope.stores)
    json.member("brands", scope.brands)
    json.member("signals", scope.signals)
  }
}

extension HubEntry: ListEntry {
  static var noun: String { "hub" }

  var subject: String { "\(kind) \(masked) of \(owner)" }

  func writeSubject(to json: inout JSONWriter) {
    json.member("kind", kind)
    json.member("masked", masked)
    json.member("owner", owner)
  }
}
