import Glibc

/// HTML without what is no text: attributes, comments, declarations, the contents of scripts and styles.
///
/// What is left has at most a name between `<` and `>`, so that nothing in it can make a parser compare attributes.
enum HTMLMarkup {
  /// What a text holds.
  enum Kind {
    /// Neither elements nor entities: it is text already.
    case none
    /// Entities alone.
    case entities
    /// Elements.
    case elements
  }

  /// Strips `text` into `markup`.
  ///
  /// - Complexity: O(bytes).
  static func strip(_ text: ArraySlice<UInt8>, into markup: inout [UInt8]) -> Kind {
    guard mayStand(in: text) else { return .none }
    markup.removeAll(keepingCapacity: true)
    var kind = Kind.none
    /// What is behind a tag that never ends is text, however much of it looks like tags.
    var isRestText = false
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if byte == UInt8(ascii: "&"), kind == .none, isEntity(text[index...]) { kind = .entities }
      guard byte == UInt8(ascii: "<"), index + 1 < text.endIndex else {
        let end = endOfText(text, from: index + 1)
        markup += text[index..<end]
        index = end
        continue
      }
      let next = text[index + 1]
      if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
        kind = .elements
        index = endOfDeclaration(text, from: index)
        markup.append(UInt8(ascii: " "))
      } else if isLetter(next) || (next == UInt8(ascii: "/") && index + 2 < text.endIndex && isLetter(text[index + 2]))
      {
        if !isRestText, let end = tag(text, from: index, into: &markup) {
          kind = .elements
          index = end
          continue
        }
        isRestText = true
        markup += lessThan
        index += 1
      } else {
        // A lone `<` is text to a browser; said as an entity it is text to every parser.
        markup += lessThan
        index += 1
      }
    }
    return kind
  }

  /// Whether a text holds a byte without which nothing is HTML.
  static func mayStand(in text: ArraySlice<UInt8>) -> Bool {
    holds(UInt8(ascii: "<"), text) || holds(UInt8(ascii: "&"), text)
  }

  /// Whether a byte stands in a text.
  ///
  /// Unsafe, because only the C library's search looks at many bytes at once; it sees the text for the call.
  static func holds(_ byte: UInt8, _ text: ArraySlice<UInt8>) -> Bool {
    unsafe text.withUnsafeBytes { raw in
      guard let base = raw.baseAddress else { return false }
      return unsafe memchr(base, Int32(byte), raw.count) != nil
    }
  }

  /// The place of the next byte that may begin something else than text.
  private static func endOfText(_ text: ArraySlice<UInt8>, from start: Int) -> Int {
    let span = text.span
    var index = start - text.startIndex
    while index < span.count {
      let byte = span[index]
      if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") { break }
      index += 1
    }
    return text.startIndex + index
  }

  private static let lessThan = Array("&lt;".utf8)

  /// Copies a tag's name and skips its attributes, and for a script or a style its contents.
  ///
  /// - Returns: The place behind it, or `nil` when it never ends.
  private static func tag(_ text: ArraySlice<UInt8>, from start: Int, into markup: inout [UInt8]) -> Int? {
    var index = start + 1
    let isEnd = text[index] == UInt8(ascii: "/")
    if isEnd { index += 1 }
    let nameStart = index
    while index < text.endIndex, isNamePart(text[index]) { index += 1 }
    let name = text[nameStart..<index]
    guard let end = endOfTag(text, from: index) else { return nil }
    index = end
    guard isEnd || !(isName(name, "script") || isName(name, "style")) else {
      return endOfContents(text, from: index, of: name)
    }
    markup += text[start..<nameStart]
    markup += name.prefix(32)
    markup.append(UInt8(ascii: ">"))
    return index
  }

  /// The place behind a tag's `>`; an attribute's value in quotes may hold one.
  private static func endOfTag(_ text: ArraySlice<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < text.endIndex {
      let byte = text[index]
      index += 1
      if byte == UInt8(ascii: ">") { return index }
      guard byte == UInt8(ascii: "=") else { continue }
      while index < text.endIndex, isSpace(text[index]) { index += 1 }
      guard index < text.endIndex, text[index] == UInt8(ascii: "\"") || text[index] == UInt8(ascii: "'") else {
        continue
      }
      let quote = text[index]
      // A quote that never ends is no quote: the tag would swallow the rest of the text.
      guard let close = text[(index + 1)...].firstIndex(of: quote) else { continue }
      index = close + 1
    }
    return nil
  }

  private static func endOfDeclaration(_ text: ArraySlice<UInt8>, from start: Int) -> Int {
    let isComment = text[start...].starts(with: "<!--".utf8)
    let rest = text[(start + (isComment ? 4 : 2))...]
    guard isComment else { return rest.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? text.endIndex }
    var dashes = 0
    for index in rest.indices {
      if rest[index] == UInt8(ascii: "-") {
        dashes += 1
      } else if rest[index] == UInt8(ascii: ">"), dashes >= 2 {
        return index + 1
      } else {
        dashes = 0
      }
    }
    return text.endIndex
  }

  private static func endOfContents(_ text: ArraySlice<UInt8>, from start: Int, of name: ArraySlice<UInt8>) -> Int {
    var index = start
    while let open = text[index...].firstIndex(of: UInt8(ascii: "<")) {
      index = open + 1
      guard index < text.endIndex, text[index] == UInt8(ascii: "/") else { continue }
      let end = text[(index + 1)...].prefix(name.count)
      if end.count == name.count, zip(end, name).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) {
        return endOfTag(text, from: end.endIndex) ?? text.endIndex
      }
    }
    return text.endIndex
  }

  /// Whether a text begins with an entity or a character reference, its semicolon included.
  private static func isEntity(_ text: ArraySlice<UInt8>) -> Bool {
    let body = text.dropFirst().prefix(32)
    guard let end = body.firstIndex(of: UInt8(ascii: ";")), end > body.startIndex else { return false }
    return body[..<end].allSatisfy { isLetter($0) || PriceText.isDigit($0) || $0 == UInt8(ascii: "#") }
  }

  private static func isName(_ name: ArraySlice<UInt8>, _ wanted: StaticString) -> Bool {
    let wanted = wanted.description.utf8
    return name.count == wanted.count && zip(name, wanted).allSatisfy { $0 | 0x20 == $1 }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    isLetter(byte) || PriceText.isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: "_")
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
}
