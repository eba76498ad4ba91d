/// Counts what a start tag holds, byte by byte, before the parser is given the whole of it.
///
/// libxml2 compares every attribute of a tag with every other before it tells of any: 200,000 take it 36 seconds. It
/// keeps a tag back until its end has come, so only tags that do not end in the piece that they begin in have to be
/// looked at; those are at most one a piece, and the rest are shorter than a piece.
struct StartTagScan {
  /// Bytes of the tag so far, from its `<`.
  private(set) var bytes = 0
  /// Attributes so far.
  private(set) var attributes = 0
  /// Namespace declarations so far.
  private(set) var namespaces = 0
  /// Whether nothing more belongs to the tag: its `>` has come, or something that no start tag holds.
  private(set) var isOver = false

  private var quote: UInt8?
  private var nameLength = 0
  private var isNameOver = true
  /// How much of `xmlns` the name begins with, and whether a colon follows.
  private var matched = 0
  private var isPrefix = false

  private static let xmlns = Array("xmlns".utf8)

  /// Goes on with the next bytes; the first one ever is the `<`.
  ///
  /// - Returns: The limit that the tag is beyond, as soon as it is.
  mutating func scan(_ bytes: Span<UInt8>, limits: XMLLimits) -> FeedLimit? {
    for index in bytes.indices {
      if isOver { break }
      step(bytes[index])
      if attributes > limits.attributes { return .attributes }
      if namespaces > limits.namespaces { return .namespaces }
      if self.bytes > limits.startTag { return .startTag }
    }
    return nil
  }

  private mutating func step(_ byte: UInt8) {
    bytes += 1
    guard bytes > 2 else {
      // `</`, `<!` and `<?` are other markup.
      if bytes == 2, "/!?".utf8.contains(byte) { isOver = true }
      return
    }
    // A tag holds no other `<`, not even in quotes: the parser says so itself.
    if byte == UInt8(ascii: "<") {
      isOver = true
    } else if let open = quote {
      if byte == open { quote = nil }
    } else {
      markup(byte)
    }
  }

  private mutating func markup(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: ">"): isOver = true
    case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"): isNameOver = true
    case UInt8(ascii: "="):
      guard nameLength > 0 else { return }
      if matched == 5, nameLength == 5 || isPrefix { namespaces += 1 } else { attributes += 1 }
      nameLength = 0
    default:
      if isNameOver || nameLength == 0 {
        (nameLength, matched, isPrefix, isNameOver) = (0, 0, false, false)
      }
      if nameLength < 5, matched == nameLength, byte == Self.xmlns[nameLength] { matched += 1 }
      if nameLength == 5 { isPrefix = byte == UInt8(ascii: ":") }
      nameLength += 1
    }
  }
}
