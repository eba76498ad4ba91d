/// Reads a table of stores: every row is a store of the native feed, and so are rows below one another with one id.
///
/// What a row says is told to the record reader as the native `<store>` it stands for, so that the same rules hold.
final class StoreRows<Sink: RecordSink>: FeedConsumer {
  private let records: RecordReader<Sink>
  private let header: TableHeader
  private let layout: TableLayout
  private let limits: FeedLimits
  private var names = RowNames()
  private var rows: DelimitedRows
  private var store = PendingStore()
  private var bytesOfStore = 0
  /// Told the rows of every store as written, after the records of it were told; `nil` when nobody asks.
  var onStore: ((_ rows: [[UInt8]], _ lines: ClosedRange<Int>) -> Void)?
  /// Lines that stand before the table where it stands inside another document.
  var firstLine = 1

  init(_ header: TableHeader, tables: FeedTables, records: RecordReader<Sink>, limits: FeedLimits) {
    self.records = records
    self.header = header
    layout = tables.stores
    self.limits = limits
    rows = DelimitedRows(delimiter: header.delimiter)
    // A table has no namespaces.
    var profile = tables.native
    profile.namespaces = [:]
    records.use(profile, as: tables.stores.format, rootSpace: 0) { names.intern($0) }
    _ = records.start(names.name("marketplace"))
    for (index, column) in header.columns.enumerated() where column == nil {
      let place = header.places[index]
      records.remark(.unknownColumn(name: header.names[index]), line: place.line, column: place.column)
    }
  }

  func parse(_ bytes: Span<UInt8>) throws(XMLFault) {
    var position = 0
    while rows.next(bytes, &position) { try take() }
    guard rows.row.count <= limits.recordBytes else { throw tooLong }
  }

  func finish() throws(XMLFault) {
    if !rows.row.isEmpty {
      guard !rows.isInQuotes else {
        throw fault(
          atOffset: 0,
          "the table ends inside quotation marks that were opened in this row; close them, or export it again")
      }
      try take()
    }
    finishStore()
    _ = records.end()
  }

  private var tooLong: XMLFault {
    fault(
      atOffset: 0,
      "the row that begins here is longer than \(limits.recordBytes) bytes; is a quotation mark left open?")
  }

  private func fault(atOffset offset: Int, _ reason: String) -> XMLFault {
    let place = rows.place(ofOffset: offset)
    return XMLFault(line: place.line + firstLine - 1, column: place.column, reason: reason)
  }

  /// Takes the row that is whole.
  private func take() throws(XMLFault) {
    guard rows.lastLine > header.lastLine, !rows.row.isEmpty else { return }
    guard rows.row.count <= limits.recordBytes else { throw tooLong }
    if let offset = rows.row.firstIndex(of: 0) {
      throw fault(atOffset: offset, "the table holds a NUL; if it is UTF-16, save it as UTF-8")
    }
    if let offset = RowText.fault(in: rows.row) { throw fault(atOffset: offset, RowText.reason(for: rows.row[offset])) }
    rows.split()
    guard rows.cells.contains(where: { $0.end > $0.start }) else { return }
    let id = plainID()
    if store.isEmpty || id.isEmpty || id != store.id { finishStore() }
    if store.isEmpty {
      store.id = id
      store.line = rows.line + firstLine - 1
      bytesOfStore = 0
    }
    store.lastLine = rows.lastLine + firstLine - 1
    if onStore != nil { store.rows.append(rows.row) }
    bytesOfStore += rows.row.count
    guard bytesOfStore <= limits.recordBytes, store.values.count <= limits.values else {
      return breach("record", "", "the rows of the store are more than a record may hold", atOffset: 0)
    }
    checkShape()
    addCells()
  }

  private func plainID() -> [UInt8] {
    guard let column = header.idColumn, column < rows.cells.count else { return [] }
    let cell = rows.cells[column]
    let id = SpreadsheetCell.plain(rows.text[cell.start..<min(cell.end, cell.start + limits.fieldBytes)], isCode: true)
    return layout.isEmpty(id) ? [] : Array(id)
  }

  private func checkShape() {
    if let cell = rows.cells.first(where: \.isFaulty) {
      breach(
        "record", RecordCapture.excerpt(rows.text[cell.start..<cell.end]),
        "text stands behind the quotation mark that closes the cell; write quotation marks in a cell twice",
        atOffset: cell.offset)
    }
    let count = header.columns.count
    let extra = rows.cells.dropFirst(count)
    guard rows.cells.count < count || extra.contains(where: { $0.end > $0.start }) else { return }
    breach(
      "record", "",
      "the row has \(rows.cells.count) cells and the header \(count); is a delimiter in a cell without quotation marks, "
        + "or is the table cut off?", atOffset: extra.first?.offset ?? 0)
  }

  private func addCells() {
    var values: [(column: TableColumn, text: [UInt8], line: Int, column1: Int)] = []
    for (number, cell) in rows.cells.prefix(header.columns.count).enumerated() where cell.end > cell.start {
      guard let column = header.columns[number] else { continue }
      let place = rows.place(of: cell)
      for text in texts(of: cell, column) {
        if column.isCode, SpreadsheetCell.isRounded(text) {
          breach(
            column.fieldName, RecordCapture.excerpt(text),
            "a spreadsheet has rounded this number and its last digits are lost; export the column as text",
            atOffset: cell.offset)
        }
        values.append((column, written(text, column), place.line + firstLine - 1, place.column))
      }
    }
    store.add(values, mostParties: limits.parties)
  }

  /// The values of a cell.
  private func texts(of cell: DelimitedRows.Cell, _ column: TableColumn) -> [ArraySlice<UInt8>] {
    let whole = SpreadsheetCell.plain(rows.text[cell.start..<cell.end], isCode: column.isCode)
    guard !layout.isEmpty(whole) else { return [] }
    guard column.isList, whole.count <= limits.fieldBytes, layout.maySeparate(whole) else { return [whole] }
    let text = String(decoding: whole, as: UTF8.self).unicodeScalars
    guard text.contains(where: layout.separators.contains) else { return [whole] }
    return text.split(whereSeparator: layout.separators.contains).compactMap { part in
      let plain = SpreadsheetCell.plain(Array(String(part).utf8)[...], isCode: true)
      return layout.isEmpty(plain) ? nil : plain
    }
  }

  /// A value as the native feed writes it.
  private func written(_ text: ArraySlice<UInt8>, _ column: TableColumn) -> [UInt8] {
    if column.isDay, text.count < 64 { return SpreadsheetCell.day(text) }
    if let vocabulary = column.vocabulary, text.count < 64 {
      return Array(layout.word(String(decoding: text, as: UTF8.self), of: vocabulary).utf8)
    }
    return Array(text)
  }

  private func breach(_ field: String, _ raw: String, _ reason: String, atOffset offset: Int) {
    let place = rows.place(ofOffset: offset)
    store.setAside(
      .init(field: field, raw: raw, reason: reason, line: place.line + firstLine - 1, column: place.column))
  }

  // MARK: - The store that the rows make

  private func finishStore() {
    guard !store.isEmpty else { return }
    if let breakage = store.breakage {
      records.setAside(
        record: store.id.isEmpty ? nil : RecordCapture.excerpt(store.id[...]), line: breakage.line,
        column: breakage.column, field: breakage.field, raw: breakage.raw, reason: breakage.reason)
    } else {
      tell()
    }
    onStore?(store.rows, store.line...store.lastLine)
    store.removeAll()
  }

  /// Tells the store as the events of a native `<store>`.
  private func tell() {
    records.place = (store.line, 1)
    records.locate = { [unowned self] field, raw in
      let values = store.values.filter { $0.column.fieldName == field }
      let value = values.first { RecordCapture.excerpt(store.arena[$0.range]) == raw } ?? values.first
      return value.map { ($0.line, $0.column1) }
    }
    _ = records.start(names.name("store"))
    for (name, column) in [("id", TableColumn.id), ("opened", .opened), ("status", .status)] {
      for value in store.values where value.column == column {
        attribute(name, store.arena.span.extracting(value.range))
      }
    }
    for value in store.values where value.column == .name { element("name", value.range) }
    for value in store.values {
      guard case .experience(let aspect) = value.column else { continue }
      _ = records.start(names.name("experience"))
      attribute(aspect, store.arena.span.extracting(value.range))
      _ = records.end()
    }
    for member in store.members { tell(member) }
    for value in store.values {
      guard case .value(let name, let kind) = value.column else { continue }
      if name == "affiliation" {
        _ = records.start(names.name(name))
        attribute("kind", kind)
        attribute("ref", store.arena.span.extracting(value.range))
        _ = records.end()
      } else {
        element(name, value.range, qualifier: (name == "address" ? "use" : "kind", kind))
      }
    }
    _ = records.end()
    records.locate = nil
  }

  private func tell(_ member: PendingStore.Member) {
    // A party that only has a kind is none.
    guard member.values.contains(where: { $0 != member.kind }) else { return }
    _ = records.start(names.name("party"))
    attribute("role", member.party.role)
    if let kind = member.kind {
      attribute("kind", store.arena.span.extracting(store.values[kind].range))
    } else {
      attribute("kind", layout.kinds[member.party.role] ?? "person")
    }
    for index in member.values {
      let value = store.values[index]
      guard case .party(_, let part) = value.column else { continue }
      switch part {
      case .kind: break
      case .name: element("name", value.range)
      case .phone: element("phone", value.range)
      case .email: element("email", value.range)
      case .address: element("address", value.range)
      case .born: element("born", value.range)
      case .id(let scheme): element("id", value.range, qualifier: ("scheme", scheme))
      }
    }
    _ = records.end()
  }

  private func element(_ name: String, _ range: Range<Int>, qualifier: (name: String, text: String)? = nil) {
    _ = records.start(names.name(name))
    if let qualifier { attribute(qualifier.name, qualifier.text) }
    records.text(store.arena.span.extracting(range))
    _ = records.end()
  }

  private func attribute(_ name: String, _ value: Span<UInt8>) { records.attribute(names.name(name), value) }

  private func attribute(_ name: String, _ value: String) {
    let bytes = Array(value.utf8)
    records.attribute(names.name(name), bytes.span)
  }
}
