internal import GRDB
internal import Marketplace

/// An act that needs two persons: what the first asks for, and what the second said.
public struct ActRequest: Hashable, Sendable {
  /// Its number in the catalog, from 1.
  public let number: Int
  /// What kind of act it is.
  public let act: Kind
  /// What it is about: the number of the entry or the case, or the day of a purge.
  public let subject: String
  /// What would be done, in words.
  public let summary: String
  /// Who asks.
  public let by: String
  /// When: milliseconds since 1970-01-01 UTC.
  public let at: Int64
  /// Why.
  public let reason: String
  /// What became of it.
  public let state: State
  /// Who answered.
  public let second: String?

  /// The acts that need two persons.
  public enum Kind: String, CaseIterable, Sendable {
    /// An allowance for more than one store or more than 90 days.
    case allow
    /// A known hub.
    case hub
    /// A case's decision that holds or closes a group.
    case `case`
    /// A purge.
    case purge
  }

  /// What can become of a request.
  public enum State: String, CaseIterable, Sendable {
    /// Nobody answered yet.
    case open
    /// It was done.
    case granted
    /// It was not.
    case denied
  }
}

extension Catalog {
  /// Asks for a second person, within the transaction that notes what is asked for.
  static func ask(
    _ kind: ActRequest.Kind, for subject: String, _ summary: String, _ act: Act, _ time: Int64, in db: Database
  ) throws -> Int {
    try db.execute(
      sql: """
        INSERT INTO request (act, subject, summary, actor, at, reason, state) VALUES (?, ?, ?, ?, ?, ?, 'open')
        """, arguments: [kind.rawValue, subject, summary, act.actor, time, act.reason])
    return Int(db.lastInsertedRowID)
  }

  /// Requests, in order of number.
  ///
  /// - Parameter all: Whether those that were answered are among them.
  public func requests(all: Bool = false) throws(CatalogError) -> [ActRequest] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM request WHERE state = 'open' OR ? ORDER BY number", arguments: [all]
      ).map(ActRequest.init)
    }
  }

  /// Answers a request, as somebody else than who asked. What is granted is done in the same transaction.
  ///
  /// - Returns: The request as it was.
  public func answer(_ number: Int, granting: Bool, as act: Act) throws(CatalogError) -> ActRequest {
    let request: ActRequest = try decide(act) { db, time in
      guard
        let request = try Row.fetchOne(db, sql: "SELECT * FROM request WHERE number = ?", arguments: [number])
          .map(ActRequest.init), request.state == .open
      else { throw CatalogError.refused(reason: "There is no request \(number) that waits; see \"approve ls\".") }
      guard Self.isOther(act.actor, than: request.by) else {
        throw CatalogError.refused(
          reason: "\(act.actor) asked for this; a second person has to answer request \(number).")
      }
      var detail = ""
      switch request.act {
      case .allow:
        try Self.settle("allowance", request, granting, act, in: db)
        if granting {
          try db.execute(
            sql: "UPDATE allowance SET approved = ? WHERE number = ?",
            arguments: [Day(milliseconds: time).number, request.subject])
        }
      case .hub: try Self.settle("hub", request, granting, act, in: db)
      case .case: try Self.settleCase(request, granting, at: time, in: db)
      case .purge:
        if granting, let day = Day(request.subject) {
          detail = ",\"purged\":\(try Self.purge(before: day, at: time, in: db).json)"
        }
      }
      let state = granting ? ActRequest.State.granted : .denied
      try db.execute(
        sql: "UPDATE request SET state = ?, second = ?, answered = ?, answer = ? WHERE number = ?",
        arguments: [state.rawValue, act.actor, time, act.reason, number])
      return (
        request, on: "request \(number)",
        detail: "\"act\":\"\(request.act.rawValue)\",\"state\":\"\(state.rawValue)\"\(detail)"
      )
    }
    // What was purged is overwritten in what the file keeps for its own sake, too.
    if granting, request.act == .purge { try forget() }
    return request
  }

  /// Whether two names are of two persons: one name in capitals is no second person.
  static func isOther(_ a: String, than b: String) -> Bool {
    func folded(_ name: String) -> String { name.lowercased().filter { !$0.isWhitespace } }
    return folded(a) != folded(b)
  }

  private static func settle(
    _ list: String, _ request: ActRequest, _ granting: Bool, _ act: Act, in db: Database
  ) throws {
    try db.execute(
      sql: "UPDATE \(list) SET state = ?, approved_by = ? WHERE number = ? AND state = 'waiting'",
      arguments: [
        (granting ? EntryState.inForce : .denied).rawValue, granting ? act.actor : nil, request.subject,
      ])
  }
}

extension ActRequest {
  init(_ row: Row) {
    self.init(
      number: row["number"], act: Kind(rawValue: row["act"]) ?? .allow, subject: row["subject"],
      summary: row["summary"], by: row["actor"], at: row["at"], reason: row["reason"],
      state: State(rawValue: row["state"]) ?? .open, second: row["second"])
  }
}
