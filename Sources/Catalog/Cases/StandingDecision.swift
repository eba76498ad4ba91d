internal import Foundation
internal import GRDB
public import Marketplace

/// What a person decided of a record, as far as it holds for what the record says now.
public struct StandingDecision: Hashable, Sendable {
  /// The case.
  public let number: Int
  /// What was decided.
  public let decision: ReviewCase.Decision
  /// Who decided.
  public let by: String
}

extension Catalog {
  /// What people decided of records: a release as long as the record says what it said then, anything else for good.
  ///
  /// - Complexity: O(bytes of the records asked for · log cases).
  public func standingDecisions(
    of market: Market, where isAsked: (RecordSubject) -> Bool
  ) throws(CatalogError) -> [RecordSubject: StandingDecision] {
    guard let key else { throw .keyMissing(path: path) }
    return try read { db in
      let any = try db.cachedStatement(sql: "SELECT 1 FROM review WHERE state = 'decided' LIMIT 1")
      guard try Bool.fetchOne(any) != nil else { return [:] }
      var decisions: [RecordSubject: StandingDecision] = [:]
      let statement = try db.cachedStatement(
        sql: """
          SELECT number, decision, decided_by, content FROM review_record JOIN review ON review = number
          WHERE review_record.kind = ? AND id = ? AND state = 'decided' ORDER BY decided DESC, number DESC LIMIT 1
          """)
      var bytes: [UInt8] = []
      func look(_ table: RecordTable, on shelf: RecordShelf, as subject: (Int) -> RecordSubject) throws {
        for record in 0..<table.count where isAsked(subject(record)) {
          guard let id = table.first(.id, of: record)?.text,
            let row = try Row.fetchOne(statement, arguments: [shelf.kind, Data(table.arena[id])]),
            let decision = ReviewCase.Decision(rawValue: row["decision"])
          else { continue }
          if decision == .release {
            RecordCoding.encode(record, of: table, into: &bytes)
            guard row["content"] == shelf.content(of: bytes) else { continue }
          }
          decisions[subject(record)] = StandingDecision(
            number: row["number"], decision: decision, by: row["decided_by"])
        }
      }
      try look(market.stores, on: .stores(key)) { .store($0) }
      try look(market.listings, on: .listings) { .listing($0) }
      return decisions
    }
  }

  /// The stores that people held or closed, with the case: whoever is linked to them waits.
  public func heldStores() throws(CatalogError) -> [String: Int] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT id, max(number) AS number FROM review_record JOIN review ON review = number
          WHERE review_record.kind = 'store' AND state = 'decided' AND decision IN ('hold', 'close') GROUP BY id
          """)
      return Dictionary(
        try Row.fetchAll(statement).map { (String(decoding: $0["id"] as Data, as: UTF8.self), $0["number"]) },
        uniquingKeysWith: { first, _ in first })
    }
  }
}
