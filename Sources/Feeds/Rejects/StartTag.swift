/// A start tag as it stands in a document that the parser has taken, without its end: `<name a="b"`.
struct StartTag {
  /// `<` and the name.
  let name: ArraySlice<UInt8>
  /// What follows the name.
  let rest: ArraySlice<UInt8>
  /// Whether it says what namespace names without a prefix have.
  let declaresDefaultNamespace: Bool

  init(_ tag: ArraySlice<UInt8>) {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
    let end = tag.firstIndex { isSpace($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ">") } ?? tag.endIndex
    name = tag[..<end]
    rest = tag[end...]
    var declares = false
    var cursor = rest
    while true {
      cursor = cursor.drop(while: isSpace)
      let attribute = cursor.prefix { !isSpace($0) && $0 != UInt8(ascii: "=") }
      guard !attribute.isEmpty, let equals = cursor.firstIndex(of: UInt8(ascii: "=")) else { break }
      if attribute.elementsEqual("xmlns".utf8) { declares = true }
      let value = cursor[(equals + 1)...].drop(while: isSpace)
      guard let quote = value.first, let close = value.dropFirst().firstIndex(of: quote) else { break }
      cursor = cursor[(close + 1)...]
    }
    declaresDefaultNamespace = declares
  }
}
