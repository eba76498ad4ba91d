/// Where a parser stands in its document, in lines and characters.
///
/// Lines are counted as their ends go by, characters only when somebody asks, and then from where they were counted last,
/// so that a document in one line costs no more than others.
struct XMLPlace {
  /// The line, from 1.
  private(set) var line = 1
  /// Where the line begins in the buffer, if it does.
  private var lineStart = 0
  /// Where characters were counted last, and how many of its line stood before.
  private var mark = 0
  private var characters = 0

  /// A line ends before `next`, as bytes from the beginning of the buffer.
  @inline(__always) mutating func passLineEnd(_ next: Int) {
    line &+= 1
    lineStart = next
  }

  /// Counts the line ends between two cursors.
  mutating func pass(from start: XMLCursor, to end: XMLCursor, base: XMLCursor) {
    var cursor = start
    while cursor < end {
      let low = cursor.word
      // Exact: a byte with its highest bit set is not ten.
      var marks = ~(ByteWord.others(low & ~ByteWord.high, than: 0x0A) | low) & ByteWord.high
      if end - cursor < 8 { marks &= UInt64.max >> UInt64(64 - (end - cursor) * 8) }
      if marks != 0 {
        line += marks.nonzeroBitCount
        lineStart = cursor + (8 - marks.leadingZeroBitCount >> 3) - base
      }
      cursor += 8
    }
  }

  /// The column of the byte `offset` of the buffer in the current line, from 1.
  mutating func column(of offset: Int, in base: XMLCursor) -> Int {
    if lineStart > mark || mark > offset && lineStart >= 0 { (mark, characters) = (lineStart, 0) }
    if offset >= mark {
      characters += Self.characters(from: base + mark, to: base + offset)
    } else {
      characters -= Self.characters(from: base + offset, to: base + mark)
    }
    mark = offset
    return characters + 1
  }

  /// Forgets the first bytes of the buffer.
  mutating func drop(_ count: Int, in base: XMLCursor) {
    if lineStart < count {
      _ = column(of: count, in: base)
      lineStart = -1
    } else {
      lineStart -= count
      characters = 0
      mark = count
    }
    mark -= count
  }

  private static func characters(from start: XMLCursor, to end: XMLCursor) -> Int {
    var characters = 0
    var cursor = start
    while end - cursor >= 8 {
      let word = cursor.word
      characters += 8 - (word & ~(word << 1) & ByteWord.high).nonzeroBitCount
      cursor += 8
    }
    while cursor < end {
      if cursor.byte & 0xC0 != 0x80 { characters += 1 }
      cursor += 1
    }
    return characters
  }
}
