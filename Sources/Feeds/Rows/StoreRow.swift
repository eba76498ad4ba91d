/// The row of a table of stores that was read last, and the store that it belongs to.
struct StoreRow: ~Copyable {
  private let header: TableHeader
  private let idColumn: Int?
  private let layout: TableLayout
  private let limits: FeedLimits
  private(set) var columns: StoreColumns
  var rows: DelimitedRows
  var store = PendingStore()
  /// Lines that stand before the table where it stands inside another document.
  var firstLine = 1
  private var id = 0..<0

  init(_ header: TableHeader, layout: TableLayout, limits: FeedLimits, names: RowNames) {
    self.header = header
    idColumn = header.idColumn
    self.layout = layout
    self.limits = limits
    rows = DelimitedRows(delimiter: header.delimiter)
    columns = StoreColumns(header.columns, names: names)
  }

  var isTooLong: Bool { rows.byteCount > limits.recordBytes }

  var tooLong: XMLFault {
    fault(
      atOffset: 0,
      "the row that begins here is longer than \(limits.recordBytes) bytes; is a quotation mark left open?")
  }

  func fault(atOffset offset: Int, _ reason: String) -> XMLFault {
    let place = rows.place(ofOffset: offset)
    return XMLFault(line: place.line + firstLine - 1, column: place.column, reason: reason)
  }

  /// Parts the row into cells.
  ///
  /// - Returns: Whether it says anything.
  mutating func split() throws(XMLFault) -> Bool {
    guard rows.lastLine > header.lastLine, rows.byteCount > 0 else { return false }
    guard !isTooLong else { throw tooLong }
    if rows.hasNUL, let offset = rows.row.firstIndex(of: 0) {
      throw fault(atOffset: offset, "the table holds a NUL; if it is UTF-16, save it as UTF-8")
    }
    if let offset = RowText.fault(in: rows.row.span) {
      throw fault(atOffset: offset, RowText.reason(for: rows.row[offset]))
    }
    rows.split()
    guard rows.cells.contains(where: { $0.end > $0.start }) else { return false }
    id = idRange(rows.text.span)
    return true
  }

  /// Whether the row is of another store than the one before.
  var beginsStore: Bool { store.isEmpty || id.isEmpty || rows.text[id] != store.id }

  /// Takes the row into its store.
  mutating func take() {
    let text = rows.text
    if store.isEmpty { store.begin(id: text.span.extracting(id), line: rows.line + firstLine - 1) }
    store.beginRow(rows.row.span, lines: rows.line + firstLine - 1...rows.lastLine + firstLine - 1)
    guard store.byteCount <= limits.recordBytes, store.values.count <= limits.values else {
      return breach("record", "", "the rows of the store are more than a record may hold", atOffset: 0)
    }
    checkShape()
    for (index, cell) in rows.cells.enumerated() where cell.end > cell.start && index < columns.numbers.count {
      let column = columns.numbers[index]
      if column >= 0 { add(cell, text.span, column) }
    }
    store.endRow(columns, mostParties: limits.parties)
  }

  private func idRange(_ text: Span<UInt8>) -> Range<Int> {
    guard let column = idColumn, column < rows.cells.count else { return 0..<0 }
    let cell = rows.cells[column]
    let id = SpreadsheetCell.plain(text, cell.start..<min(cell.end, cell.start + limits.fieldBytes), isCode: true)
    return layout.isEmpty(text.extracting(id)) ? 0..<0 : id
  }

  private mutating func checkShape() {
    if let cell = rows.cells.first(where: \.isFaulty) {
      breach(
        "record", RecordCapture.excerpt(rows.text[cell.start..<cell.end]),
        "text stands behind the quotation mark that closes the cell; write quotation marks in a cell twice",
        atOffset: cell.offset)
    }
    let count = header.columns.count
    guard rows.cells.count != count else { return }
    let extra = rows.cells.dropFirst(count)
    guard rows.cells.count < count || extra.contains(where: { $0.end > $0.start }) else { return }
    breach(
      "record", "",
      "the row has \(rows.cells.count) cells and the header \(count); is a delimiter in a cell without quotation marks, "
        + "or is the table cut off?", atOffset: extra.first?.offset ?? 0)
  }

  /// Adds the values of a cell to the store.
  private mutating func add(_ cell: DelimitedRows.Cell, _ text: Span<UInt8>, _ number: Int) {
    let isCode = columns.all[number].isCode
    let whole = SpreadsheetCell.plain(text, cell.start..<cell.end, isCode: isCode)
    let value = text.extracting(whole)
    guard !layout.isEmpty(value) else { return }
    guard columns.all[number].isList, value.count <= limits.fieldBytes, layout.maySeparate(value) else {
      return add(value, of: cell, number)
    }
    var part = whole.lowerBound
    var position = part
    while position < whole.upperBound {
      let length = layout.separatorLength(text, at: position, before: whole.upperBound)
      if length > 0 {
        addPart(text, part..<position, of: cell, number)
        part = position + length
      }
      position += max(1, length)
    }
    addPart(text, part..<whole.upperBound, of: cell, number)
  }

  private mutating func addPart(_ text: Span<UInt8>, _ range: Range<Int>, of cell: DelimitedRows.Cell, _ number: Int) {
    let plain = text.extracting(SpreadsheetCell.plain(text, range, isCode: true))
    if !layout.isEmpty(plain) { add(plain, of: cell, number) }
  }

  /// Adds one value, as the native feed writes it.
  private mutating func add(_ value: Span<UInt8>, of cell: DelimitedRows.Cell, _ number: Int) {
    if columns.all[number].isCode, SpreadsheetCell.isRounded(value) {
      breach(
        columns.all[number].kind.fieldName, RecordCapture.excerpt(Self.copy(value)[...]),
        "a spreadsheet has rounded this number and its last digits are lost; export the column as text",
        atOffset: cell.offset)
    }
    if columns.all[number].isDay, value.count < 64 {
      let day = SpreadsheetCell.day(Self.copy(value)[...])
      store.add(day.span, column: number, offset: cell.offset)
    } else if let vocabulary = columns.all[number].vocabulary, value.count < 64 {
      let text = Self.copy(value)
      if columns.all[number].meaning?.text != text {
        columns.learn(
          text, means: Array(layout.word(String(decoding: text, as: UTF8.self), of: vocabulary).utf8), in: number)
      }
      let word = columns.all[number].meaning?.word ?? text
      store.add(word.span, column: number, offset: cell.offset)
    } else {
      store.add(value, column: number, offset: cell.offset)
    }
  }

  private static func copy(_ value: Span<UInt8>) -> [UInt8] {
    unsafe value.withUnsafeBufferPointer { unsafe Array($0) }
  }

  private mutating func breach(_ field: String, _ raw: String, _ reason: String, atOffset offset: Int) {
    let place = rows.place(ofOffset: offset)
    store.setAside(
      .init(field: field, raw: raw, reason: reason, line: place.line + firstLine - 1, column: place.column))
  }
}
