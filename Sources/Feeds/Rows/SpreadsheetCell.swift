/// What a cell of an export means, beneath what spreadsheets do to it.
enum SpreadsheetCell {
  /// The range of the text without white space at its ends, also that of East Asian text, and without a spreadsheet's
  /// ways to keep a number as text: `="0138"` and `'0138`.
  ///
  /// - Parameter isCode: Whether the column holds numbers or codes; other text keeps what it begins with.
  static func plain(_ bytes: Span<UInt8>, _ range: Range<Int>, isCode: Bool) -> Range<Int> {
    let text = trimmed(bytes, range)
    guard isCode, text.count > 1 else { return text }
    let first = bytes[text.lowerBound]
    let quote = UInt8(ascii: "\"")
    if first == UInt8(ascii: "="), text.count > 3, bytes[text.lowerBound + 1] == quote,
      bytes[text.upperBound - 1] == quote
    {
      let inner = text.lowerBound + 2..<text.upperBound - 1
      if !inner.contains(where: { bytes[$0] == quote }) { return trimmed(bytes, inner) }
    } else if first == UInt8(ascii: "'"), text.dropFirst().allSatisfy({ PriceText.isDigit(bytes[$0]) }) {
      return text.lowerBound + 1..<text.upperBound
    }
    return text
  }

  private static func trimmed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, case let length = space(bytes, at: start), length > 0, start + length <= end { start += length }
    while end > start {
      let last = bytes[end - 1]
      // Nearly every cell ends with something else.
      guard last <= 0x20 || last == 0xA0 || last == 0x80 else { break }
      let length = last <= 0x20 ? 1 : last == 0xA0 ? 2 : 3
      guard end - length >= start, space(bytes, at: end - length) == length else { break }
      end -= length
    }
    return start..<end
  }

  /// Bytes of the white space that begins at `position`: that of XML, the no-break space, the ideographic space.
  private static func space(_ bytes: Span<UInt8>, at position: Int) -> Int {
    switch bytes[position] {
    case 0x20, 0x09, 0x0A, 0x0D: 1
    case 0xC2 where position + 1 < bytes.count && bytes[position + 1] == 0xA0: 2
    case 0xE3 where position + 2 < bytes.count && bytes[position + 1] == 0x80 && bytes[position + 2] == 0x80: 3
    default: 0
    }
  }

  /// Whether a spreadsheet has rounded a long number: `6.22202E+18`.
  static func isRounded(_ text: Span<UInt8>) -> Bool {
    guard let first = text.indices.first, PriceText.isDigit(text[first]),
      let mark = text.indices.first(where: { text[$0] | 0x20 == UInt8(ascii: "e") }), text.count - mark - 2 >= 1,
      text.count - mark - 2 <= 3, text[mark + 1] == UInt8(ascii: "+")
    else { return false }
    let point = UInt8(ascii: ".")
    return (0..<mark).allSatisfy { PriceText.isDigit(text[$0]) || text[$0] == point }
      && (0..<mark).contains { text[$0] == point }
      && (mark + 2..<text.count).allSatisfy { PriceText.isDigit(text[$0]) }
  }

  /// A day as ISO 8601 where a spreadsheet wrote year, month and day otherwise, `2025/5/7` or `2025年5月7日`; the same
  /// text when it did not, or when there is no such day.
  static func day(_ text: ArraySlice<UInt8>) -> [UInt8] {
    // Written as the native feed has it, or no year first.
    guard text.count >= 8, text.prefix(4).allSatisfy(PriceText.isDigit) else { return Array(text) }
    if DateText.isDateOrTime(text) { return Array(text) }
    var rest = text
    // A regular expression would be made anew for every cell.
    guard let year = digits(4...4, of: &rest), skip(["/", ".", "-", "年"], in: &rest),
      let month = digits(1...2, of: &rest), skip(["/", ".", "-", "月"], in: &rest),
      let day = digits(1...2, of: &rest)
    else { return Array(text) }
    _ = skip(["日"], in: &rest)
    var iso = year + [UInt8(ascii: "-")] + month + [UInt8(ascii: "-")] + day
    if !rest.isEmpty {
      guard skip([" ", "T"], in: &rest) else { return Array(text) }
      let clock = rest.drop { $0 == 0x20 }
      let isShort = clock.dropFirst().first == UInt8(ascii: ":")
      iso += [UInt8(ascii: "T")] + (isShort ? [UInt8(ascii: "0")] : []) + clock
    }
    return DateText.isDateOrTime(iso[...]) ? iso : Array(text)
  }

  /// Takes digits from the beginning, and writes at least two.
  private static func digits(_ count: ClosedRange<Int>, of text: inout ArraySlice<UInt8>) -> [UInt8]? {
    let digits = text.prefix(count.upperBound).prefix(while: PriceText.isDigit)
    guard count.contains(digits.count) else { return nil }
    text = text.dropFirst(digits.count)
    return digits.count < 2 ? [UInt8(ascii: "0")] + digits : Array(digits)
  }

  /// Takes one of some marks from the beginning.
  private static func skip(_ marks: [String], in text: inout ArraySlice<UInt8>) -> Bool {
    guard let mark = marks.first(where: { text.starts(with: $0.utf8) }) else { return false }
    text = text.dropFirst(mark.utf8.count)
    return true
  }
}
