import Marketplace

/// One record, written member by member from its bytes.
struct RecordRow {
  /// The line of its start tag, from 1.
  let line: Int
  /// The column of its start tag in characters, from 1; 0 when unknown.
  let column: Int
  private let text: [UInt8]
  private let values: RecordValues
  /// The first value of each field, as a position in `values`; -1 for none. A row asks for some twenty fields, and looking
  /// through all values for each would take longer than writing them.
  private var first = InlineArray<64, Int32>(repeating: -1)

  /// A record of a table.
  init(table: RecordTable, record: Int) {
    self.init(
      values: table.values(of: record), in: table.arena, line: table.line(of: record), column: table.column(of: record))
  }

  /// A record whose values point into `text`.
  init(values: RecordValues, in text: [UInt8], line: Int, column: Int) {
    self.line = line
    self.column = column
    self.text = text
    self.values = values
    var position = values.endIndex
    while position > values.startIndex {
      position -= 1
      first[Int(values[position].field.rawValue)] = Int32(truncatingIfNeeded: position)
    }
  }

  /// The first value of a field.
  func value(_ field: Field) -> RecordValue? {
    let position = Int(first[Int(field.rawValue)])
    return position < 0 ? nil : values[position]
  }

  /// Writes a range of the text as a string, or null.
  func member(_ name: StaticString, _ range: Range<Int>?, into json: inout JSONWriter) {
    guard let range else { return json.null(name) }
    json.name(name)
    json.string(text.span.extracting(range))
  }

  /// Writes the first value of a field, or null.
  func text(_ field: Field, as name: StaticString, into json: inout JSONWriter) {
    member(name, value(field)?.text, into: &json)
  }

  /// Writes what the first value of a field means, where the format has a vocabulary for it.
  func word(of field: Field, as name: StaticString, into json: inout JSONWriter) {
    guard let value = value(field), !value.qualifier.isEmpty else { return }
    member(name, value.qualifier, into: &json)
  }

  /// Writes all values of a field as an array of strings.
  func texts(_ field: Field, as name: StaticString, into json: inout JSONWriter) {
    texts(field, of: positions(from: field), as: name, into: &json)
  }

  /// Writes all values of a field as an array of objects with qualifier and text.
  func pairs(
    _ field: Field, as name: StaticString, qualifier: StaticString, text: StaticString, into json: inout JSONWriter
  ) {
    let span = self.text.span
    json.array(name) { json in
      for position in positions(from: field) where values[position].field == field {
        let value = values[position]
        json.object { json in
          json.member(qualifier, span.extracting(value.qualifier))
          json.member(text, span.extracting(value.text))
        }
      }
    }
  }

  /// Writes the attributes as objects with name, value and unit; the unit is null where the feed says none.
  func attributes(into json: inout JSONWriter) {
    json.array("attributes") { json in
      for position in positions(from: .attribute) where values[position].field == .attribute {
        let value = values[position]
        let next = position + 1
        let unit = next < values.endIndex && values[next].field == .unit ? values[next].text : nil
        json.object { json in
          member("name", value.qualifier, into: &json)
          member("value", value.text, into: &json)
          member("unit", unit, into: &json)
        }
      }
    }
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
        party(start..<end, into: &json)
        start = end
      }
    }
  }

  private func party(_ scope: Range<Int>, into json: inout JSONWriter) {
    let head = values[scope.lowerBound]
    json.object { json in
      member("role", head.text, into: &json)
      member("kind", head.qualifier, into: &json)
      texts(.partyName, of: scope, as: "names", into: &json)
      json.array("ids") { json in
        for position in scope where values[position].field == .partyID {
          json.object { json in
            member("scheme", values[position].qualifier, into: &json)
            member("value", values[position].text, into: &json)
          }
        }
      }
      texts(.partyPhone, of: scope, as: "phones", into: &json)
      texts(.partyEmail, of: scope, as: "emails", into: &json)
      texts(.partyAddress, of: scope, as: "addresses", into: &json)
      member("born", scope.lazy.map { values[$0] }.first { $0.field == .partyBorn }?.text, into: &json)
    }
  }

  private func texts(_ field: Field, of scope: Range<Int>, as name: StaticString, into json: inout JSONWriter) {
    let span = self.text.span
    json.array(name) { json in
      for position in scope where values[position].field == field {
        json.string(span.extracting(values[position].text))
      }
    }
  }

  private func positions(from field: Field) -> Range<Int> {
    let position = Int(first[Int(field.rawValue)])
    return position < 0 ? values.endIndex..<values.endIndex : position..<values.endIndex
  }
}
