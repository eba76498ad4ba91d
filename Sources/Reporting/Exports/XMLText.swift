/// Text made fit for XML 1.0, in elements and in attributes.
///
/// What XML cannot hold (control characters, U+FFFE and U+FFFF) or nobody would see is spelled out; line feeds and tabs
/// as well, because attributes lose them.
enum XMLText {
  /// The text, escaped.
  static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in VisibleText.of(text).unicodeScalars {
      switch scalar {
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
      case "\u{FFFE}", "\u{FFFF}":
        escaped.append(contentsOf: HiddenCharacter.mark(scalar.value).unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}

extension String {
  /// Hands over a text that is being written once it is worth a call, so that memory stays bounded.
  mutating func drain(into sink: inout some ByteSink & ~Copyable, whenOver limit: Int = 1 << 16) throws(OutputError) {
    guard utf8.count > limit else { return }
    try sink.write(utf8Span.span)
    removeAll(keepingCapacity: true)
  }
}
