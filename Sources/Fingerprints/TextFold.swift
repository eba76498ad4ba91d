/// Undoes what sellers do to make one text look like another: Unicode compatibility forms, case, accents, invisible
/// characters, look-alike letters, emoji and decoration, punctuation, traditional characters.
///
/// Every scalar is folded on its own by a table made from the Unicode Character Database (NFKD, case folding; UAX #15,
/// UAX #44), the look-alikes of UTS #39 and OpenCC; the fold of a folded text is that text. Accents are dropped, so
/// `é` is `e`; vowel signs of Indic scripts and Thai stay. A full stop between two digits stays, since 3.5 is not 35;
/// every other mark of punctuation parts words, unless it stands between all characters.
public struct TextFold: Sendable {
  private let table: FoldTable

  /// A fold.
  ///
  /// - Parameter simplifying: Whether traditional Chinese characters become simplified ones.
  public init(simplifying: Bool = true) {
    table = simplifying ? .standard : .traditional
  }

  /// The fold of a string. For tests and single texts; detectors pass bytes.
  public func fold(_ text: String) -> FoldedText {
    var result = FoldedText()
    let bytes = Array(text.utf8)
    fold(bytes.span, appendingTo: &result)
    return result
  }

  /// Appends the fold of UTF-8 to `result`, as words of their own.
  ///
  /// Bytes that are not UTF-8 are skipped and count as invisible.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - limit: Scalars read at most; what follows is left out.
  ///   - result: The folded text.
  /// - Complexity: O(`bytes.count`).
  public func fold(_ bytes: Span<UInt8>, limit: Int = .max, appendingTo result: inout FoldedText) {
    let start = result.scalars.count
    var writer = FoldWriter(text: result)
    result.scalars = []
    var position = 0
    var left = limit
    while position < bytes.count, left > 0 {
      left -= 1
      let scalar = Self.scalar(at: &position, of: bytes)
      let entry = table.entry(of: scalar)
      writer.kinds |= 1 << entry.kindBits
      switch entry.mode {
      case 0: writer.write(scalar)
      case FoldTable.Entry.modeOne:
        // Digits that emoji or corner brackets stand between are one number; words never meet there.
        if entry.payload == 0x20 {
          writer.part(byOrnament: entry.kindBits == FoldTable.Kind.decoration.rawValue || scalar &- 0x3008 < 10)
        } else {
          writer.write(entry.payload)
        }
      case FoldTable.Entry.modeMany:
        let start = Int(entry.payload)
        for index in (start + 1)...(start + Int(table.sequences[start])) { writer.write(table.sequences[index]) }
      default: break
      }
    }
    result = writer.finish()
    result.closeUp(from: start)
  }

  /// Decodes one scalar; a byte that begins none gives U+FFFD.
  @inline(__always)
  private static func scalar(at position: inout Int, of bytes: Span<UInt8>) -> UInt32 {
    let first = UInt32(bytes[position])
    position += 1
    if first < 0x80 { return first }
    let length = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
    guard first >= 0xC2, first < 0xF5, position + length <= bytes.count else { return 0xFFFD }
    var value = first & (0x3F >> UInt32(length))
    for index in position..<(position + length) {
      let next = UInt32(bytes[index])
      guard next & 0xC0 == 0x80 else { return 0xFFFD }
      value = value << 6 | next & 0x3F
    }
    let least: UInt32 = length == 1 ? 0x80 : length == 2 ? 0x800 : 0x1_0000
    guard value >= least, value < 0x11_0000, value & 0x1F_F800 != 0xD800 else { return 0xFFFD }
    position += length
    return value
  }
}

/// Writes folded scalars, one space between words and a full stop only between digits.
private struct FoldWriter {
  private var scalars: [UInt32]
  private var undone: UndoneDisguises
  private var apart: Bool
  private var dotted = false
  /// Whether nothing but ornaments stands behind the last character.
  private var ornamented = false
  /// One bit a ``FoldTable/Kind`` met.
  var kinds: UInt8 = 0

  init(text: FoldedText) {
    scalars = text.scalars
    undone = text.undone
    apart = !text.scalars.isEmpty
  }

  @inline(__always)
  mutating func write(_ scalar: UInt32) {
    if scalar > 0x2E {
      if dotted {
        dotted = false
        if Self.isDigit(scalar) { scalars.append(0x2E) } else { apart = true }
      }
      if apart {
        apart = false
        if let last = scalars.last, !(ornamented && Self.isDigit(last) && Self.isDigit(scalar)) { scalars.append(0x20) }
      }
      ornamented = true
      scalars.append(scalar)
    } else if scalar == 0x2E, !apart, !dotted, let last = scalars.last, Self.isDigit(last) {
      dotted = true
    } else {
      dotted = false
      apart = true
      ornamented = false
    }
  }

  /// Parts words at a mark.
  @inline(__always)
  mutating func part(byOrnament isOrnament: Bool) {
    dotted = false
    apart = true
    ornamented = ornamented && isOrnament
  }

  func finish() -> FoldedText {
    var text = FoldedText()
    text.scalars = scalars
    text.undone = undone.union(UndoneDisguises(rawValue: kinds).intersection(.ofScalars))
    return text
  }

  @inline(__always)
  private static func isDigit(_ scalar: UInt32) -> Bool { scalar &- 0x30 < 10 }
}
