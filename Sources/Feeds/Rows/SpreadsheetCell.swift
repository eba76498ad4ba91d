/// What a cell of an export means, beneath what spreadsheets do to it.
enum SpreadsheetCell {
  /// The text without white space at its ends, also that of East Asian text, and without a spreadsheet's ways to keep a
  /// number as text: `="0138"` and `'0138`.
  ///
  /// - Parameter isCode: Whether the column holds numbers or codes; other text keeps what it begins with.
  static func plain(_ bytes: ArraySlice<UInt8>, isCode: Bool) -> ArraySlice<UInt8> {
    var text = trimmed(bytes)
    guard isCode else { return text }
    let quote = UInt8(ascii: "\"")
    if text.count > 3, text.starts(with: [UInt8(ascii: "="), quote]), text.last == quote,
      !text.dropFirst(2).dropLast().contains(quote)
    {
      text = trimmed(text.dropFirst(2).dropLast())
    } else if text.count > 1, text.first == UInt8(ascii: "'"), text.dropFirst().allSatisfy(PriceText.isDigit) {
      text = text.dropFirst()
    }
    return text
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = bytes
    trimming: while let first = text.first, let last = text.last {
      // Nearly every cell begins and ends with something else.
      guard first <= 0x20 || first == 0xC2 || first == 0xE3 || last <= 0x20 || last == 0xA0 || last == 0x80 else {
        return text
      }
      for space in spaces {
        if text.starts(with: space) {
          text = text.dropFirst(space.count)
          continue trimming
        }
        if text.count >= space.count, text.suffix(space.count).elementsEqual(space) {
          text = text.dropLast(space.count)
          continue trimming
        }
      }
      return text
    }
    return text
  }

  /// White space of XML, the no-break space and the ideographic space.
  private static let spaces: [[UInt8]] = [[0x20], [0x09], [0x0A], [0x0D], [0xC2, 0xA0], [0xE3, 0x80, 0x80]]

  /// Whether a spreadsheet has rounded a long number: `6.22202E+18`.
  static func isRounded(_ text: ArraySlice<UInt8>) -> Bool {
    guard let mark = text.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return false }
    let mantissa = text[..<mark]
    let exponent = text[(mark + 1)...]
    let isNumber = mantissa.first.map(PriceText.isDigit) ?? false
    return isNumber && mantissa.dropFirst().allSatisfy { PriceText.isDigit($0) || $0 == UInt8(ascii: ".") }
      && mantissa.contains(UInt8(ascii: ".")) && exponent.first == UInt8(ascii: "+")
      && (1...3).contains(exponent.count - 1) && exponent.dropFirst().allSatisfy(PriceText.isDigit)
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
