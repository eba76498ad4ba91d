internal import Foundation
internal import GRDB

extension Catalog {
  /// Does something that a person decided, and tells the audit chain of it, in one transaction.
  ///
  /// - Parameters:
  ///   - act: Who does what, when and why; the reason is mandatory.
  ///   - body: Does it, at the time that the chain will have, and says to what it was done and what came of it (members
  ///     of a JSON object).
  func decide<Value>(
    _ act: Act, _ body: (Database, Int64) throws -> (Value, on: String, detail: String)
  ) throws(CatalogError) -> Value {
    guard act.reason.contains(where: { !$0.isWhitespace }) else {
      throw .refused(reason: "A reason is missing: say why with --reason; it is kept with the decision.")
    }
    guard !act.actor.isEmpty else {
      throw .refused(reason: "Nobody is named who decides: say who with --actor.")
    }
    return try write { db in
      // A clock that went back does not put a decision before an earlier one.
      let last = try Int64.fetchOne(db, sql: "SELECT max(at) FROM audit") ?? act.at
      let time = max(act.at, last)
      let (value, subject, detail) = try body(db, time)
      try AuditChain.append(
        act.name, on: subject, by: act.actor, reason: act.reason, detail: "{\(detail)}", at: time, in: db)
      return value
    }
  }

  /// Refuses ids of stores that the catalog does not know.
  static func requireStores(
    _ ids: some Sequence<String>, orMasked countsMasked: Bool = false, in db: Database
  ) throws {
    for id in ids {
      let isKnown = try Bool.fetchOne(
        db,
        sql: """
          SELECT 1 FROM record WHERE kind = 'store' AND id = ?1
          UNION SELECT 1 FROM identifier WHERE ?2 AND store = ?1
          """, arguments: [Data(id.utf8), countsMasked])
      guard isKnown != nil else {
        throw CatalogError.refused(reason: "The catalog has no store \"\(id)\"; check the id.")
      }
    }
  }

  /// An array of texts as JSON.
  static func json(_ texts: some Sequence<String>) -> String {
    let data = try? JSONSerialization.data(withJSONObject: Array(texts), options: [.withoutEscapingSlashes])
    return data.map { String(decoding: $0, as: UTF8.self) } ?? "[]"
  }

  /// The texts of an array of JSON.
  static func texts(_ json: String) -> [String] {
    (try? JSONSerialization.jsonObject(with: Data(json.utf8))) as? [String] ?? []
  }
}
