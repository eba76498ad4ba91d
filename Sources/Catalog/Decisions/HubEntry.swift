internal import Foundation
internal import GRDB
public import Marketplace

/// A value that staff know to be shared by strangers.
public struct HubEntry: Hashable, Sendable {
  /// Its number in the catalog, from 1.
  public let number: Int
  /// What it is: a kind of tie, by its name.
  public let kind: String
  /// The value, as somebody wrote it; `nil` when the catalog was opened without its key.
  public let value: String?
  /// The value as people may see it.
  public let masked: String
  /// Whose it is.
  public let owner: String
  /// Why it says nothing.
  public let reason: String
  /// The last day on which it counts.
  public let expires: Day
  /// Who asked for it.
  public let proposedBy: String
  /// Who approved it beside.
  public let approvedBy: String?
  /// What became of it.
  public let state: EntryState
}

extension Catalog {
  /// Adds a known hub. It waits for a second person, because it takes evidence away from every store of the market.
  ///
  /// - Returns: The number of the request.
  public func addHub(
    kind: String, value: String, masked: String, owner: String, expires: Day, as act: Act
  ) throws(CatalogError) -> Int {
    guard let key else { throw .keyMissing(path: path) }
    guard !owner.isEmpty else { throw .refused(reason: "A hub says whose it is: name its owner with --owner.") }
    guard expires >= Day(milliseconds: act.at) else {
      throw .refused(reason: "The hub would end on \(expires), which is past; give a later day.")
    }
    return try decide(act) { db, time in
      try db.execute(
        sql: """
          INSERT INTO hub (kind, value, masked, owner, reason, expires, proposed_by, state)
          VALUES (?, ?, ?, ?, ?, ?, ?, 'waiting')
          """,
        arguments: [
          kind, try key.seal(Array(value.utf8), of: Array(kind.utf8)), masked, owner, act.reason, expires.number,
          act.actor,
        ])
      let number = Int(db.lastInsertedRowID)
      let request = try Self.ask(
        .hub, for: String(number), "hold back \(kind) \(masked) until \(expires)", act, time, in: db)
      return (
        request, on: "hub \(number)",
        detail: "\"kind\":\"\(kind)\",\"masked\":\(Self.json([masked]).dropFirst().dropLast()),\"request\":\(request)"
      )
    }
  }

  /// Ends a hub before its day.
  public func endHub(_ number: Int, as act: Act) throws(CatalogError) { try end(number, of: "hub", as: act) }

  /// Every hub, in order of number.
  public func hubs() throws(CatalogError) -> [HubEntry] {
    let key = key
    return try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM hub ORDER BY number").map { row in
        let kind: String = row["kind"]
        return HubEntry(
          number: row["number"], kind: kind,
          value: key?.open(row["value"], of: Array(kind.utf8)).map { String(decoding: $0, as: UTF8.self) },
          masked: row["masked"], owner: row["owner"], reason: row["reason"], expires: Day(number: row["expires"]),
          proposedBy: row["proposed_by"], approvedBy: row["approved_by"],
          state: EntryState(rawValue: row["state"]) ?? .ended)
      }
    }
  }
}
