/// Text made fit for XML 1.0, in elements and in attributes.
///
/// What XML cannot hold (control characters, U+FFFE and U+FFFF) or nobody would see is spelled out; line feeds and tabs
/// as well, because attributes lose them.
enum XMLText {
  /// The text, escaped.
  static func escaped(_ text: String) -> String {
    let text = HTMLText.escaped(VisibleText.of(text))
    guard text.unicodeScalars.contains(where: { $0 == "\u{FFFE}" || $0 == "\u{FFFF}" }) else { return text }
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\u{FFFE}" || scalar == "\u{FFFF}" {
        escaped.append(contentsOf: HiddenCharacter.mark(scalar.value).unicodeScalars)
      } else {
        escaped.append(scalar)
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
