import Marketplace

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
  private var written = ByteArena()
  /// What the cells of a row with quotation marks say; any other row is its own text.
  private var unquoted = ByteArena()
  /// The cells of that row, once ``split()`` was called.
  private(set) var cells: [Cell] = []
  /// The line that the row begins on, from 1.
  private(set) var line = 1
  private var breaks = 0
  private var state = State.cellStart
  private var previous: UInt8 = 0
  private var isWhole = false
  private var hasQuotes = false
  /// Whether the row holds a NUL.
  private(set) var hasNUL = false

  init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Bytes of the row.
  var byteCount: Int { written.count }

  /// The row that was read last, without its line break.
  var row: ArraySlice<UInt8> { written.block[..<written.count] }

  /// What the cells say, without quotation marks; what lies beyond them is room and says nothing.
  var text: [UInt8] { hasQuotes ? unquoted.block : written.block }

  /// The line that the row ends on.
  var lastLine: Int { line + breaks }

  /// Whether the row that has begun stands inside quotation marks.
  var isInQuotes: Bool { state == .quoted }

  /// Takes bytes from `position` on until a row is whole.
  ///
  /// - Returns: Whether it is; if not, the bytes are used up and the row goes on in the next ones.
  mutating func next(_ bytes: Span<UInt8>, _ position: inout Int) -> Bool {
    if isWhole {
      written.removeAll()
      line += breaks + 1
      breaks = 0
      state = .cellStart
      isWhole = false
      hasQuotes = false
      hasNUL = false
    }
    var start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x0A, previous == 0x0D, state != .quoted, written.count == 0, position == start {
        // The second half of the line break before.
        previous = 0
        position += 1
        start = position
        continue
      }
      if byte == 0 { hasNUL = true }
      if state == .quoted {
        if byte == UInt8(ascii: "\"") { state = .closing }
        if byte == 0x0D || (byte == 0x0A && previous != 0x0D) { breaks += 1 }
      } else if byte == 0x0A || byte == 0x0D {
        written.append(bytes.extracting(start..<position))
        previous = byte
        position += 1
        isWhole = true
        return true
      } else if byte == delimiter {
        state = .cellStart
      } else if byte == UInt8(ascii: "\""), state == .cellStart || state == .closing {
        state = .quoted
        hasQuotes = true
      } else {
        state = .plain
        // Most bytes are these.
        while position + 1 < bytes.count, case let next = bytes[position + 1], next != delimiter, next > 0x0D {
          position += 1
        }
      }
      previous = bytes[position]
      position += 1
    }
    written.append(bytes.extracting(start..<position))
    return false
  }

  /// Parts the row into ``cells``.
  mutating func split() {
    cells.removeAll(keepingCapacity: true)
    guard hasQuotes else { return splitPlain() }
    unquoted.removeAll()
    let row = row
    var position = 0
    while true {
      var cell = Cell(start: unquoted.count, end: 0, offset: position)
      if position < row.count, row[position] == UInt8(ascii: "\"") {
        position = takeQuoted(row, from: position + 1, &cell)
      }
      let start = position
      while position < row.count, row[position] != delimiter { position += 1 }
      unquoted.append(row.span.extracting(start..<position))
      cell.end = unquoted.count
      cells.append(cell)
      guard position < row.count else { return }
      position += 1
    }
  }

  /// Parts a row without quotation marks.
  private mutating func splitPlain() {
    let block = written.block
    var start = 0
    for position in 0..<written.count where block[position] == delimiter {
      cells.append(Cell(start: start, end: position, offset: start))
      start = position + 1
    }
    cells.append(Cell(start: start, end: written.count, offset: start))
  }

  private mutating func takeQuoted(_ row: ArraySlice<UInt8>, from start: Int, _ cell: inout Cell) -> Int {
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
      unquoted.append(row[position])
      position += 1
    }
    cell.isFaulty = true
    return position
  }

  /// Where a cell begins: line, and column in characters.
  func place(of cell: Cell) -> (line: Int, column: Int) { place(ofOffset: cell.offset) }

  /// Where a byte of the row stands: line, and column in characters.
  func place(ofOffset offset: Int) -> (line: Int, column: Int) {
    let place = Self.place(ofOffset: offset, in: row)
    return (line + place.line, place.column)
  }

  /// Where a byte of a row stands: how many lines below its beginning, and the column in characters.
  static func place(ofOffset offset: Int, in row: ArraySlice<UInt8>) -> (line: Int, column: Int) {
    var line = 0
    var column = 1
    let end = row.endIndex
    for index in row.startIndex..<min(row.startIndex + offset, end) {
      let byte = row[index]
      if byte == 0x0A || (byte == 0x0D && !(index + 1 < end && row[index + 1] == 0x0A)) {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }
}
