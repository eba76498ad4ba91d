/// Reads a table of stores: every row is a store of the native feed, and so are rows below one another with one id.
///
/// What a row says is told to the record reader as the native `<store>` it stands for, so that the same rules hold.
final class StoreRows<Sink: RecordSink>: FeedConsumer {
  private let records: RecordReader<Sink>
  private let header: TableHeader
  private let layout: TableLayout
  private let columns: StoreColumns
  private let idColumn: Int?
  private let limits: FeedLimits
  private var rows: DelimitedRows
  private var store = PendingStore()
  private var bytesOfStore = 0
  /// Told the rows of every store as written, after the records of it were told; `nil` when nobody asks.
  var onStore: ((_ rows: [[UInt8]], _ lines: ClosedRange<Int>) -> Void)?
  /// Finds the place of a value that was told; made once, because a store needs one.
  private lazy var locate: (_ field: String, _ raw: String) -> (line: Int, column: Int)? = {
    [unowned self] field, raw in
    let values = store.values.filter { columns[$0.column].fieldName == field }
    let value = values.first { RecordCapture.excerpt(store.arena[$0.range]) == raw } ?? values.first
    return value.map { ($0.line, $0.column1) }
  }
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
    var names = RowNames()
    records.use(profile, as: tables.stores.format, rootSpace: 0) { names.intern($0) }
    columns = StoreColumns(header, layout: layout, names: names)
    idColumn = header.idColumn
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
    if store.isEmpty || id.isEmpty || !id.elementsEqual(store.id) { finishStore() }
    if store.isEmpty {
      store.id += id
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

  private func plainID() -> ArraySlice<UInt8> {
    guard let column = idColumn, column < rows.cells.count else { return [] }
    let cell = rows.cells[column]
    let id = SpreadsheetCell.plain(rows.text[cell.start..<min(cell.end, cell.start + limits.fieldBytes)], isCode: true)
    return layout.isEmpty(id) ? [] : id
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
    var cursor = DelimitedRows.Cursor(line: rows.line + firstLine - 1)
    for number in 0..<min(rows.cells.count, columns.ofHeader.count) {
      let cell = rows.cells[number]
      let column = columns.ofHeader[number]
      guard cell.end > cell.start, column >= 0 else { continue }
      rows.move(&cursor, to: cell.offset)
      addCell(cell, columns[column], column, cursor)
    }
    store.takeRow(columns, mostParties: limits.parties)
  }

  private func addCell(
    _ cell: DelimitedRows.Cell, _ column: StoreColumns.Column, _ number: Int, _ place: DelimitedRows.Cursor
  ) {
    let whole = SpreadsheetCell.plain(rows.text[cell.start..<cell.end], isCode: column.isCode)
    guard !layout.isEmpty(whole) else { return }
    if column.isList, whole.count <= limits.fieldBytes, layout.maySeparate(whole) {
      let text = String(decoding: whole, as: UTF8.self).unicodeScalars
      if text.contains(where: layout.separators.contains) {
        for part in text.split(whereSeparator: layout.separators.contains) {
          let plain = SpreadsheetCell.plain(Array(String(part).utf8)[...], isCode: true)
          if !layout.isEmpty(plain) { add(plain, of: cell, column, number, place) }
        }
        return
      }
    }
    add(whole, of: cell, column, number, place)
  }

  /// Adds a value as the native feed writes it.
  private func add(
    _ text: ArraySlice<UInt8>, of cell: DelimitedRows.Cell, _ column: StoreColumns.Column, _ number: Int,
    _ place: DelimitedRows.Cursor
  ) {
    if column.isCode, SpreadsheetCell.isRounded(text) {
      breach(
        column.fieldName, RecordCapture.excerpt(text),
        "a spreadsheet has rounded this number and its last digits are lost; export the column as text",
        atOffset: cell.offset)
    }
    if column.isDay, text.count < 64 {
      let day = SpreadsheetCell.day(text)
      store.append(day.span, column: number, line: place.line, column1: place.column)
    } else if let vocabulary = column.vocabulary, text.count < 64 {
      let word = Array(layout.word(String(decoding: text, as: UTF8.self), of: vocabulary).utf8)
      store.append(word.span, column: number, line: place.line, column1: place.column)
    } else {
      store.append(text.span, column: number, line: place.line, column1: place.column)
    }
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
    records.locate = locate
    let names = columns.names
    _ = records.start(names.store)
    for column in columns.attributes {
      for value in store.values where value.column == column { attribute(columns[column].name, value.range) }
    }
    for value in store.values where columns[value.column].place == .nameOfStore {
      element(columns[value.column], value.range)
    }
    for value in store.values where columns[value.column].place == .experience {
      _ = records.start(names.experience)
      attribute(columns[value.column].name, value.range)
      _ = records.end()
    }
    for member in store.members { tell(member) }
    for value in store.values where value.member < 0 {
      let column = columns[value.column]
      switch column.place {
      case .reference:
        _ = records.start(column.name)
        records.attribute(column.qualifierName, column.qualifier.span)
        attribute(names.ref, value.range)
        _ = records.end()
      case .element: element(column, value.range)
      case .attribute, .experience, .kindOfParty, .nameOfStore: break
      }
    }
    _ = records.end()
    records.locate = nil
  }

  private func tell(_ member: PendingStore.Member) {
    // A party that only has a kind is none.
    guard member.first >= 0, member.first != member.kind || store.values[member.first].next >= 0 else { return }
    let names = columns.names
    let party = columns.parties[member.party]
    _ = records.start(names.party)
    records.attribute(names.role, party.role.span)
    if member.kind >= 0 {
      attribute(names.kind, store.values[member.kind].range)
    } else {
      records.attribute(names.kind, party.kind.span)
    }
    var index = member.first
    while index >= 0 {
      let column = columns[store.values[index].column]
      if column.place == .element { element(column, store.values[index].range) }
      index = store.values[index].next
    }
    _ = records.end()
  }

  private func element(_ column: StoreColumns.Column, _ range: Range<Int>) {
    _ = records.start(column.name)
    if !column.qualifier.isEmpty { records.attribute(column.qualifierName, column.qualifier.span) }
    records.text(store.arena.span.extracting(range))
    _ = records.end()
  }

  private func attribute(_ name: XMLName, _ range: Range<Int>) {
    let arena = store.arena
    records.attribute(name, arena.span.extracting(range))
  }
}
