/// Writes comma-separated values (RFC 4180), with a byte order mark where spreadsheets are to read them as UTF-8.
struct CSVWriter {
  private(set) var bytes: [UInt8]

  /// A writer with nothing in it but the mark, which tools that are no spreadsheets want left out.
  init(hasByteOrderMark: Bool = true) { bytes = hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : [] }

  /// Writes a row.
  mutating func row(_ cells: [String]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(Self.guarded(cell))
    }
    bytes.append(contentsOf: [0x0D, 0x0A])
  }

  /// Hands over what was written once it is worth a call.
  mutating func drain(into sink: inout some ByteSink & ~Copyable, whenOver limit: Int = 1 << 16) throws(OutputError) {
    guard bytes.count > limit else { return }
    try sink.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// A cell that no spreadsheet takes for a formula: an apostrophe stands before what begins with `=`, `+`, `-`, `@`
  /// or their full-width forms, after any white space, and before what begins with a tab or a carriage return (OWASP,
  /// "CSV Injection"). Numbers stay numbers. Invisible characters are spelled out, except line feeds.
  static func guarded(_ cell: String) -> String {
    let visible = VisibleText.of(cell, keepingLines: true)
    guard let first = cell.unicodeScalars.first, !isNumber(cell) else { return visible }
    let meaning = cell.unicodeScalars.first { !$0.properties.isWhitespace && !HiddenCharacter.contains($0.value) }
    let isFormula = meaning.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false
    return isFormula || first == "\t" || first == "\r" ? "'" + visible : visible
  }

  private static func isNumber(_ cell: String) -> Bool {
    let digits = cell.hasPrefix("-") ? cell.dropFirst() : Substring(cell)
    return !digits.isEmpty && digits.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == UInt8(ascii: ".") }
  }

  private mutating func append(_ cell: String) {
    let quote = UInt8(ascii: "\"")
    guard cell.utf8.contains(where: { $0 == quote || $0 == UInt8(ascii: ",") || $0 == 0x0A || $0 == 0x0D }) else {
      bytes.append(contentsOf: cell.utf8)
      return
    }
    bytes.append(quote)
    for unit in cell.utf8 {
      if unit == quote { bytes.append(quote) }
      bytes.append(unit)
    }
    bytes.append(quote)
  }
}
