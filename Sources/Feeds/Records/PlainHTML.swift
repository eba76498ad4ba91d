import Marketplace

/// HTML of the plainest kind, as most descriptions have it: elements without attributes, properly inside one another, and a
/// handful of entities. It is read here in one pass; everything else is ``HTMLText``'s, which makes a parser for each text
/// and the same text of it.
struct PlainHTML {
  /// Elements inside one another that are followed.
  private static let deepest = 32

  private var open = InlineArray<32, UInt64>(repeating: 0)
  private var depth = 0
  private var spaces = false
  private var breaks = false
  private var holdsElements = false

  /// Appends the text that a reader sees to `output`.
  ///
  /// - Returns: Whether the HTML is of the plainest kind; if not, what was appended says nothing.
  static func reduce(_ html: Span<UInt8>, into output: inout ByteArena) -> Bool {
    var reading = PlainHTML()
    return reading.read(html, into: &output) && reading.depth == 0 && reading.holdsElements
  }

  private mutating func read(_ html: Span<UInt8>, into output: inout ByteArena) -> Bool {
    var index = 0
    while index < html.count {
      switch html[index] {
      case UInt8(ascii: "<"):
        guard let end = tag(html, from: index + 1) else { return false }
        index = end
      case UInt8(ascii: "&"):
        guard let (byte, end) = Self.entity(html, from: index + 1) else { return false }
        separate(&output)
        output.append(byte)
        index = end
      case 0x20, 0x09...0x0D:
        spaces = true
        index += 1
      case 0..<0x20, 0x7F, 0xC2: return false
      default:
        let start = index
        index = Self.skipWords(html, from: index + 1)
        while index < html.count, Self.isRun(html, index) { index += 1 }
        separate(&output)
        output.append(html.extracting(start..<index))
      }
    }
    return true
  }

  @inline(__always) private mutating func separate(_ output: inout ByteArena) {
    if output.count > 0, breaks || spaces { output.append(breaks ? 0x0A : 0x20) }
    breaks = false
    spaces = false
  }

  /// Goes on by eight bytes for as long as a run of text does: no byte that ends one, no two spaces together.
  ///
  /// A byte below `n` makes the subtraction of `n` from every byte borrow, and one equal to `n` is 0 after `n` was taken out
  /// of every byte (Warren, Hacker's Delight, section 6-1). Unsafe, because eight bytes are read in one piece.
  private static func skipWords(_ html: Span<UInt8>, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let highs = ones &* 0x80
    func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
    var index = start
    var lastIsSpace: UInt64 = 0
    while index + 8 <= html.count {
      let word = UInt64(littleEndian: unsafe html.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      let ends =
        (word &- ones &* 0x20) & ~word | zeros(word ^ ones &* 0x3C) | zeros(word ^ ones &* 0x26)
        | zeros(word ^ ones &* 0x7F) | zeros(word ^ ones &* 0xC2)
      let others = word ^ ones &* 0x20
      let spaces = ~(((others & ~highs) &+ ~highs) | others) & highs
      guard ends & highs == 0, spaces & (spaces << 8 | lastIsSpace) == 0 else { break }
      lastIsSpace = spaces >> 56
      index += 8
    }
    // A space is part of the run only when text follows.
    return lastIsSpace != 0 && (index == html.count || !isText(html[index])) ? index - 1 : index
  }

  /// Whether a run of text goes on at a place: with text, or with one space before more of it.
  @inline(__always) private static func isRun(_ html: Span<UInt8>, _ index: Int) -> Bool {
    isText(html[index]) || (html[index] == 0x20 && index + 1 < html.count && isText(html[index + 1]))
  }

  /// Bytes that neither end a run of text nor begin a white space of more than one byte.
  @inline(__always) private static func isText(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte != UInt8(ascii: "<") && byte != UInt8(ascii: "&") && byte != 0x7F && byte != 0xC2
  }

  /// Takes in a tag whose name begins at `start`.
  ///
  /// - Returns: The place behind it, or `nil` when it is not of the plainest kind.
  private mutating func tag(_ html: Span<UInt8>, from start: Int) -> Int? {
    var index = start
    let isEnd = index < html.count && html[index] == UInt8(ascii: "/")
    if isEnd { index += 1 }
    var name: UInt64 = 0
    while index < html.count, html[index] != UInt8(ascii: ">"), html[index] != UInt8(ascii: "/"), html[index] != 0x20 {
      let byte = html[index]
      guard byte < 0x80, name >> 56 == 0 else { return nil }
      name = name << 8 | UInt64(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      index += 1
    }
    let isBreak = name == Self.name("br")
    if isBreak, !isEnd {
      if index < html.count, html[index] == 0x20 { index += 1 }
      if index < html.count, html[index] == UInt8(ascii: "/") { index += 1 }
    }
    guard index < html.count, html[index] == UInt8(ascii: ">"), !(isBreak && isEnd) else { return nil }
    holdsElements = true
    let isLine = isBreak || Self.isLine(name)
    guard isLine || Self.isInline(name) else { return nil }
    if isLine { breaks = true }
    guard !isBreak else { return index + 1 }
    if isEnd {
      guard depth > 0, open[depth - 1] == name else { return nil }
      depth -= 1
    } else {
      guard depth < Self.deepest, Self.mayOpen(name, isLine: isLine, inside: depth == 0 ? 0 : open[depth - 1]) else {
        return nil
      }
      open[depth] = name
      depth += 1
    }
    return index + 1
  }

  private static func isLine(_ name: UInt64) -> Bool {
    switch name {
    case Self.name("p"), Self.name("div"), Self.name("ul"), Self.name("ol"), Self.name("li"), Self.name("h1"),
      Self.name("h2"), Self.name("h3"), Self.name("h4"), Self.name("h5"), Self.name("h6"):
      true
    default: false
    }
  }

  /// Whether an element stands inside another as HTML has it, so that no parser closes the other one for it.
  private static func mayOpen(_ name: UInt64, isLine: Bool, inside outer: UInt64) -> Bool {
    let isList = outer == Self.name("ul") || outer == Self.name("ol")
    guard isLine else { return !isList }
    if name == Self.name("li") || isList { return name == Self.name("li") && isList }
    return outer == 0 || outer == Self.name("div") || outer == Self.name("li")
  }

  private static func isInline(_ name: UInt64) -> Bool {
    switch name {
    case Self.name("b"), Self.name("i"), Self.name("u"), Self.name("em"), Self.name("strong"), Self.name("span"): true
    default: false
    }
  }

  /// A name of up to eight letters as a number. The pointer is that of the program's own text.
  @inline(__always) private static func name(_ text: StaticString) -> UInt64 {
    var name: UInt64 = 0
    for index in 0..<text.utf8CodeUnitCount { name = unsafe name << 8 | UInt64(text.utf8Start[index]) }
    return name
  }

  /// The character that an entity whose name begins at `start` stands for, and the place behind it.
  private static func entity(_ html: Span<UInt8>, from start: Int) -> (UInt8, Int)? {
    var name: UInt64 = 0
    var index = start
    while index < html.count, index < start + 5, html[index] != UInt8(ascii: ";") {
      name = name << 8 | UInt64(html[index])
      index += 1
    }
    guard index < html.count, html[index] == UInt8(ascii: ";") else { return nil }
    switch name {
    case Self.name("amp"): return (UInt8(ascii: "&"), index + 1)
    case Self.name("lt"): return (UInt8(ascii: "<"), index + 1)
    case Self.name("gt"): return (UInt8(ascii: ">"), index + 1)
    case Self.name("quot"): return (UInt8(ascii: "\""), index + 1)
    default: return nil
    }
  }
}
