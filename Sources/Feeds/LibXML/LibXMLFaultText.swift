/// What a parser's error means for the person who made the feed, and what to do about it.
enum LibXMLFaultText {
  /// Errors about what stands before the place that the parser has reached: tags that do not match, names, prefixes.
  private static let behind: Set<Int> = [4, 26, 27, 42, 62, 76, 80, 200, 201, 202, 203, 204, 205]

  /// A document that ends where more was to come.
  static func cutOff(openElements: Int) -> String {
    "the document ends too early (open elements: \(openElements)); fetch or export it again"
  }

  /// The parser's error in plain words, on one line, bounded, with a cure where one is known.
  ///
  /// - Parameters:
  ///   - code: One of libxml2's `xmlParserErrors`.
  ///   - message: The parser's own words, which hold names from the document.
  ///   - badByte: The byte where the parser stands, if it begins no character.
  ///   - offset: The number of the byte, from 0.
  static func reason(code: Int, message: String, badByte: UInt8?, offset: Int) -> String {
    if code == 5 { return "the document goes on after its end, or has no element at all; fetch or export it again" }
    if let badByte, !behind.contains(code) {
      return self.badByte(badByte, offset: offset)
    }
    let message = message.split(whereSeparator: \.isNewline).joined(separator: " ")
    if let text = character(code, message) ?? entity(code, message) ?? tag(code, message)
      ?? other(code, message)
    {
      return text
    }
    let words = String(message.prefix(200)).trimmingSuffix(while: { $0 == " " })
    return "this is not well-formed XML: \(words); correct the place, or export the feed with another program"
  }

  /// A byte that begins no character, or one that XML does not allow.
  static func badByte(_ byte: UInt8, offset: Int) -> String {
    guard byte >= 0x20 else { return control(Int(byte)) }
    let digits = String(byte, radix: 16, uppercase: true)
    return
      "byte 0x\(digits) begins no character of UTF-8 (byte \(offset)); save the feed as UTF-8, or declare its true encoding"
  }

  private static func control(_ number: Int) -> String {
    "the control character \(codePoint(number)) stands here, which XML does not allow; remove it from the data"
  }

  /// Characters that may not be there.
  private static func character(_ code: Int, _ message: String) -> String? {
    guard [6, 7, 8, 9, 81].contains(code) else { return nil }
    let number =
      message.firstMatch(of: /[Vv]alue (\d+)/).flatMap { Int($0.1) }
      ?? message.firstMatch(of: /0x([0-9A-F]+)/).flatMap { Int($0.1, radix: 16) }
    if message.contains("CharRef") {
      let which = number.map { "the reference &#\($0); names" } ?? "a character reference names"
      return "\(which) no character that XML allows; write &#NNN; with the number of one, or remove it"
    }
    guard let number else { return "a character stands here that XML does not allow; remove it" }
    if number < 0x20 { return control(number) }
    return "the character \(codePoint(number)) stands here, which XML does not allow; remove it from the data"
  }

  private static func codePoint(_ number: Int) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// References.
  private static func entity(_ code: Int, _ message: String) -> String? {
    switch code {
    case 26, 27:
      let name = message.firstMatch(of: /Entity '(.*?)' not defined/).map { "the entity &\($0.1.prefix(60));" }
      return "\(name ?? "an entity") is not declared; write the character itself or a number (&#NNN;)"
    case 23: return "an & is followed by no entity; write & as &amp;"
    case 68 where message.contains("EntityRef"): return "an & is followed by no name; write & as &amp;"
    case 87, 88: return "a reference to an entity stands where none may; remove it"
    default: return nil
    }
  }

  /// Tags and attributes.
  private static func tag(_ code: Int, _ message: String) -> String? {
    switch code {
    case 38: return "a < stands in an attribute's value; write < as &lt;"
    case 39: return "an attribute's value has no quotes; write name=\"value\""
    case 40: return "an attribute's value has no closing quote; close it, and write quotes in it as &quot;"
    case 41:
      let name = message.firstMatch(of: /attribute (\S+)/).map { "the attribute \($0.1.prefix(60))" }
      return "\(name ?? "an attribute") has no value; write name=\"value\""
    case 42, 203:
      let name = message.firstMatch(of: /Attribute '?(\S+?)'? (?:in|redefined)/).map {
        "the attribute \($0.1.prefix(60))"
      }
      return "\(name ?? "an attribute") stands twice in one element; remove one"
    case 65 where message.contains("attributes construct"):
      return "an attribute is broken; write name=\"value\" with a space before each"
    case 68 where message.contains("invalid element name"):
      return "a < is followed by no name; write < in text as &lt;"
    case 72, 73, 74, 77:
      let name = message.firstMatch(of: /Tag (\S+) line (\d+)/).map { "the tag <\($0.1.prefix(60))> of line \($0.2)" }
      return "\(name ?? "a tag") is not closed; end it with >"
    case 76:
      guard let match = message.firstMatch(of: /mismatch: (\S+) line (\d+) and (\S+)/) else {
        return "an end tag closes another element than the last one opened; every start tag needs its end tag"
      }
      return
        "the element <\(match.1.prefix(60))> of line \(match.2) is closed by </\(match.3.prefix(60))>; every start tag needs "
        + "its end tag"
    case 110: return "a name is longer than 50000 characters; shorten it"
    case 201:
      guard let match = message.firstMatch(of: /prefix (\S+) (?:for \S+ )?on (\S+) is/) else {
        return "a prefix is not declared; declare the prefix with xmlns:prefix"
      }
      return
        "the prefix \(match.1.prefix(60)) of <\(match.2.prefix(60))> is not declared; declare the prefix with "
        + "xmlns:\(match.1.prefix(60))=\"…\" in the root element"
    case 202, 205: return "a name holds more than one colon, or one where none may be; remove it"
    case 200, 204: return "a namespace declaration is wrong (\(message.prefix(100))); correct it"
    default: return nil
    }
  }

  /// Everything around elements.
  private static func other(_ code: Int, _ message: String) -> String? {
    switch code {
    case 1 where message.contains("Huge"):
      return "one tag, comment or section is longer than 10000000 bytes, which is as much as the parser takes; split it"
    case 4: return "an XML document begins with <; this one does not"
    case 45: return "a comment is not closed; close it with -->"
    case 80: return "-- stands inside a comment; remove it, or close the comment with -->"
    case 46, 47: return "a processing instruction is broken; it begins with <?name and ends with ?>"
    case 62: return "]]> stands in the text; write it as ]]&gt;"
    case 63: return "the CDATA section is not closed; close the CDATA section with ]]>"
    case 64 where message.contains("declaration"):
      return "the XML declaration does not stand at the start; it must be the first bytes of the file, once"
    case 56, 57, 96, 97: return "the XML declaration is broken; write <?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    case 61, 82, 83, 84, 85, 90...94: return "the document type (<!DOCTYPE …>) is broken; remove it"
    default: return nil
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
