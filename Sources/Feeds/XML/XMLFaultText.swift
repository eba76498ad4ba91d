/// What a parser's error means for the person who made the feed, and what to do about it.
enum XMLFaultText {
  /// The parser's message on one line, bounded, with a cure where one is known.
  ///
  /// - Parameters:
  ///   - openElements: How many elements were open.
  ///   - isAtEnd: Whether the last byte of the document had been looked at.
  static func reason(code: Int, message: String, openElements: Int, isAtEnd: Bool) -> String {
    // What is cut off looks like many different mistakes to the parser.
    if openElements > 0, isAtEnd || code == 5 {
      return "the document ends too early (open elements: \(openElements)); fetch or export it again"
    }
    if code == 5 { return "the document goes on after its end, or has no element at all; fetch or export it again" }
    let line = message.split(whereSeparator: \.isNewline).joined(separator: " ")
    let text = String(line.prefix(200)).trimmingSuffix(while: { $0 == " " })
    guard let cure = cure(code) else { return text }
    return "\(text); \(cure)"
  }

  /// Codes are libxml2's `xmlParserErrors`.
  private static func cure(_ code: Int) -> String? {
    switch code {
    case 4: "an XML document begins with <"
    case 73, 74, 77: "the document ends too early; fetch or export it again"
    case 8, 9: "save the feed as UTF-8 without control characters, or declare its true encoding"
    case 26, 27: "write the character itself or a number (&#NNN;)"
    case 23, 68: "write & as &amp;"
    case 38: "write < as &lt; in attributes"
    case 63: "close the CDATA section with ]]>"
    case 64: "the XML declaration must be the first bytes of the file, once"
    case 76: "every start tag needs its end tag"
    case 201: "declare the prefix with xmlns:prefix"
    default: nil
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, predicate(last) { text.removeLast() }
    return String(text)
  }
}
