/// Reads a table of stores: every row is a store of the native feed, and so are rows below one another with one id.
///
/// What a row says is told to the record reader as the native `<store>` it stands for, so that the same rules hold
/// (``StoreTelling``). Cells stay bytes, and no row allocates once the buffers have grown to the largest store.
///
/// What a row goes through is a value of its own (``StoreRow``), not checked for exclusive access at run time, as properties
/// of an object are. Of what is called while a row is taken only ``place(of:in:)`` comes back to it, and only reads.
final class StoreRows<Sink: RecordSink>: FeedConsumer {
  private let records: RecordReader<Sink>
  @safe @exclusivity(unchecked) private var row: StoreRow
  private let telling: StoreTelling<Sink>
  /// Told the rows of every store as written, after the records of it were told; `nil` when nobody asks.
  var onStore: ((_ rows: [[UInt8]], _ lines: ClosedRange<Int>) -> Void)?
  /// Lines that stand before the table where it stands inside another document.
  var firstLine: Int {
    get { row.firstLine }
    set { row.firstLine = newValue }
  }

  init(_ header: TableHeader, tables: FeedTables, records: RecordReader<Sink>, limits: FeedLimits) {
    self.records = records
    // A table has no namespaces.
    let profile = tables.native.withoutNamespaces()
    var names = RowNames()
    records.use(profile, as: tables.stores.format, rootSpace: 0) { names.intern($0) }
    row = StoreRow(header, layout: tables.stores, limits: limits, names: names)
    telling = StoreTelling(records, kinds: tables.stores.kinds, names: names)
    _ = records.start(names.name("marketplace"))
    for (index, column) in header.columns.enumerated() where column == nil {
      let place = header.places[index]
      records.remark(.unknownColumn(name: header.names[index]), line: place.line, column: place.column)
    }
    records.locate = { [unowned self] field, raw in place(of: raw, in: field) }
  }

  func parse(_ bytes: Span<UInt8>) throws(XMLFault) {
    var position = 0
    while row.rows.next(bytes, &position) { try take() }
    guard !row.isTooLong else { throw row.tooLong }
  }

  func finish() throws(XMLFault) {
    if row.rows.byteCount > 0 {
      guard !row.rows.isInQuotes else {
        throw row.fault(
          atOffset: 0,
          "the table ends inside quotation marks that were opened in this row; close them, or export it again")
      }
      try take()
    }
    finishStore()
    records.locate = nil
    _ = records.end()
  }

  /// Takes the row that is whole.
  private func take() throws(XMLFault) {
    guard try row.split() else { return }
    if row.beginsStore { finishStore() }
    row.take()
  }

  private func finishStore() {
    guard !row.store.isEmpty else { return }
    if let breakage = row.store.breakage {
      records.setAside(
        record: row.store.id.isEmpty ? nil : RecordCapture.excerpt(row.store.id), line: breakage.line,
        column: breakage.column, field: breakage.field, raw: breakage.raw, reason: breakage.reason)
    } else {
      telling.tell(row.store, row.columns)
    }
    if let onStore { onStore(row.store.rows, row.store.line...row.store.lastLine) }
    row.store.removeAll()
  }

  /// Where the value of a field stands that reads as `raw`, or else the first of that field.
  private func place(of raw: String, in field: String) -> (line: Int, column: Int)? {
    let values = row.store.values.filter { row.columns.all[$0.column].kind.fieldName == field }
    let value = values.first { RecordCapture.excerpt(row.store.text[$0.range]) == raw } ?? values.first
    return value.map { row.store.place(of: $0) }
  }
}
