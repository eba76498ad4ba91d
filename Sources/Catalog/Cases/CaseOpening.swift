internal import Foundation
internal import GRDB

/// What a gate wants a person to look at.
public struct CaseOpening: Hashable, Sendable {
  /// What kind of thing it is.
  public let kind: ReviewCase.Kind
  /// The id of that.
  public let subject: String
  /// What the gate decided of the records that wait.
  public let outcome: RecordDecision
  /// How sure the verdict is, 0 to 1.
  public let score: Double
  /// Codes of the signals that hit, heaviest first.
  public let signals: [String]
  /// Cases of more come first.
  public let priority: Int
  /// The records that wait, and those that belong to what is decided.
  public let records: [CaseRecord]

  /// An opening.
  public init(
    kind: ReviewCase.Kind, subject: String, outcome: RecordDecision, score: Double, signals: [String], priority: Int,
    records: [CaseRecord]
  ) {
    self.kind = kind
    self.subject = subject
    self.outcome = outcome
    self.score = score
    self.signals = signals
    self.priority = priority
    self.records = records
  }
}

/// What became of openings.
struct OpenedCases {
  var opened = 0
  var reopened = 0
  var known = 0

  /// As members of a JSON object.
  var json: String { "\"cases\":{\"opened\":\(opened),\"reopened\":\(reopened),\"known\":\(known)}" }
}

extension Catalog {
  /// Opens cases, each once: a case that is open takes what is new, a decided one is opened again when records came or
  /// changed since.
  static func open(_ openings: [CaseOpening], at time: Int64, in db: Database) throws -> OpenedCases {
    var counts = OpenedCases()
    for opening in openings {
      guard let row = try known(opening, in: db) else {
        try db.execute(
          sql: """
            INSERT INTO review (kind, subject, state, outcome, score, signals, priority, opened)
            VALUES (?, ?, 'open', ?, ?, ?, ?, ?)
            """,
          arguments: [
            opening.kind.rawValue, opening.subject, opening.outcome.rawValue, opening.score, json(opening.signals),
            opening.priority, time,
          ])
        try put(opening.records, into: Int(db.lastInsertedRowID), in: db)
        counts.opened += 1
        continue
      }
      let known = ReviewCase(row)
      if known.state == .decided {
        guard try opening.records.contains(where: { $0.waits ? try isNew($0, to: known.number, in: db) : false }) else {
          counts.known += 1
          continue
        }
        try reopen(known.number, in: db)
        counts.reopened += 1
      } else {
        counts.known += 1
      }
      // What was held or closed and comes again is looked at before what was never decided.
      let returned = known.state == .decided && known.decision != .release ? 10 : 0
      try db.execute(
        sql: """
          UPDATE review SET subject = ?, outcome = ?, score = ?, signals = ?, priority = max(priority, ?) WHERE number = ?
          """,
        arguments: [
          opening.subject, opening.outcome.rawValue, opening.score, json(opening.signals), opening.priority + returned,
          known.number,
        ])
      try put(opening.records, into: known.number, in: db)
    }
    return counts
  }

  /// The case of the same subject; of duplicates, whose id changes with every copy, the one that has a copy of it.
  private static func known(_ opening: CaseOpening, in db: Database) throws -> Row? {
    let same = try Row.fetchOne(
      db, sql: "SELECT * FROM review WHERE kind = ? AND subject = ?",
      arguments: [opening.kind.rawValue, opening.subject])
    if let same { return same }
    guard opening.kind == .duplicates else { return nil }
    for record in opening.records where !record.isStore {
      let row = try Row.fetchOne(
        db,
        sql: """
          SELECT review.* FROM review JOIN review_record ON review = review.number
          WHERE review.kind = 'duplicates' AND review_record.kind = 'listing' AND id = ? ORDER BY review.number LIMIT 1
          """, arguments: [Data(record.id.utf8)])
      if let row { return row }
    }
    return nil
  }

  /// Whether a record was not in a case when that was decided, or said something else then.
  private static func isNew(_ record: CaseRecord, to number: Int, in db: Database) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT 1 FROM review_record JOIN record USING (kind, id)
        WHERE review = ? AND kind = ? AND id = ? AND review_record.content = record.content
        """, arguments: [number, record.kind, Data(record.id.utf8)]) == nil
  }

  private static func put(_ records: [CaseRecord], into number: Int, in db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO review_record (review, kind, id, waits) VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET waits = max(waits, excluded.waits)
        """)
    for record in records {
      try statement.execute(arguments: [number, record.kind, Data(record.id.utf8), record.waits])
    }
  }
}
