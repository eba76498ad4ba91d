/// One line of JSON Lines, parsed strictly (RFC 8259) into a list of what it holds, in order.
///
/// Buffers are used again from row to row. What is no JSON is an error with its place; what is JSON but cannot be a
/// record (a name that stands twice in an object, half a surrogate pair, U+0000) is told by ``flaw``.
struct JSONRow {
  enum Kind: UInt8 {
    case object, endObject, array, endArray, string, number, boolean, null
  }

  /// Something that the row holds: for a string its text, for numbers, true and false their spelling.
  struct Token {
    var kind: Kind
    /// The name of the member that it is, as a range of ``text``; empty in arrays and for the row itself.
    var name: Range<Int>
    var value: Range<Int>
    /// Where it begins in the row.
    var offset: Int
  }

  /// Why the row is no JSON, or no record.
  struct Fault: Error {
    var offset: Int
    var reason: String
  }

  private(set) var tokens: [Token] = []
  private(set) var text: [UInt8] = []
  /// The first thing that keeps the row from being a record.
  private(set) var flaw: Fault?
  private let depth: Int
  private var bytes: [UInt8] = []
  private var position = 0
  private var keys: [UInt64] = []

  /// A parser of rows whose objects and arrays stand at most `depth` deep in one another.
  init(depth: Int) { self.depth = depth }

  /// Parses a row, which must be one object.
  mutating func parse(_ row: [UInt8]) throws(Fault) {
    bytes = row
    position = 0
    tokens.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    flaw = nil
    keys.removeAll(keepingCapacity: true)
    skipSpace()
    guard peek == UInt8(ascii: "{") else { throw fault("a row begins with {") }
    try value(named: 0..<0, level: 1)
    skipSpace()
    guard position == bytes.count else { throw fault("text stands behind the object; write one object a line") }
  }

  // MARK: - Values

  private mutating func value(named name: Range<Int>, level: Int) throws(Fault) {
    skipSpace()
    let start = position
    switch peek {
    case UInt8(ascii: "{"): try object(named: name, level: level)
    case UInt8(ascii: "["): try array(named: name, level: level)
    case UInt8(ascii: "\""):
      let range = try string()
      tokens.append(Token(kind: .string, name: name, value: range, offset: start))
    case UInt8(ascii: "t"): try word("true", .boolean, name)
    case UInt8(ascii: "f"): try word("false", .boolean, name)
    case UInt8(ascii: "n"): try word("null", .null, name)
    case nil: throw ended
    default: try number(named: name)
    }
  }

  private mutating func object(named name: Range<Int>, level: Int) throws(Fault) {
    guard level <= depth else { throw fault("objects and arrays stand more than \(depth) deep in one another") }
    tokens.append(Token(kind: .object, name: name, value: 0..<0, offset: position))
    position += 1
    let firstKey = keys.count
    skipSpace()
    if peek == UInt8(ascii: "}") {
      position += 1
    } else {
      while true {
        skipSpace()
        guard peek == UInt8(ascii: "\"") else {
          if peek == nil { throw ended }
          throw fault("the name of a member stands in quotation marks")
        }
        let start = position
        let key = try string()
        note(key: key, at: start, since: firstKey)
        skipSpace()
        try expect(UInt8(ascii: ":"), "a colon stands between a name and its value")
        try value(named: key, level: level + 1)
        skipSpace()
        if peek == UInt8(ascii: "}") {
          position += 1
          break
        }
        try expect(UInt8(ascii: ","), "a comma stands between two members")
      }
    }
    keys.removeLast(keys.count - firstKey)
    tokens.append(Token(kind: .endObject, name: name, value: 0..<0, offset: position - 1))
  }

  private mutating func array(named name: Range<Int>, level: Int) throws(Fault) {
    guard level <= depth else { throw fault("objects and arrays stand more than \(depth) deep in one another") }
    tokens.append(Token(kind: .array, name: name, value: 0..<0, offset: position))
    position += 1
    skipSpace()
    if peek == UInt8(ascii: "]") {
      position += 1
    } else {
      while true {
        try value(named: 0..<0, level: level + 1)
        skipSpace()
        if peek == UInt8(ascii: "]") {
          position += 1
          break
        }
        try expect(UInt8(ascii: ","), "a comma stands between two items")
      }
    }
    tokens.append(Token(kind: .endArray, name: name, value: 0..<0, offset: position - 1))
  }

  /// Notes a member's name; of a name that stands twice it is not clear which value counts.
  private mutating func note(key: Range<Int>, at offset: Int, since firstKey: Int) {
    var hash = StableHash()
    hash.combine(text[key])
    // Rows have few members; a row with many is no record, and its search must not grow with their square.
    guard keys.count - firstKey < Self.mostMembers else {
      return flaw(offset, "an object has more than \(Self.mostMembers) members")
    }
    if keys[firstKey...].contains(hash.value) {
      flaw(offset, "the name \"\(RecordCapture.excerpt(text[key]))\" stands twice in one object; write it once")
    }
    keys.append(hash.value)
  }

  /// Members of one object.
  static let mostMembers = 256

  private mutating func word(_ word: String, _ kind: Kind, _ name: Range<Int>) throws(Fault) {
    let start = position
    for unit in word.utf8 {
      guard peek == unit else { throw peek == nil ? ended : fault("this is no value of JSON") }
      position += 1
    }
    append(kind, name, from: start)
  }

  /// A number by RFC 8259, section 6; kept as it is spelt.
  private mutating func number(named name: Range<Int>) throws(Fault) {
    let start = position
    if peek == UInt8(ascii: "-") { position += 1 }
    if peek == UInt8(ascii: "0") {
      position += 1
    } else {
      try digits()
    }
    if peek == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      position += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    append(.number, name, from: start)
  }

  private mutating func digits() throws(Fault) {
    let start = position
    while let byte = peek, PriceText.isDigit(byte) { position += 1 }
    guard position > start else { throw peek == nil ? ended : fault("this is no value of JSON") }
  }

  private mutating func append(_ kind: Kind, _ name: Range<Int>, from start: Int) {
    let first = text.count
    text += bytes[start..<position]
    tokens.append(Token(kind: kind, name: name, value: first..<text.count, offset: start))
  }

  // MARK: - Strings

  private mutating func string() throws(Fault) -> Range<Int> {
    let first = text.count
    position += 1
    while true {
      let start = position
      while let byte = peek, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { position += 1 }
      text += bytes[start..<position]
      switch peek {
      case nil: throw ended
      case UInt8(ascii: "\""):
        position += 1
        return first..<text.count
      case UInt8(ascii: "\\"): try escape()
      default: throw fault("a control character stands in a string; write it as \\u00NN")
      }
    }
  }

  private mutating func escape() throws(Fault) {
    let start = position
    position += 1
    let byte = peek
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte ?? 0)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): try codeUnits(at: start)
    case nil: throw ended
    default:
      position = start
      throw fault("a backslash stands before \" \\ / b f n r t or u")
    }
  }

  private mutating func codeUnits(at start: Int) throws(Fault) {
    let unit = try codeUnit()
    var scalar = UInt32(unit)
    if UTF16.isLeadSurrogate(unit), peek == UInt8(ascii: "\\"), position + 1 < bytes.count,
      bytes[position + 1] == UInt8(ascii: "u")
    {
      position += 2
      let low = try codeUnit()
      guard UTF16.isTrailSurrogate(low) else {
        flaw(start, "half of a surrogate pair stands alone; the text was cut or damaged")
        text += Array("\u{FFFD}".utf8)
        return
      }
      scalar = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(low) - 0xDC00)
    }
    guard let scalar = Unicode.Scalar(scalar) else {
      flaw(start, "half of a surrogate pair stands alone; the text was cut or damaged")
      text += Array("\u{FFFD}".utf8)
      return
    }
    if scalar.value == 0 { flaw(start, "a text holds U+0000, which no text does") }
    text += Array(String(Character(scalar)).utf8)
  }

  private mutating func codeUnit() throws(Fault) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = peek else { throw ended }
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw fault("four hexadecimal digits stand behind \\u")
      }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }

  // MARK: - Bytes

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private var ended: Fault {
    Fault(
      offset: bytes.count,
      reason: "the line ends inside a value; JSON Lines has one whole object a line, and this is not one or is cut off")
  }

  private func fault(_ reason: String) -> Fault { Fault(offset: position, reason: reason) }

  private mutating func flaw(_ offset: Int, _ reason: String) {
    if flaw == nil { flaw = Fault(offset: offset, reason: reason) }
  }

  private mutating func expect(_ byte: UInt8, _ reason: String) throws(Fault) {
    guard let found = peek else { throw ended }
    guard found == byte else { throw fault(reason) }
    position += 1
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A { position += 1 }
  }
}

extension JSONRow {
  /// The index of a member of the row itself.
  func member(_ name: String) -> Int? {
    var level = 0
    for (index, token) in tokens.enumerated() {
      if level == 1, !token.name.isEmpty, token.kind != .endObject, token.kind != .endArray,
        text[token.name].elementsEqual(name.utf8)
      {
        return index
      }
      switch token.kind {
      case .object, .array: level += 1
      case .endObject, .endArray: level -= 1
      default: break
      }
    }
    return nil
  }

  /// The text of a member of the row itself; `nil` when it has none or the member is no text.
  func string(_ name: String) -> String? {
    guard let index = member(name), tokens[index].kind == .string else { return nil }
    return String(decoding: text[tokens[index].value], as: UTF8.self)
  }

  /// Whether a member of the row itself is `true`.
  func isTrue(_ name: String) -> Bool {
    guard let index = member(name), tokens[index].kind == .boolean else { return false }
    return text[tokens[index].value].elementsEqual("true".utf8)
  }

  /// The number that a member of the row itself spells.
  func number(_ name: String) -> Int? {
    guard let index = member(name), tokens[index].kind == .number else { return nil }
    return Int(String(decoding: text[tokens[index].value], as: UTF8.self))
  }
}
