import Marketplace

/// One record of a table, written member by member from its bytes.
struct RecordRow {
  let table: RecordTable
  let record: Int
  private let arena: [UInt8]
  private let values: RecordValues

  init(table: RecordTable, record: Int) {
    self.table = table
    self.record = record
    self.arena = table.arena
    self.values = table.values(of: record)
  }

  /// Writes a range of the arena as a string, or null.
  func member(_ name: String, _ range: Range<Int>?, into json: inout JSONWriter) {
    if let range { json.member(name, arena, range) } else { json.member(name, String?.none) }
  }

  /// Writes the first value of a field, or null.
  func text(_ field: Field, as name: String, into json: inout JSONWriter) {
    member(name, values.first { $0.field == field }?.text, into: &json)
  }

  /// Writes all values of a field as an array of strings.
  func texts(_ field: Field, as name: String, into json: inout JSONWriter) {
    texts(field, of: values.startIndex..<values.endIndex, as: name, into: &json)
  }

  /// Writes all values of a field as an array of objects with qualifier and text.
  func pairs(
    _ field: Field, as name: String, qualifier: String, text: String, into json: inout JSONWriter
  ) {
    pairs(
      field, of: values.startIndex..<values.endIndex, as: name, qualifier: qualifier, text: text, into: &json)
  }

  /// Writes the parties: each holds what follows it up to the next.
  func parties(into json: inout JSONWriter) {
    json.array("parties") { json in
      var start = values.startIndex
      while start < values.endIndex {
        guard values[start].field == .party else {
          start += 1
          continue
        }
        var end = start + 1
        while end < values.endIndex, values[end].field != .party { end += 1 }
        let head = values[start]
        let scope = start..<end
        json.object { json in
          json.member("role", arena, head.text)
          json.member("kind", arena, head.qualifier)
          texts(.partyName, of: scope, as: "names", into: &json)
          pairs(.partyID, of: scope, as: "ids", qualifier: "scheme", text: "value", into: &json)
          texts(.partyPhone, of: scope, as: "phones", into: &json)
          texts(.partyEmail, of: scope, as: "emails", into: &json)
          texts(.partyAddress, of: scope, as: "addresses", into: &json)
          member("born", scope.lazy.map { values[$0] }.first { $0.field == .partyBorn }?.text, into: &json)
        }
        start = end
      }
    }
  }

  private func texts(_ field: Field, of scope: Range<Int>, as name: String, into json: inout JSONWriter) {
    json.array(name) { json in
      for index in scope where values[index].field == field { json.string(arena, values[index].text) }
    }
  }

  private func pairs(
    _ field: Field, of scope: Range<Int>, as name: String, qualifier: String, text: String,
    into json: inout JSONWriter
  ) {
    json.array(name) { json in
      for index in scope where values[index].field == field {
        let value = values[index]
        json.object { json in
          json.member(qualifier, arena, value.qualifier)
          json.member(text, arena, value.text)
        }
      }
    }
  }
}
