/// Writes JSON (RFC 8259) into a buffer of bytes, value by value.
///
/// Objects and arrays are opened and closed by the closure that fills them, so that what is written is always
/// balanced. The same values give the same bytes. Strings are strictly escaped: quotation marks, control characters,
/// U+2028 and U+2029, and the invisible and direction marks that could deceive who reads the output on a terminal; what
/// is not valid UTF-8 becomes U+FFFD, one for each maximal subpart (Unicode 16, section 3.9).
public struct JSONWriter: Sendable {
  /// What was written so far and not yet taken.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// A writer with nothing in it.
  public init() {}

  /// Forgets what was written and keeps the buffer.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  // MARK: - Structure

  /// Writes an object whose members `fill` writes.
  public mutating func object(_ fill: (inout JSONWriter) -> Void) {
    open(UInt8(ascii: "{"))
    fill(&self)
    close(UInt8(ascii: "}"))
  }

  /// Writes an array whose elements `fill` writes.
  public mutating func array(_ fill: (inout JSONWriter) -> Void) {
    open(UInt8(ascii: "["))
    fill(&self)
    close(UInt8(ascii: "]"))
  }

  /// Writes an object on a line of its own, as JSON Lines wants it.
  public mutating func line(_ fill: (inout JSONWriter) -> Void) {
    needsComma = false
    object(fill)
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// Writes the name of the member whose value comes next.
  ///
  /// - Parameter name: A name of ours: ASCII without characters that need escaping.
  public mutating func name(_ name: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: name.utf8)
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Writes a member that is an object.
  public mutating func object(_ name: String, _ fill: (inout JSONWriter) -> Void) {
    self.name(name)
    object(fill)
  }

  /// Writes a member that is an array.
  public mutating func array(_ name: String, _ fill: (inout JSONWriter) -> Void) {
    self.name(name)
    array(fill)
  }

  // MARK: - Members

  /// Writes a member that is a string, or null.
  public mutating func member(_ name: String, _ value: String?) {
    self.name(name)
    if let value { string(value) } else { null() }
  }

  /// Writes a member that is a whole number, or null.
  public mutating func member(_ name: String, _ value: Int?) {
    self.name(name)
    if let value { number(value) } else { null() }
  }

  /// Writes a member that is a number, or null.
  public mutating func member(_ name: String, _ value: Double?) {
    self.name(name)
    if let value { number(value) } else { null() }
  }

  /// Writes a member that is true or false.
  public mutating func member(_ name: String, _ value: Bool) {
    self.name(name)
    boolean(value)
  }

  /// Writes a member that is an array of strings.
  public mutating func member(_ name: String, _ values: some Sequence<String>) {
    array(name) { json in
      for value in values { json.string(value) }
    }
  }

  /// Writes a member that is a string, from a range of an arena.
  public mutating func member(_ name: String, _ arena: [UInt8], _ range: Range<Int>) {
    self.name(name)
    string(arena, range)
  }

  // MARK: - Values

  /// Writes a string.
  public mutating func string(_ value: String) {
    let units = Array(value.utf8)
    string(units, 0..<units.count)
  }

  /// Writes a string from bytes that should be UTF-8.
  ///
  /// - Complexity: O(bytes); nothing is allocated once the buffer has grown.
  public mutating func string(_ arena: [UInt8], _ range: Range<Int>) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    var plainStart = range.lowerBound
    var position = range.lowerBound
    while position < range.upperBound {
      let unit = arena[position]
      if unit < 0x80, Self.isPlain(unit) {
        position += 1
        continue
      }
      let next = UTF8Scalar(in: arena, at: position, before: range.upperBound)
      if unit >= 0x80, let value = next.value, !HiddenCharacter.contains(value) {
        position += next.length
        continue
      }
      bytes.append(contentsOf: arena[plainStart..<position])
      escape(next.value ?? 0xFFFD)
      position += next.length
      plainStart = position
    }
    bytes.append(contentsOf: arena[plainStart..<range.upperBound])
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// Writes a whole number.
  public mutating func number(_ value: Int) {
    separate()
    bytes.append(contentsOf: String(value).utf8)
    needsComma = true
  }

  /// Writes a number with at most six decimals; what is not finite becomes null.
  public mutating func number(_ value: Double) {
    guard value.isFinite else { return null() }
    let rounded = abs(value) < 1e9 ? (value * 1e6).rounded() / 1e6 : value
    if rounded == rounded.rounded(), abs(rounded) < 1e15 { return number(Int(rounded)) }
    separate()
    bytes.append(contentsOf: rounded.description.utf8)
    needsComma = true
  }

  /// Writes true or false.
  public mutating func boolean(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
    needsComma = true
  }

  /// Writes null.
  public mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
    needsComma = true
  }

  // MARK: - Bytes

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private static func isPlain(_ unit: UInt8) -> Bool {
    unit >= 0x20 && unit != UInt8(ascii: "\"") && unit != UInt8(ascii: "\\") && unit != 0x7F
  }

  private mutating func escape(_ scalar: UInt32) {
    bytes.append(UInt8(ascii: "\\"))
    switch scalar {
    case 0x22, 0x5C: bytes.append(UInt8(scalar))
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case 0x10000...:
      let offset = scalar - 0x10000
      hexadecimal(0xD800 + (offset >> 10))
      bytes.append(UInt8(ascii: "\\"))
      hexadecimal(0xDC00 + (offset & 0x3FF))
    default: hexadecimal(scalar)
    }
  }

  private mutating func hexadecimal(_ unit: UInt32) {
    bytes.append(UInt8(ascii: "u"))
    for shift: UInt32 in [12, 8, 4, 0] {
      let digit = UInt8((unit >> shift) & 0xF)
      bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
