public import DuplicateListings
public import Fingerprints
internal import Foundation
internal import Marketplace
public import StoreGroups

/// Reads what people know from files of JSON Lines: judgements of pairs of stores, known hubs, the enforcement list.
public enum MemoryFile {
  private struct Judgement: Decodable {
    let a: String
    let b: String
    let judgement: String
    let by: String
    let at: String
    let reason: String
  }

  private struct Hub: Decodable {
    let kind: String
    let value: String
    let owner: String
    let reason: String
    let expires: String
  }

  private struct Enforcement: Decodable {
    let kind: String
    let value: String
    let role: String
    let reason: String
    let by: [String]
    let expires: String
  }

  /// Synonyms: a row a line, words parted by commas; they are added to those that the program carries.
  public static func synonyms(in file: String) throws(MemoryFileFault) -> Synonyms {
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
      throw MemoryFileFault(file, nil, "cannot be read as UTF-8; check the name and the file")
    }
    var synonyms = Synonyms.carried
    do throws(SynonymsFault) {
      try synonyms.add(text)
    } catch {
      throw MemoryFileFault(file, error.line, error.reason)
    }
    return synonyms
  }

  /// A model that says how likely two listings are copies: what `duplicates train` writes.
  public static func copyModel(in file: String) throws(MemoryFileFault) -> PairModel {
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
      throw MemoryFileFault(file, nil, "cannot be read as UTF-8; check the name and the file")
    }
    guard let model = PairModel(text: text) else {
      throw MemoryFileFault(file, nil, "no model of copies for this version; make it with `duplicates train`")
    }
    return model
  }

  /// Judgements: `{"a":"s1","b":"s2","judgement":"same","by":"…","at":"2026-11-25T10:00:00Z","reason":"…"}`.
  public static func judgements(in file: String) throws(MemoryFileFault) -> [StoreJudgement] {
    var judgements: [StoreJudgement] = []
    try forEachRow(of: file, as: Judgement.self) { row, line throws(MemoryFileFault) in
      guard let decision = StoreJudgement.Decision(rawValue: row.judgement) else {
        let known = StoreJudgement.Decision.allCases.map(\.rawValue).joined(separator: ", ")
        throw MemoryFileFault(file, line, "\"judgement\" is none of \(known)")
      }
      guard !row.by.isEmpty, !row.reason.isEmpty, row.at.count >= 10, Day(String(row.at.prefix(10))) != nil else {
        throw MemoryFileFault(
          file, line, "a judgement says who (\"by\"), when (\"at\", ISO 8601) and why (\"reason\")")
      }
      judgements.append(StoreJudgement(row.a, row.b, decision, by: row.by, at: row.at, reason: row.reason))
    }
    return judgements
  }

  /// Known hubs: `{"kind":"phone","value":"…","owner":"…","reason":"…","expires":"2027-01-31"}`.
  public static func hubs(in file: String) throws(MemoryFileFault) -> [KnownHub] {
    var hubs: [KnownHub] = []
    try forEachRow(of: file, as: Hub.self) { row, line throws(MemoryFileFault) in
      guard let kind = TieKind(rawValue: row.kind), KnownHub.kinds.contains(kind) else {
        let known = KnownHub.kinds.map(\.rawValue).joined(separator: ", ")
        throw MemoryFileFault(file, line, "\"kind\" is none of \(known)")
      }
      guard !row.owner.isEmpty, !row.reason.isEmpty, let expires = Day(row.expires) else {
        throw MemoryFileFault(
          file, line, "a hub says whose it is (\"owner\"), why (\"reason\") and until when (\"expires\", YYYY-MM-DD)")
      }
      let hub = KnownHub(kind: kind, value: row.value, owner: row.owner, reason: row.reason, expires: expires)
      guard hub.canonical != nil else {
        throw MemoryFileFault(file, line, "\"value\" is no valid \(row.kind); check it, or its kind")
      }
      hubs.append(hub)
    }
    return hubs
  }

  /// The enforcement list:
  /// `{"kind":"person-id","value":"…","role":"controller","reason":"…","by":["li","wang"],"expires":"2027-06-30"}`.
  public static func enforcement(in file: String) throws(MemoryFileFault) -> [EnforcementEntry] {
    var entries: [EnforcementEntry] = []
    try forEachRow(of: file, as: Enforcement.self) { row, line throws(MemoryFileFault) in
      guard let kind = TieKind(rawValue: row.kind), EnforcementEntry.kinds.contains(kind) else {
        let known = EnforcementEntry.kinds.map(\.rawValue).joined(separator: ", ")
        throw MemoryFileFault(file, line, "\"kind\" is none of \(known)")
      }
      guard let role = EnforcementEntry.Role(rawValue: row.role) else {
        throw MemoryFileFault(file, line, "\"role\" is neither controller nor victim; say which the owner is")
      }
      guard Set(row.by).count >= 2, !row.reason.isEmpty, let expires = Day(row.expires) else {
        throw MemoryFileFault(
          file, line,
          "an entry says which two persons decided (\"by\"), why (\"reason\") and until when (\"expires\", YYYY-MM-DD)")
      }
      let entry = EnforcementEntry(
        kind: kind, value: row.value, role: role, reason: row.reason, deciders: row.by, expires: expires)
      guard entry.canonical != nil else {
        throw MemoryFileFault(file, line, "\"value\" is no valid \(row.kind); check it, or its kind")
      }
      entries.append(entry)
    }
    return entries
  }

  private static func forEachRow<Row: Decodable>(
    of file: String, as type: Row.Type, _ body: (Row, Int) throws(MemoryFileFault) -> Void
  ) throws(MemoryFileFault) {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: file))
    } catch {
      throw MemoryFileFault(file, nil, "cannot be read: \((error as NSError).localizedDescription)")
    }
    let decoder = JSONDecoder()
    for (number, line) in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
      guard line.contains(where: { $0 > 0x20 }) else { continue }
      let row: Row
      do {
        row = try decoder.decode(Row.self, from: line)
      } catch DecodingError.keyNotFound(let key, _) {
        throw MemoryFileFault(file, number + 1, "the field \"\(key.stringValue)\" is missing")
      } catch {
        throw MemoryFileFault(file, number + 1, "no JSON object as its kind of file has them; write one object a line")
      }
      try body(row, number + 1)
    }
  }
}

/// Why a file of what people know cannot be read.
public struct MemoryFileFault: Error, CustomStringConvertible {
  /// What happened, where, and what to do.
  public let description: String

  init(_ file: String, _ line: Int?, _ reason: String) {
    description = "\(file)\(line.map { ":\($0)" } ?? ""): \(reason)"
  }
}
