/// A JSON value (RFC 8259), read under bounds: metadata may hold a workflow of a megabyte, or nest without end.
indirect enum JSONValue: Hashable, Sendable {
  case object([Member])
  case array([JSONValue])
  case string(String)
  case number(Double)
  case bool(Bool)
  case null

  struct Member: Hashable, Sendable {
    let name: String
    let value: JSONValue
  }

  /// Reads the one value of `text`; `nil` when it is no JSON, is nested over 64 deep, or is longer than 4 MiB.
  init?(_ text: String) {
    var reader = JSONReader(bytes: Array(text.utf8.prefix(4 << 20)))
    guard let value = reader.value(depth: 0), reader.isAtEnd() else { return nil }
    self = value
  }

  /// The member of an object with a name.
  subscript(name: String) -> JSONValue? { members.first { $0.name == name }?.value }

  /// The members, when it is an object; empty otherwise.
  var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }

  /// The elements, when it is a list; empty otherwise.
  var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }

  /// Whether it is an object.
  var isObject: Bool {
    if case .object = self { true } else { false }
  }

  /// A string, or a whole number as its digits.
  var text: String? {
    switch self {
    case .string(let text): text
    case .number(let number): Int(exactly: number).map { String($0) }
    default: nil
    }
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Whether nothing but white space and NULs follows.
  mutating func isAtEnd() -> Bool {
    while let byte = peek(), byte == 0 || isSpace(byte) { position += 1 }
    return position == bytes.count
  }

  mutating func value(depth: Int) -> JSONValue? {
    guard depth <= 64, let first = next() else { return nil }
    switch first {
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "\""): return string().map { .string($0) }
    case UInt8(ascii: "t"): return word("rue") ? .bool(true) : nil
    case UInt8(ascii: "f"): return word("alse") ? .bool(false) : nil
    case UInt8(ascii: "n"): return word("ull") ? .null : nil
    // Python's writers leave NaN in, which JSON does not know.
    case UInt8(ascii: "N"): return word("aN") ? .null : nil
    default: return number(first)
    }
  }

  private mutating func object(depth: Int) -> JSONValue? {
    var members: [JSONValue.Member] = []
    guard var separator = next() else { return nil }
    if separator == UInt8(ascii: "}") { return .object([]) }
    while true {
      guard separator == UInt8(ascii: "\""), let name = string(), next() == UInt8(ascii: ":"),
        let value = value(depth: depth + 1), let after = next()
      else { return nil }
      members.append(JSONValue.Member(name: name, value: value))
      if after == UInt8(ascii: "}") { return .object(members) }
      guard after == UInt8(ascii: ","), let quote = next() else { return nil }
      separator = quote
    }
  }

  private mutating func array(depth: Int) -> JSONValue? {
    var elements: [JSONValue] = []
    skipSpace()
    if peek() == UInt8(ascii: "]") {
      position += 1
      return .array([])
    }
    while true {
      guard let value = value(depth: depth + 1), let after = next() else { return nil }
      elements.append(value)
      if after == UInt8(ascii: "]") { return .array(elements) }
      guard after == UInt8(ascii: ",") else { return nil }
    }
  }

  private mutating func string() -> String? {
    var units: [UInt8] = []
    while let byte = peek() {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: units, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let escaped = peek() else { return nil }
        position += 1
        switch escaped {
        case UInt8(ascii: "n"): units.append(0x0A)
        case UInt8(ascii: "t"): units.append(0x09)
        case UInt8(ascii: "r"): units.append(0x0D)
        case UInt8(ascii: "b"): units.append(0x08)
        case UInt8(ascii: "f"): units.append(0x0C)
        case UInt8(ascii: "u"):
          guard let scalar = escapedScalar() else { return nil }
          units += Array(String(scalar).utf8)
        default: units.append(escaped)
        }
      default: units.append(byte)
      }
    }
    return nil
  }

  /// The scalar of a `\u` escape, of two when the first is half of a pair.
  private mutating func escapedScalar() -> Unicode.Scalar? {
    guard let high = hexadecimal() else { return nil }
    guard (0xD800...0xDBFF).contains(high) else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
    guard peek() == UInt8(ascii: "\\"), bytes.count > position + 1, bytes[position + 1] == UInt8(ascii: "u") else {
      return "\u{FFFD}"
    }
    position += 2
    guard let low = hexadecimal(), (0xDC00...0xDFFF).contains(low) else { return "\u{FFFD}" }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
  }

  private mutating func hexadecimal() -> UInt32? {
    guard bytes.count - position >= 4 else { return nil }
    let digits = String(decoding: bytes[position..<(position + 4)], as: UTF8.self)
    position += 4
    return UInt32(digits, radix: 16)
  }

  private mutating func number(_ first: UInt8) -> JSONValue? {
    var text = [first]
    while let byte = peek(), "+-.eE0123456789".utf8.contains(byte), text.count < 64 {
      text.append(byte)
      position += 1
    }
    return Double(String(decoding: text, as: UTF8.self)).map { .number($0) }
  }

  private mutating func word(_ rest: StaticString) -> Bool {
    let expected = Array(rest.description.utf8)
    guard bytes[position...].starts(with: expected) else { return false }
    position += expected.count
    return true
  }

  /// The next byte that is no white space.
  private mutating func next() -> UInt8? {
    skipSpace()
    guard let byte = peek() else { return nil }
    position += 1
    return byte
  }

  private mutating func skipSpace() {
    while let byte = peek(), isSpace(byte) { position += 1 }
  }

  private func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}
