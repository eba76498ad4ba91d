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
    var writer = FoldWriter(behind: result.scalars)
    var position = 0
    var left = limit
    repeat {
      // A byte begins one scalar at most, and a mark that parts words writes nothing until the next one stands behind it.
      let room = min(bytes.count - position, left) + spareRoom
      result.scalars.append(contentsOf: repeatElement(0, count: room))
      fold(bytes, from: &position, left: &left, into: &result.scalars, by: &writer)
      result.scalars.removeLast(result.scalars.count - writer.count)
    } while position < bytes.count && left > 0
    result.undone.formUnion(UndoneDisguises(rawValue: writer.kinds).intersection(.ofScalars))
    if writer.standsApart { result.closeUp(from: start) }
  }

  /// Room for sequences, which are longer than what they stand for and have a mark before every scalar at worst: for one
  /// at least, so that each turn gets on.
  private var spareRoom: Int { 4 * table.longestSequence + 2 }

  /// Folds until the bytes, the limit or the room end.
  private func fold(
    _ bytes: Span<UInt8>, from place: inout Int, left: inout Int, into scalars: inout [UInt32],
    by folding: inout FoldWriter
  ) {
    var room = scalars.mutableSpan
    var writer = folding
    var position = place
    let end = left
    var done = 0
    defer {
      folding = writer
      place = position
      left = end - done
    }
    let entries = table.entries.span
    let blocks = table.blocks.span
    let kept = table.kept.span
    while position < bytes.count, done < end {
      let before = position
      let scalar = Self.scalar(at: &position, of: bytes)
      done &+= 1
      if Self.isKept(scalar, by: kept) {
        writer.write(scalar, to: &room)
        if scalar > 0x2E { writer.run(bytes, from: &position, end: end, done: &done, kept, to: &room) }
        continue
      }
      let entry = entries[Int(blocks[Int(scalar >> 8)]) << 8 | Int(scalar & 0xFF)]
      switch entry.mode {
      case 0: writer.write(scalar, to: &room)
      case FoldTable.Entry.modeOne:
        // Digits that emoji or corner brackets stand between are one number; words never meet there.
        if entry.payload == 0x20 {
          writer.part(byOrnament: entry.kindBits == FoldTable.Kind.decoration.rawValue || scalar &- 0x3008 < 10)
        } else {
          writer.write(entry.payload, to: &room)
        }
      case FoldTable.Entry.modeMany:
        let start = Int(entry.payload)
        let length = Int(table.sequences[start])
        guard writer.count + 2 * length + 2 + min(bytes.count - position, end - done) <= room.count else {
          position = before
          done &-= 1
          return
        }
        for index in (start + 1)...(start + length) { writer.write(table.sequences[index], to: &room) }
      default: break
      }
      writer.kinds |= 1 << entry.kindBits
    }
  }

  /// Whether a scalar of the basic plane stays what it is, by the bits of a table.
  @inline(__always)
  fileprivate static func isKept(_ scalar: UInt32, by kept: Span<UInt64>) -> Bool {
    scalar < 0x1_0000 && kept[Int(scalar >> 6)] &>> UInt64(scalar & 63) & 1 == 1
  }

  /// Decodes one scalar; a byte that begins none gives U+FFFD.
  @inline(__always)
  fileprivate static func scalar(at position: inout Int, of bytes: Span<UInt8>) -> UInt32 {
    let first = UInt32(bytes[position])
    position += 1
    if first < 0x80 { return first }
    if first & 0xF0 == 0xE0, position &+ 1 < bytes.count {
      let (second, third) = (UInt32(bytes[position]), UInt32(bytes[position &+ 1]))
      let value = (first & 0xF) << 12 | (second & 0x3F) << 6 | third & 0x3F
      guard (second & 0xC0) | (third & 0xC0) << 8 == 0x8080, value >= 0x800, value & 0xF800 != 0xD800 else {
        return 0xFFFD
      }
      position &+= 2
      return value
    }
    // Three bytes that end early begin no scalar.
    let length = first < 0xE0 ? 1 : 3
    guard first >= 0xC2, first < 0xF5, first & 0xF0 != 0xE0, position + length <= bytes.count else { return 0xFFFD }
    var value = first & (0x3F >> UInt32(length))
    for index in position..<(position + length) {
      let next = UInt32(bytes[index])
      guard next & 0xC0 == 0x80 else { return 0xFFFD }
      value = value << 6 | next & 0x3F
    }
    guard value >= (length == 1 ? 0x80 : 0x1_0000), value < 0x11_0000 else { return 0xFFFD }
    position += length
    return value
  }
}

/// Writes folded scalars, one space between words and a full stop only between digits.
private struct FoldWriter {
  /// How many scalars stand there.
  private(set) var count: Int
  /// One bit a ``FoldTable/Kind`` met.
  var kinds: UInt8 = 0
  /// Words so far, and those of one character; the last one is not among them.
  private var words = 0
  private var single = 0
  /// Where the last word begins.
  private var wordStart: Int
  private var last: UInt32
  private var apart: Bool
  private var dotted = false
  /// Whether nothing but ornaments stands behind the last character.
  private var ornamented = false

  init(behind scalars: [UInt32]) {
    count = scalars.count
    wordStart = count
    last = scalars.last ?? 0
    apart = !scalars.isEmpty
  }

  @inline(__always)
  mutating func write(_ scalar: UInt32, to scalars: inout MutableSpan<UInt32>) {
    if scalar > 0x2E {
      if dotted || apart { writeBetween(scalar, to: &scalars) }
      ornamented = true
      last = scalar
      scalars[count] = scalar
      count &+= 1
    } else if scalar == 0x2E, !apart, !dotted, Self.isDigit(last) {
      dotted = true
    } else {
      dotted = false
      apart = true
      ornamented = false
    }
  }

  /// Writes the scalars that follow a character of a word as long as they stay what they are: then nothing stands between.
  ///
  /// - Parameters:
  ///   - end: How many scalars are read in all, at most.
  ///   - done: How many were read.
  @inline(__always)
  mutating func run(
    _ bytes: Span<UInt8>, from place: inout Int, end: Int, done: inout Int, _ kept: Span<UInt64>,
    to scalars: inout MutableSpan<UInt32>
  ) {
    var position = place
    while position < bytes.count, done < end {
      let scalar = TextFold.scalar(at: &position, of: bytes)
      guard scalar > 0x2E, TextFold.isKept(scalar, by: kept) else { break }
      scalars[count] = scalar
      count &+= 1
      done &+= 1
      last = scalar
      place = position
    }
  }

  /// Writes what parts the next character from the last one.
  @inline(__always)
  private mutating func writeBetween(_ scalar: UInt32, to scalars: inout MutableSpan<UInt32>) {
    if dotted, Self.isDigit(scalar) {
      write(mark: 0x2E, to: &scalars)
    } else if last != 0, !(ornamented && Self.isDigit(last) && Self.isDigit(scalar)) {
      write(mark: 0x20, to: &scalars)
    }
    dotted = false
    apart = false
  }

  @inline(__always)
  private mutating func write(mark: UInt32, to scalars: inout MutableSpan<UInt32>) {
    words &+= count > wordStart ? 1 : 0
    single &+= count &- wordStart == 1 ? 1 : 0
    scalars[count] = mark
    count &+= 1
    wordStart = count
  }

  /// Whether the characters stand apart: more than two thirds of eight or more words are single ones.
  var standsApart: Bool {
    let words = words + (count > wordStart ? 1 : 0)
    let single = single + (count - wordStart == 1 ? 1 : 0)
    return words >= 8 && single * 3 > words * 2
  }

  /// Parts words at a mark.
  @inline(__always)
  mutating func part(byOrnament isOrnament: Bool) {
    dotted = false
    apart = true
    ornamented = ornamented && isOrnament
  }

  @inline(__always)
  private static func isDigit(_ scalar: UInt32) -> Bool { scalar &- 0x30 < 10 }
}
