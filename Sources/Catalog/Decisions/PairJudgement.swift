internal import GRDB

/// What a person decided of two stores.
public struct PairJudgement: Hashable, Sendable {
  /// Its number in the catalog, from 1.
  public let number: Int
  /// The ids of the two stores, the lower first.
  public let stores: [String]
  /// What was decided.
  public let decision: Decision
  /// Who decided.
  public let by: String
  /// When: milliseconds since 1970-01-01 UTC.
  public let at: Int64
  /// Why.
  public let reason: String
  /// Whether it was taken back.
  public let isUndone: Bool

  /// What can be decided of two stores.
  public enum Decision: String, CaseIterable, Sendable {
    /// Both are under one control.
    case same
    /// They are not.
    case different
    /// Nobody can tell.
    case unsure
  }
}

extension Catalog {
  /// Keeps what a person decided of two stores. It takes the place of what was decided of them before.
  public func judge(
    _ first: String, _ second: String, _ decision: PairJudgement.Decision, as act: Act
  ) throws(CatalogError) {
    guard first != second else { throw .refused(reason: "\"\(first)\" is one store; name two.") }
    let (a, b) = (min(first, second), max(first, second))
    try decide(act) { db, time in
      try Self.requireStores([a, b], in: db)
      try db.execute(
        sql: "INSERT INTO judgement (a, b, decision, actor, at, reason) VALUES (?, ?, ?, ?, ?, ?)",
        arguments: [a, b, decision.rawValue, act.actor, time, act.reason])
      return ((), on: "stores \(a) \(b)", detail: "\"judgement\":\"\(decision.rawValue)\"")
    }
  }

  /// Takes back what was decided last of two stores, so that what was decided before, if anything, holds again.
  ///
  /// - Returns: What holds now; `nil` when nothing does.
  public func undoJudgement(_ first: String, _ second: String, as act: Act) throws(CatalogError) -> PairJudgement? {
    let (a, b) = (min(first, second), max(first, second))
    return try decide(act) { db, _ in
      let standing = try Self.judgements(in: db, of: (a, b)).filter { !$0.isUndone }
      guard let last = standing.last else {
        throw CatalogError.refused(reason: "Nobody judged \"\(a)\" and \"\(b)\"; there is nothing to take back.")
      }
      try db.execute(sql: "UPDATE judgement SET undone = 1 WHERE number = ?", arguments: [last.number])
      return (
        standing.dropLast().last, on: "stores \(a) \(b)", detail: "\"undone\":\"\(last.decision.rawValue)\""
      )
    }
  }

  /// Every judgement, in the order in which they were made.
  public func judgements() throws(CatalogError) -> [PairJudgement] { try read { try Self.judgements(in: $0) } }

  private static func judgements(in db: Database, of pair: (String, String)? = nil) throws -> [PairJudgement] {
    let rows =
      if let pair {
        try Row.fetchAll(
          db, sql: "SELECT * FROM judgement WHERE a = ? AND b = ? ORDER BY number", arguments: [pair.0, pair.1])
      } else {
        try Row.fetchAll(db, sql: "SELECT * FROM judgement ORDER BY number")
      }
    return rows.map { row in
      PairJudgement(
        number: row["number"], stores: [row["a"], row["b"]],
        decision: PairJudgement.Decision(rawValue: row["decision"]) ?? .unsure, by: row["actor"], at: row["at"],
        reason: row["reason"], isUndone: row["undone"])
    }
  }
}
