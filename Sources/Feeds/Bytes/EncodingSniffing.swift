/// What the first bytes of a feed say about its encoding.
struct EncodingSniffing {
  /// The encoding.
  let encoding: FeedEncoding
  /// Bytes of a byte order mark, to be left out.
  let markLength: Int

  /// How many bytes are enough to decide.
  static let length = 1024

  /// Decides by the byte order mark, else by the XML declaration, else for UTF-8 (XML 1.0, appendix F).
  ///
  /// A byte order mark wins over the declaration. UTF-7, UTF-32, EBCDIC and everything else not allowed is refused here,
  /// before a parser sees a byte of it.
  ///
  /// - Parameter undeclared: The encoding of a feed that declares none, unless it begins with UTF-8 beyond ASCII.
  init(_ head: ArraySlice<UInt8>, undeclared: FeedEncoding? = nil) throws(XMLFault) {
    func refused(_ reason: String) -> XMLFault { XMLFault(line: 1, column: 1, reason: reason) }
    func begins(_ bytes: UInt8...) -> Bool { head.starts(with: bytes) }
    guard !head.isEmpty else { throw refused("the feed is empty; fetch or export it again") }
    guard Packing(head) == nil else { throw refused("the feed is packed twice; unpack it first") }
    if begins(0xFF, 0xFE, 0, 0) || begins(0, 0, 0xFE, 0xFF) || begins(0x3C, 0, 0, 0) || begins(0, 0, 0, 0x3C) {
      throw refused("the feed is in UTF-32; save it as UTF-8")
    }
    if begins(0xEF, 0xBB, 0xBF) {
      guard !head.dropFirst(3).starts(with: [0xEF, 0xBB, 0xBF]) else {
        throw refused("the feed begins with two byte order marks; remove one")
      }
      encoding = .utf8
      markLength = 3
    } else if begins(0xFF, 0xFE) {
      encoding = .utf16LittleEndian
      markLength = 2
    } else if begins(0xFE, 0xFF) {
      encoding = .utf16BigEndian
      markLength = 2
    } else if begins(0x3C, 0, 0x3F, 0) {
      encoding = .utf16LittleEndian
      markLength = 0
    } else if begins(0, 0x3C, 0, 0x3F) {
      encoding = .utf16BigEndian
      markLength = 0
    } else {
      encoding = try Self.declared(head) ?? Self.undeclared(head, undeclared)
      markLength = 0
    }
  }

  /// The encoding of a feed that declares none.
  private static func undeclared(_ head: ArraySlice<UInt8>, _ encoding: FeedEncoding?) -> FeedEncoding {
    guard let encoding, head.contains(where: { $0 >= 0x80 }) else { return encoding ?? .utf8 }
    // What was read may end inside a character.
    return (0..<4).contains { String(validating: head.dropLast($0), as: UTF8.self) != nil } ? .utf8 : encoding
  }

  /// What an XML declaration says after `encoding`.
  private static func label(in declaration: ArraySlice<UInt8>) -> String? {
    var rest = declaration
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    while let start = rest.firstRange(of: Array("encoding".utf8)) {
      rest = rest[start.upperBound...]
      var value = rest.drop(while: isSpace)
      guard value.popFirst() == UInt8(ascii: "=") else { continue }
      value = value.drop(while: isSpace)
      func isQuote(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
      guard let quote = value.popFirst(), isQuote(quote), let end = value.firstIndex(where: isQuote) else { continue }
      return String(decoding: value[..<end], as: UTF8.self)
    }
    return nil
  }

  private static func declared(_ head: ArraySlice<UInt8>) throws(XMLFault) -> FeedEncoding? {
    guard head.starts(with: Array("<?xml".utf8)), let end = head.firstIndex(of: UInt8(ascii: ">")) else {
      return nil
    }
    guard let label = label(in: head[..<end]) else { return nil }
    guard let encoding = FeedEncoding(label: label) else {
      if label.lowercased().hasPrefix("utf-16") {
        throw XMLFault(
          line: 1, column: 1, reason: "UTF-16 is declared, but the bytes are not UTF-16; declare the true encoding")
      }
      throw XMLFault(
        line: 1, column: 1,
        reason:
          "the declared encoding \"\(label.prefix(40))\" is not read; save the feed as UTF-8 (read are \(FeedEncoding.known))"
      )
    }
    return encoding
  }
}
