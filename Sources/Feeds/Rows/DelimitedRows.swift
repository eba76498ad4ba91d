/// Parts a table into rows and rows into cells, as its bytes come (RFC 4180).
///
/// A row ends with CR LF, LF or CR outside quotation marks. A quotation mark opens a cell only at its beginning;
/// elsewhere in a cell without quotation marks it is a character like any other, because exports write `="0138"`.
/// Bytes are UTF-8 or at least ASCII where it matters. Memory is that of the longest row.
struct DelimitedRows {
  /// A cell, as a range of ``text``.
  struct Cell {
    var start: Int
    var end: Int
    /// Where it begins in ``row``.
    var offset: Int
    /// Whether text stands behind its closing quotation mark, or that mark is missing.
    var isFaulty = false
  }

  private enum State {
    case cellStart, plain, quoted, closing
  }

  /// The byte between two cells.
  let delimiter: UInt8
  /// The row that was read last, without its line break.
  private(set) var row: [UInt8] = []
  /// The cells of that row, once ``split()`` was called.
  private(set) var cells: [Cell] = []
  /// What the cells say, without quotation marks.
  private(set) var text: [UInt8] = []
  /// The line that the row begins on, from 1.
  private(set) var line = 1
  private var breaks = 0
  private var state = State.cellStart
  private var previous: UInt8 = 0
  private var isWhole = false

  init(delimiter: UInt8) { self.delimiter = delimiter }

  /// The line that the row ends on.
  var lastLine: Int { line + breaks }

  /// Whether the row that has begun stands inside quotation marks.
  var isInQuotes: Bool { state == .quoted }

  /// Takes bytes from `position` on until a row is whole.
  ///
  /// - Returns: Whether it is; if not, the bytes are used up and the row goes on in the next ones.
  mutating func next(_ bytes: Span<UInt8>, _ position: inout Int) -> Bool {
    if isWhole {
      row.removeAll(keepingCapacity: true)
      line += breaks + 1
      breaks = 0
      state = .cellStart
      isWhole = false
    }
    var start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x0A, previous == 0x0D, state != .quoted, row.isEmpty, position == start {
        // The second half of the line break before.
        previous = 0
        position += 1
        start = position
        continue
      }
      if state == .quoted {
        if byte == UInt8(ascii: "\"") { state = .closing }
        if byte == 0x0D || (byte == 0x0A && previous != 0x0D) { breaks += 1 }
      } else if byte == 0x0A || byte == 0x0D {
        take(bytes, start..<position)
        previous = byte
        position += 1
        isWhole = true
        return true
      } else if byte == delimiter {
        state = .cellStart
      } else if byte == UInt8(ascii: "\""), state == .cellStart || state == .closing {
        state = .quoted
      } else if state != .plain {
        state = .plain
      }
      previous = byte
      position += 1
    }
    take(bytes, start..<position)
    return false
  }

  private mutating func take(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    // `Span` has no bulk append yet; the buffer is used within the call only.
    unsafe bytes.extracting(range).withUnsafeBufferPointer { unsafe row.append(contentsOf: $0) }
  }

  /// Parts the row into ``cells``.
  mutating func split() {
    cells.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    var position = 0
    while true {
      var cell = Cell(start: text.count, end: 0, offset: position)
      if position < row.count, row[position] == UInt8(ascii: "\"") {
        position = takeQuoted(from: position + 1, &cell)
      }
      let start = position
      while position < row.count, row[position] != delimiter { position += 1 }
      text.append(contentsOf: row[start..<position])
      cell.end = text.count
      cells.append(cell)
      guard position < row.count else { return }
      position += 1
    }
  }

  private mutating func takeQuoted(from start: Int, _ cell: inout Cell) -> Int {
    let quote = UInt8(ascii: "\"")
    var position = start
    while position < row.count {
      if row[position] == quote {
        guard position + 1 < row.count, row[position + 1] == quote else {
          cell.isFaulty = position + 1 < row.count && row[position + 1] != delimiter
          return position + 1
        }
        position += 1
      }
      text.append(row[position])
      position += 1
    }
    cell.isFaulty = true
    return position
  }

  /// Where a cell begins: line, and column in characters.
  func place(of cell: Cell) -> (line: Int, column: Int) { place(ofOffset: cell.offset) }

  /// Where a byte of the row stands: line, and column in characters.
  func place(ofOffset offset: Int) -> (line: Int, column: Int) {
    var cursor = Cursor(line: line)
    move(&cursor, to: offset)
    return (cursor.line, cursor.column)
  }

  /// A place in the row that only moves forwards.
  struct Cursor {
    /// The line, which begins as the row's own.
    var line: Int
    /// The column in characters, from 1.
    var column = 1
    fileprivate var offset = 0

    init(line: Int) { self.line = line }
  }

  /// Moves a place on to a byte of the row.
  func move(_ cursor: inout Cursor, to offset: Int) {
    let end = min(offset, row.count)
    while cursor.offset < end {
      let byte = row[cursor.offset]
      if byte == 0x0A || (byte == 0x0D && !(cursor.offset + 1 < row.count && row[cursor.offset + 1] == 0x0A)) {
        cursor.line += 1
        cursor.column = 1
      } else if byte & 0xC0 != 0x80 {
        cursor.column += 1
      }
      cursor.offset += 1
    }
  }
}
