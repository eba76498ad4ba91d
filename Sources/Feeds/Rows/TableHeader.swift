/// The first row of a table: how its cells are parted, and what each column says.
struct TableHeader: Sendable {
  /// The byte between two cells.
  let delimiter: UInt8
  /// The line that the header ends on.
  let lastLine: Int
  /// The header as written, without its line break.
  let text: [UInt8]
  /// What each column says; `nil` for one that is not known.
  let columns: [TableColumn?]
  /// The columns' names, bounded in length.
  let names: [String]
  /// Where each name stands.
  let places: [(line: Int, column: Int)]

  /// Columns that a table may have.
  static let mostColumns = 4096

  /// The header at the beginning of a table, with the delimiter under which most of its columns are known; `nil` when
  /// there is no row in `head` or its bytes are no text.
  ///
  /// - Parameter head: UTF-8, without a byte order mark; the header must stand in it whole.
  init?(_ head: Span<UInt8>, layout: TableLayout) {
    var best: TableHeader?
    for delimiter in Array(",;\t".utf8) {
      guard let header = TableHeader(head, delimiter: delimiter, layout: layout) else { continue }
      if let told = header.told {
        best = TableHeader(head, delimiter: told, layout: layout)
        break
      }
      let count = best.map { ($0.knownCount, $0.columns.count) } ?? (-1, 0)
      if (header.knownCount, header.columns.count) > count { best = header }
    }
    guard let best else { return nil }
    self = best
  }

  /// The delimiter that a line `sep=;` before the header tells, as spreadsheets write it.
  private var told: UInt8?

  private init?(_ head: Span<UInt8>, delimiter: UInt8, layout: TableLayout) {
    self.delimiter = delimiter
    var rows = DelimitedRows(delimiter: delimiter)
    var position = 0
    var isWhole = false
    while true {
      isWhole = rows.next(head, &position)
      guard isWhole || rows.byteCount > 0 else { return nil }
      let row = rows.row
      if isWhole, row.count == 5, row.starts(with: Array("sep=".utf8)) {
        if row[4] != delimiter { told = row[4] }
        continue
      }
      // A row cut off by the end of the head is a header only when the table ends there too.
      if !row.isEmpty || !isWhole { break }
    }
    guard !rows.row.contains(0), String(validating: rows.row, as: UTF8.self) != nil else { return nil }
    rows.split()
    guard rows.cells.count <= Self.mostColumns else { return nil }
    lastLine = rows.lastLine
    text = Array(rows.row)
    var columns: [TableColumn?] = []
    var names: [String] = []
    var places: [(line: Int, column: Int)] = []
    for cell in rows.cells {
      let name = String(decoding: rows.text[cell.start..<min(cell.end, cell.start + 400)], as: UTF8.self)
      columns.append(layout.column(named: name))
      names.append(String(name.prefix(100)))
      places.append(rows.place(of: cell))
    }
    self.columns = columns
    self.names = names
    self.places = places
  }

  /// The header as a table of its own begins: the delimiter is told where a reader would not look for it.
  var written: [UInt8] {
    ",;\t".utf8.contains(delimiter) ? text : Array("sep=".utf8) + [delimiter, 0x0A] + text
  }

  private var knownCount: Int { columns.count { $0 != nil } }

  /// The number of the column that holds the store's id.
  var idColumn: Int? { columns.firstIndex(of: .id) }

  /// Whether the table says of itself that its rows are stores: it has columns that only registrations have, or calls
  /// its id a store's.
  func isOfStores(_ layout: TableLayout) -> Bool {
    columns.contains { $0?.isEvidence == true }
      || idColumn.map { names[$0].lowercased().filter(\.isLetter) != "id" && columns.contains(.name) } ?? false
  }

  /// Why the table cannot be read; `nil` when it can.
  func refusal(_ layout: TableLayout) -> String? {
    let needed = [(TableColumn.id, "id"), (.name, "name")].filter { !columns.contains($0.0) }
      .map { layout.title(of: $0.1) }
    guard isOfStores(layout) else {
      return
        "this is a table, but none of its columns says what stores register; a table of stores has the columns "
        + "\(layout.title(of: "id")), \(layout.title(of: "name")) and others such as "
        + "\(layout.title(of: "contact.phone")); Sources/Feeds/Tables/README.md names them all"
    }
    guard !needed.isEmpty else { return nil }
    return "the table of stores has no column \(needed.joined(separator: " and no column ")); name it in the header"
  }
}
