public import Feeds
public import Marketplace

/// Writes records as they were read, one JSON object a line: the reader's mirror. Nothing is masked.
///
/// A row is written straight from a record's bytes; no noun is made of it.
public struct RecordsJSONL: Sendable {
  /// The name of the feed, as the user gave it.
  public let file: String
  /// The profile that read it: `native`, `google-rss`.
  public let format: String

  /// A writer for one feed.
  public init(file: String, format: String) {
    self.file = file
    self.format = format
  }

  /// Writes all that a feed said: stores, listings, then what was set aside.
  public static func write(
    _ contents: FeedContents, file: String, to sink: inout some ByteSink & ~Copyable
  ) throws(OutputError) {
    let rows = RecordsJSONL(file: file, format: contents.format)
    var json = JSONWriter()
    for record in 0..<contents.stores.count {
      rows.store(record, in: contents.stores, into: &json)
      try json.drain(into: &sink)
    }
    for record in 0..<contents.listings.count {
      rows.listing(record, in: contents.listings, into: &json)
      try json.drain(into: &sink)
    }
    for record in 0..<contents.parts.count {
      rows.listing(record, in: contents.parts, as: .part, into: &json)
      try json.drain(into: &sink)
    }
    for record in 0..<contents.supplements.count {
      rows.listing(record, in: contents.supplements, as: .supplement, into: &json)
      try json.drain(into: &sink)
    }
    for record in contents.quarantined {
      rows.quarantine(record, into: &json)
      try json.drain(into: &sink)
    }
    try json.drain(into: &sink, whenOver: 0)
  }

  /// Writes the row of a quarantined record.
  public func quarantine(_ record: QuarantinedRecord, into json: inout JSONWriter) {
    json.line { SetAsideRow.quarantine(record, hidingPersonalData: false, into: &$0) }
  }

  /// Writes the row of a refused file: its last.
  public func refused(_ feed: RefusedFeed, into json: inout JSONWriter) {
    json.line { SetAsideRow.refused(feed, hidingPersonalData: false, into: &$0) }
  }

  /// Writes the row of a listing, or of a part of one.
  ///
  /// - Parameter kind: A listing, or what only says more of one that stands elsewhere.
  /// - Complexity: O(values + bytes of the record).
  public func listing(
    _ record: Int, in table: RecordTable, as kind: RecordKind = .listing, into json: inout JSONWriter
  ) {
    listing(RecordRow(table: table, record: record), as: kind, into: &json)
  }

  func listing(_ row: RecordRow, as kind: RecordKind = .listing, into json: inout JSONWriter) {
    json.line { json in
      json.member("type", kind == .supplement ? "supplement" : "listing")
      place(row, into: &json)
      row.text(.id, as: "id", into: &json)
      row.text(.store, as: "store", into: &json)
      row.text(.title, as: "title", into: &json)
      price(row, into: &json)
      row.texts(.picture, as: "images", into: &json)
      row.text(.description, as: "description", into: &json)
      row.text(.brand, as: "brand", into: &json)
      row.text(.category, as: "category", into: &json)
      row.texts(.gtin, as: "gtin", into: &json)
      row.text(.mpn, as: "mpn", into: &json)
      row.text(.link, as: "link", into: &json)
      row.text(.availability, as: "availability", into: &json)
      row.text(.condition, as: "condition", into: &json)
      row.word(of: .availability, as: "availabilityWord", into: &json)
      row.word(of: .condition, as: "conditionWord", into: &json)
      row.text(.groupID, as: "group", into: &json)
      row.text(.created, as: "created", into: &json)
      row.text(.updated, as: "updated", into: &json)
      row.text(.status, as: "status", into: &json)
      row.attributes(into: &json)
      row.pairs(.picture, as: "pictures", qualifier: "role", text: "href", into: &json)
      if kind != .listing {
        json.member("partial", true)
        row.text(.partOf, as: "partOf", into: &json)
      }
    }
  }

  /// Writes the row of a store.
  ///
  /// - Complexity: O(values · kinds of values + bytes of the record).
  public func store(_ record: Int, in table: RecordTable, into json: inout JSONWriter) {
    store(RecordRow(table: table, record: record), into: &json)
  }

  func store(_ row: RecordRow, into json: inout JSONWriter) {
    json.line { json in
      json.member("type", "store")
      place(row, into: &json)
      row.text(.id, as: "id", into: &json)
      row.text(.name, as: "name", into: &json)
      row.text(.opened, as: "opened", into: &json)
      row.text(.status, as: "status", into: &json)
      row.pairs(.experience, as: "experience", qualifier: "aspect", text: "score", into: &json)
      row.parties(into: &json)
      row.pairs(.account, as: "accounts", qualifier: "kind", text: "value", into: &json)
      row.pairs(.address, as: "addresses", qualifier: "use", text: "value", into: &json)
      row.pairs(.device, as: "devices", qualifier: "kind", text: "value", into: &json)
      row.pairs(.network, as: "networks", qualifier: "kind", text: "value", into: &json)
      row.pairs(.affiliation, as: "affiliations", qualifier: "kind", text: "ref", into: &json)
    }
  }

  private func place(_ row: RecordRow, into json: inout JSONWriter) {
    json.member("file", file)
    json.member("line", row.line)
    json.member("column", row.column)
    json.member("format", format)
  }

  /// The price: null when the listing has none; its amount an exact decimal, kept as a string.
  private func price(_ row: RecordRow, into json: inout JSONWriter) {
    money(row, .price, raw: .rawPrice, as: "price", into: &json)
    money(row, .salePrice, raw: nil, as: "salePrice", into: &json)
  }

  private func money(_ row: RecordRow, _ field: Field, raw: Field?, as name: StaticString, into json: inout JSONWriter)
  {
    let amount = row.value(field)
    let written = raw.flatMap(row.value)
    guard amount != nil || written != nil else { return json.member(name, String?.none) }
    json.object(name) { json in
      row.member("amount", amount?.text, into: &json)
      row.member("currency", amount.flatMap { $0.qualifier.isEmpty ? nil : $0.qualifier }, into: &json)
      if raw != nil { row.member("raw", written?.text ?? amount?.text, into: &json) }
    }
  }
}
