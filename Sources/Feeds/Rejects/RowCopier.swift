import Marketplace

/// Copies of a table or of rows of records those that were set aside, as text with the header before them.
final class RowCopier {
  private let rejected: RejectedPlaces
  private let open: () -> Void
  private let write: ([UInt8]) -> Void
  private var header: [UInt8]
  private(set) var isOpen = false

  /// - Parameters:
  ///   - header: What stands before the rows.
  ///   - open: Called before the first row is written.
  init(
    header: [UInt8] = [], rejected: RejectedPlaces, open: @escaping () -> Void, write: @escaping ([UInt8]) -> Void
  ) {
    self.header = header
    self.rejected = rejected
    self.open = open
    self.write = write
  }

  /// Takes the rows of one record.
  func take(_ rows: [[UInt8]], lines: ClosedRange<Int>) {
    guard let fault = rejected.take(lines: lines) else { return }
    if !isOpen {
      isOpen = true
      open()
      write([0x0A])
      if !header.isEmpty { write(RejectsDocument.escaped(header[...]) + [0x0A]) }
    }
    write(RejectsDocument.comment(fault))
    for row in rows { write(RejectsDocument.escaped(row[...]) + [0x0A]) }
    // A row too long to keep: what is known of it stands for it.
    if rows.allSatisfy(\.isEmpty) { write(Self.quarantine(fault)) }
  }

  private static func quarantine(_ record: QuarantinedRecord) -> [UInt8] {
    func quoted(_ text: String) -> String {
      var quoted = "\""
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\"", "\\": quoted += "\\\(scalar)"
        case "\u{0}"..<"\u{20}":
          let digits = String(scalar.value, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default: quoted.unicodeScalars.append(scalar)
        }
      }
      return quoted + "\""
    }
    let row =
      "{\"type\":\"quarantine\",\"record\":\(record.record.map(quoted) ?? "null"),\"field\":\(quoted(record.field)),"
      + "\"raw\":\(quoted(record.raw)),\"reason\":\(quoted(record.reason))}"
    return RejectsDocument.escaped(Array(row.utf8)[...]) + [0x0A]
  }

  /// What reads the text again for its rows.
  func reading(_ syntax: FeedSyntax, firstLine: Int, limits: FeedLimits) -> (any FeedConsumer)? {
    let records = RecordReader(file: "", profiles: ProfileLibrary([]), limits: limits, currency: [], sink: NoRecords())
    switch syntax {
    case .xml: return nil
    case .jsonLines(let tables):
      let rows = RecordRows(tables.records, records: records, limits: limits)
      rows.firstLine = firstLine
      rows.onRow = { self.take([$0], lines: $1...$1) }
      return rows
    case .table(let header, let tables):
      self.header = header.written
      let rows = StoreRows(header, tables: tables, records: records, limits: limits)
      rows.firstLine = firstLine
      rows.onStore = { self.take($0, lines: $1) }
      return rows
    }
  }
}

/// Takes records and keeps none.
private final class NoRecords: RecordSink {
  func begin(format: String) {}
  func take(_ record: borrowing RecordDraft, _ kind: RecordKind, line: Int, column: Int) {}
  func setAside(_ record: QuarantinedRecord) {}
}
