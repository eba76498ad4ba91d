internal import GRDB
public import Marketplace

/// A decision that some signals shall not act on some stores for a time.
public struct Allowance: Hashable, Sendable {
  /// Its number in the catalog, from 1.
  public let number: Int
  /// Whom it is for, and from what.
  public let scope: Scope
  /// Why.
  public let reason: String
  /// Who asked for it.
  public let proposedBy: String
  /// Who approved it beside; `nil` when nobody had to or has.
  public let approvedBy: String?
  /// The day from which on it holds.
  public let approved: Day?
  /// What became of it.
  public let state: EntryState

  /// Whom an allowance is for, and which signals it mutes until when.
  public struct Scope: Hashable, Sendable {
    /// Ids of the stores.
    public var stores: [String]
    /// The brands whose listings it is for; any when empty.
    public var brands: [String]
    /// Codes of the signals that it mutes.
    public var signals: [String]
    /// The day from which on it holds no more.
    public var expires: Day

    /// A scope.
    public init(stores: [String], brands: [String], signals: [String], expires: Day) {
      self.stores = stores
      self.brands = brands
      self.signals = signals
      self.expires = expires
    }

    /// Whether a second person has to approve it: it is for more than one store or more than 90 days.
    func needsSecond(from day: Day) -> Bool { stores.count > 1 || expires.number - day.number > 90 }
  }
}

/// What became of an entry of a list.
public enum EntryState: String, CaseIterable, Sendable {
  /// It waits for a second person.
  case waiting
  /// It holds, until it expires.
  case inForce = "in force"
  /// The second person said no.
  case denied
  /// Somebody ended it.
  case ended
}

/// What came of adding to a list: whether it holds at once.
public enum EntryOutcome: Hashable, Sendable {
  /// It holds; the number of the entry.
  case holds(Int)
  /// It waits for a second person; the number of the request.
  case waits(request: Int)
}

extension Catalog {
  /// Adds an allowance; one that is for more than one store or more than 90 days waits for a second person.
  public func allow(_ scope: Allowance.Scope, as act: Act) throws(CatalogError) -> EntryOutcome {
    let today = Day(milliseconds: act.at)
    guard !scope.stores.isEmpty, !scope.signals.isEmpty else {
      throw .refused(reason: "An allowance names its stores and the signals that it mutes.")
    }
    guard scope.expires > today else {
      throw .refused(reason: "The allowance would end on \(scope.expires), which is past; give a later day.")
    }
    return try decide(act) { db, time in
      try Self.requireStores(scope.stores, in: db)
      let waits = scope.needsSecond(from: today)
      try db.execute(
        sql: """
          INSERT INTO allowance (stores, brands, signals, reason, expires, proposed_by, approved, state)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          Self.json(scope.stores), Self.json(scope.brands), Self.json(scope.signals), act.reason, scope.expires.number,
          act.actor, waits ? nil : today.number, (waits ? EntryState.waiting : .inForce).rawValue,
        ])
      let number = Int(db.lastInsertedRowID)
      let detail =
        "\"stores\":\(Self.json(scope.stores)),\"signals\":\(Self.json(scope.signals)),\"expires\":\"\(scope.expires)\""
      guard waits else { return (.holds(number), on: "allowance \(number)", detail: detail) }
      let request = try Self.ask(
        .allow, for: String(number),
        "mute \(scope.signals.joined(separator: ", ")) for \(scope.stores.count) stores until \(scope.expires)", act,
        time,
        in: db)
      return (.waits(request: request), on: "allowance \(number)", detail: detail + ",\"request\":\(request)")
    }
  }

  /// Ends an allowance before its day.
  public func endAllowance(_ number: Int, as act: Act) throws(CatalogError) {
    try end(number, of: "allowance", as: act)
  }

  /// Every allowance, in order of number.
  public func allowances() throws(CatalogError) -> [Allowance] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM allowance ORDER BY number").map { row in
        Allowance(
          number: row["number"],
          scope: Allowance.Scope(
            stores: Self.texts(row["stores"]), brands: Self.texts(row["brands"]), signals: Self.texts(row["signals"]),
            expires: Day(number: row["expires"])),
          reason: row["reason"], proposedBy: row["proposed_by"], approvedBy: row["approved_by"],
          approved: (row["approved"] as Int?).map { Day(number: $0) },
          state: EntryState(rawValue: row["state"]) ?? .ended)
      }
    }
  }

  /// Ends an entry of a list.
  func end(_ number: Int, of list: String, as act: Act) throws(CatalogError) {
    try decide(act) { db, _ in
      try db.execute(
        sql: "UPDATE \(list) SET state = 'ended' WHERE number = ? AND state IN ('waiting', 'in force')",
        arguments: [number])
      guard db.changesCount == 1 else {
        throw CatalogError.refused(reason: "There is no \(list) \(number) that holds or waits; see the list.")
      }
      try db.execute(
        sql: "DELETE FROM request WHERE state = 'open' AND act = ? AND subject = ?",
        arguments: [list == "hub" ? "hub" : "allow", String(number)])
      return ((), on: "\(list) \(number)", detail: "\"state\":\"ended\"")
    }
  }
}

extension Day {
  /// The day of a time.
  init(milliseconds: Int64) { self.init(number: Int((Double(milliseconds) / 86_400_000).rounded(.down))) }
}
