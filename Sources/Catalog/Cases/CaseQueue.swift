internal import Foundation
internal import GRDB

extension Catalog {
  /// How long a case is kept for whoever took it: half an hour, in milliseconds.
  private static let lease: Int64 = 30 * 60 * 1000

  /// Cases, those of the highest priority and then the oldest first.
  public func cases(_ state: ReviewCase.State? = nil) throws(CatalogError) -> [ReviewCase] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM review WHERE state = ?1 OR ?1 IS NULL ORDER BY priority DESC, opened, number",
        arguments: [state?.rawValue]
      ).map(ReviewCase.init)
    }
  }

  /// A case.
  public func reviewCase(_ number: Int) throws(CatalogError) -> ReviewCase {
    try read { try Self.case(number, in: $0) }
  }

  /// The records of a case: those that wait first, stores before listings, by id.
  public func records(ofCase number: Int) throws(CatalogError) -> [CaseRecord] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT kind, id, waits FROM review_record WHERE review = ? ORDER BY waits DESC, kind DESC, id",
        arguments: [number]
      ).map { row in
        CaseRecord(
          isStore: row["kind"] == "store", id: String(decoding: row["id"] as Data, as: UTF8.self), waits: row["waits"])
      }
    }
  }

  /// What was done to a case, oldest first.
  public func history(ofCase number: Int) throws(CatalogError) -> [AuditEntry] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM audit WHERE subject = ? ORDER BY number", arguments: ["case \(number)"]
      ).map(AuditEntry.init)
    }
  }

  /// Gives somebody the next open case that nobody else has, and keeps it for them for half an hour.
  ///
  /// - Returns: The case; `nil` when none is left.
  public func takeCase(as act: Act) throws(CatalogError) -> ReviewCase? {
    try write { db in
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT number FROM review
          WHERE state = 'open' AND (assignee IS NULL OR assignee = ?1 OR (lease IS NOT NULL AND lease < ?2))
          ORDER BY assignee IS NOT ?1, priority DESC, opened, number LIMIT 1
          """, arguments: [act.actor, act.at])
      guard let number = row?["number"] as Int? else { return nil }
      try db.execute(
        sql: "UPDATE review SET assignee = ?1, lease = ?2 WHERE number = ?3 AND (assignee IS NOT ?1 OR lease NOTNULL)",
        arguments: [act.actor, act.at + Self.lease, number])
      try AuditChain.append(
        act.name, on: "case \(number)", by: act.actor, reason: act.reason, detail: "{}", at: act.at, in: db)
      return try Self.case(number, in: db)
    }
  }

  /// Gives a case to somebody until it is decided.
  ///
  /// - Parameter isEscalation: Whether it moves before all others as well; then it may be given to nobody.
  public func assignCase(
    _ number: Int, to assignee: String?, isEscalation: Bool = false, as act: Act
  ) throws(CatalogError) {
    try decide(act) { db, _ in
      guard try Self.case(number, in: db).state != .decided else { throw Self.isDecided(number) }
      try db.execute(
        sql: "UPDATE review SET assignee = ?, lease = NULL, priority = priority + ? WHERE number = ?",
        arguments: [assignee, isEscalation ? 100 : 0, number])
      let to = assignee.map { "\"to\":\(Self.json([$0]).dropFirst().dropLast())" } ?? ""
      return ((), on: "case \(number)", detail: to)
    }
  }

  /// Decides a case. Holding a group, and closing anything, waits for a second person.
  ///
  /// - Returns: The number of the request when it waits.
  public func decideCase(
    _ number: Int, _ decision: ReviewCase.Decision, as act: Act
  ) throws(CatalogError) -> Int? {
    try decide(act) { db, time in
      let known = try Self.case(number, in: db)
      guard known.state == .open else {
        throw known.state == .decided
          ? Self.isDecided(number)
          : CatalogError.refused(reason: "Case \(number) waits for a second person; see \"approve ls\".")
      }
      if let other = known.assignee, Self.isOther(other, than: act.actor), known.lease.map({ $0 >= act.at }) ?? true {
        throw CatalogError.refused(reason: "\(other) has case \(number); have it assigned to you first.")
      }
      let waits = decision.needsSecond(of: known.kind)
      try db.execute(
        sql: """
          UPDATE review SET state = 'waiting', decision = ?, decided_by = ?, decided = ?, reason = ? WHERE number = ?
          """, arguments: [decision.rawValue, act.actor, time, act.reason, number])
      var detail = "\"decision\":\"\(decision.rawValue)\""
      var request: Int?
      if waits {
        request = try Self.ask(
          .case, for: String(number), "\(decision.rawValue) \(known.kind.rawValue) \(known.subject)", act, time, in: db)
        detail += ",\"request\":\(request ?? 0)"
      } else {
        try Self.putIntoForce(number, decision, in: db)
      }
      return (request, on: "case \(number)", detail: detail)
    }
  }

  /// Opens a decided case again; what was decided no longer holds.
  public func reopenCase(_ number: Int, as act: Act) throws(CatalogError) {
    try decide(act) { db, _ in
      guard try Self.case(number, in: db).state != .open else {
        throw CatalogError.refused(reason: "Case \(number) is open.")
      }
      try Self.reopen(number, in: db)
      return ((), on: "case \(number)", detail: "")
    }
  }

  static func reopen(_ number: Int, in db: Database) throws {
    try db.execute(
      sql: """
        UPDATE review SET state = 'open', decision = NULL, decided_by = NULL, decided = NULL, reason = NULL,
          assignee = NULL, lease = NULL WHERE number = ?
        """, arguments: [number])
    try db.execute(
      sql: "DELETE FROM request WHERE state = 'open' AND act = 'case' AND subject = ?", arguments: [String(number)])
  }

  /// What a second person's answer does to a case.
  static func settleCase(_ request: ActRequest, _ granting: Bool, at time: Int64, in db: Database) throws {
    guard let number = Int(request.subject) else { return }
    guard granting, let decision = try Self.case(number, in: db).decision else { return try reopen(number, in: db) }
    try db.execute(sql: "UPDATE review SET decided = ? WHERE number = ?", arguments: [time, number])
    try putIntoForce(number, decision, in: db)
  }

  private static func putIntoForce(_ number: Int, _ decision: ReviewCase.Decision, in db: Database) throws {
    try db.execute(
      sql: "UPDATE review SET state = 'decided', assignee = NULL, lease = NULL WHERE number = ?", arguments: [number])
    try db.execute(
      sql: """
        UPDATE review_record SET content = (
          SELECT content FROM record WHERE record.kind = review_record.kind AND record.id = review_record.id)
        WHERE review = ?
        """, arguments: [number])
    try db.execute(
      sql: """
        UPDATE record SET decision = ?1 WHERE (kind, id) IN (
          SELECT kind, id FROM review_record WHERE review = ?2 AND waits)
        """, arguments: [decision.outcome.rawValue, number])
  }

  private static func `case`(_ number: Int, in db: Database) throws -> ReviewCase {
    let row = try Row.fetchOne(db, sql: "SELECT * FROM review WHERE number = ?", arguments: [number])
    guard let row else { throw CatalogError.refused(reason: "There is no case \(number); see \"case ls\".") }
    return ReviewCase(row)
  }

  private static func isDecided(_ number: Int) -> CatalogError {
    .refused(reason: "Case \(number) is decided; open it again first with \"case reopen\".")
  }
}
