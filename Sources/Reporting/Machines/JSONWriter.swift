import Marketplace

/// Writes JSON (RFC 8259) into a buffer of bytes, value by value.
///
/// Objects and arrays are opened and closed by the closure that fills them, so that what is written is always
/// balanced. The same values give the same bytes. Strings are strictly escaped: quotation marks, control characters,
/// U+2028 and U+2029, and the invisible and direction marks that could deceive who reads the output on a terminal; what
/// is not valid UTF-8 becomes U+FFFD, one for each maximal subpart (Unicode 16, section 3.9).
///
/// Names are static strings, whose bytes are copied as they stand, and the plain stretches of a text are copied in one
/// piece: writing costs little more than moving the bytes. The pointers are those of a static string or of the span that
/// was given, for one call.
public struct JSONWriter: Sendable {
  private var output = ByteArena()
  private var needsComma = false

  /// A writer with nothing in it.
  public init() {}

  /// What was written so far and not yet taken.
  public var bytes: [UInt8] { Array(output.block[..<output.count]) }

  /// Hands over what was written once it is worth a call, so that memory stays bounded.
  mutating func drain(into sink: inout some ByteSink & ~Copyable, whenOver limit: Int = 1 << 16) throws(OutputError) {
    guard output.count > limit else { return }
    try sink.write(output.block.span.extracting(0..<output.count))
    removeAll()
  }

  /// Forgets what was written and keeps the buffer.
  public mutating func removeAll() {
    output.removeAll()
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
    output.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// Writes the name of the member whose value comes next.
  ///
  /// - Parameter name: A name of ours: ASCII without characters that need escaping.
  public mutating func name(_ name: StaticString) {
    unsafe quote(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount), "\":")
    needsComma = false
  }

  /// Writes a member that is null.
  mutating func null(_ name: StaticString) {
    unsafe quote(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount), "\":null")
  }

  /// Writes a member that is an object.
  public mutating func object(_ name: StaticString, _ fill: (inout JSONWriter) -> Void) {
    self.name(name)
    object(fill)
  }

  /// Writes a member that is an array.
  public mutating func array(_ name: StaticString, _ fill: (inout JSONWriter) -> Void) {
    self.name(name)
    array(fill)
  }

  // MARK: - Members

  /// Writes a member that is a string, or null.
  public mutating func member(_ name: StaticString, _ value: String?) {
    self.name(name)
    if let value { string(value) } else { null() }
  }

  /// Writes a member that is a whole number, or null.
  public mutating func member(_ name: StaticString, _ value: Int?) {
    self.name(name)
    if let value { number(value) } else { null() }
  }

  /// Writes a member that is a number, or null.
  public mutating func member(_ name: StaticString, _ value: Double?) {
    self.name(name)
    if let value { number(value) } else { null() }
  }

  /// Writes a member that is true or false.
  public mutating func member(_ name: StaticString, _ value: Bool) {
    self.name(name)
    boolean(value)
  }

  /// Writes a member that is an array of strings.
  public mutating func member(_ name: StaticString, _ values: some Sequence<String>) {
    array(name) { json in
      for value in values { json.string(value) }
    }
  }

  /// Writes a member that is a string, from bytes that should be UTF-8.
  public mutating func member(_ name: StaticString, _ value: Span<UInt8>) {
    self.name(name)
    string(value)
  }

  // MARK: - Values

  /// Writes a string.
  public mutating func string(_ value: String) { string(value.utf8Span.span) }

  /// Writes a string from bytes that should be UTF-8.
  ///
  /// - Complexity: O(bytes); nothing is allocated once the buffer has grown.
  public mutating func string(_ text: Span<UInt8>) {
    unsafe text.withUnsafeBufferPointer { text in
      var end = unsafe PlainText.end(in: text, from: 0)
      guard end < text.count else { return unsafe quote(text, "\"") }
      separate()
      output.append(UInt8(ascii: "\""))
      var start = 0
      while true {
        unsafe output.append(UnsafeBufferPointer(rebasing: text[start..<end]))
        guard end < text.count else { break }
        let next = unsafe UTF8Scalar(in: text, at: end)
        escape(next.value ?? 0xFFFD)
        start = end + next.length
        end = unsafe PlainText.end(in: text, from: start)
      }
      output.append(UInt8(ascii: "\""))
    }
    needsComma = true
  }

  /// Writes a whole number.
  public mutating func number(_ value: Int) {
    separate()
    output.append(String(value).utf8Span.span)
    needsComma = true
  }

  /// Writes a number with at most six decimals; what is not finite becomes null.
  public mutating func number(_ value: Double) {
    guard value.isFinite else { return null() }
    let rounded = abs(value) < 1e9 ? (value * 1e6).rounded() / 1e6 : value
    if rounded == rounded.rounded(), abs(rounded) < 1e15 { return number(Int(rounded)) }
    separate()
    output.append(rounded.description.utf8Span.span)
    needsComma = true
  }

  /// Writes true or false.
  public mutating func boolean(_ value: Bool) {
    separate()
    output.append(value ? "true" : "false")
    needsComma = true
  }

  /// Writes null.
  public mutating func null() {
    separate()
    output.append("null")
    needsComma = true
  }

  // MARK: - Bytes

  /// Writes a text behind a quotation mark, after a comma where one is due, and what begins with the one that closes it.
  @inline(__always) private mutating func quote(_ plain: UnsafeBufferPointer<UInt8>, _ close: StaticString) {
    let comma = needsComma ? 1 : 0
    unsafe output.append(atMost: plain.count + close.utf8CodeUnitCount + 2) { target in
      if comma > 0 { unsafe target.pointee = UInt8(ascii: ",") }
      unsafe target[comma] = UInt8(ascii: "\"")
      let text = unsafe target + comma + 1
      if let source = plain.baseAddress { unsafe text.update(from: source, count: plain.count) }
      unsafe (text + plain.count).update(from: close.utf8Start, count: close.utf8CodeUnitCount)
      return comma + 1 + plain.count + close.utf8CodeUnitCount
    }
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { output.append(UInt8(ascii: ",")) }
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    output.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    output.append(bracket)
    needsComma = true
  }

  private mutating func escape(_ scalar: UInt32) {
    output.append(UInt8(ascii: "\\"))
    switch scalar {
    case 0x22, 0x5C: output.append(UInt8(scalar))
    case 0x08: output.append(UInt8(ascii: "b"))
    case 0x09: output.append(UInt8(ascii: "t"))
    case 0x0A: output.append(UInt8(ascii: "n"))
    case 0x0C: output.append(UInt8(ascii: "f"))
    case 0x0D: output.append(UInt8(ascii: "r"))
    case 0x10000...:
      let offset = scalar - 0x10000
      hexadecimal(0xD800 + (offset >> 10))
      output.append(UInt8(ascii: "\\"))
      hexadecimal(0xDC00 + (offset & 0x3FF))
    default: hexadecimal(scalar)
    }
  }

  private mutating func hexadecimal(_ unit: UInt32) {
    output.append(UInt8(ascii: "u"))
    for shift: UInt32 in [12, 8, 4, 0] {
      let digit = UInt8((unit >> shift) & 0xF)
      output.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}
