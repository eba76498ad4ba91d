/// Text that stands in JSON as it is.
///
/// Walks raw memory, eight bytes at a time where they are all of one kind, because a check a byte multiplies the time;
/// every access stays below the buffer's count.
enum PlainText {
  /// The end of the stretch from `start` that needs no escape: well-formed UTF-8 without quotation marks, backslashes,
  /// controls and hidden characters.
  ///
  /// Lead bytes of which some scalars are hidden (see ``HiddenCharacter``) are looked at closely; those of Greek,
  /// Cyrillic and Hebrew letters and of ideographs are not.
  static func end(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = text.baseAddress else { return start }
    var position = start
    while true {
      unsafe skipWords(base, count: text.count, from: &position)
      if unsafe endsPlain(base, count: text.count, from: position) { return text.count }
      // What is not plain for a word may be plain for a scalar; words are tried again after as many bytes.
      let next = min(text.count, position &+ 8)
      guard position < next else { return position }
      while position < next {
        let length = unsafe plainLength(base, at: position, count: text.count)
        guard length > 0 else { return position }
        position &+= length
      }
    }
  }

  /// Moves on by eight bytes for as long as they are ASCII that needs no escape, or letters from U+0400 to U+047F (a lead
  /// byte of D0 or D1 and a continuation), in any mixture.
  ///
  /// A word holds a byte below `n` when subtracting `n` from every byte borrows, and one equal to `n` when that byte is 0
  /// after `n` was taken out of every byte (Warren, Hacker's Delight, section 6-1). Continuations must stand exactly where
  /// lead bytes stood one place before, also across words.
  @inline(__always) private static func skipWords(_ base: UnsafePointer<UInt8>, count: Int, from position: inout Int) {
    while count &- position >= 16, unsafe isPlain(base + position) { position &+= 16 }
    var isInsideLetter: UInt64 = 0
    while count &- position >= 8 {
      let word = UInt64(littleEndian: unsafe UnsafeRawPointer(base + position).loadUnaligned(as: UInt64.self))
      let others = word & highs
      guard special(word) & highs == 0 else { break }
      if others | isInsideLetter != 0 {
        let leads = others & (word << 1)
        let strange = (word ^ ones &* 0xD0) & (ones &* 0xFE)
        let strangers = (((strange & ~highs) &+ ~highs) | strange) & highs
        guard leads & strangers == 0, others & ~leads == leads << 8 | isInsideLetter else { break }
        isInsideLetter = leads >> 56
      }
      position &+= 8
    }
    if isInsideLetter != 0 { position &-= 1 }
  }

  /// Whether sixteen bytes are ASCII that needs no escape; signed, so that what is not ASCII is below the controls.
  @inline(__always) private static func isPlain(_ address: UnsafePointer<UInt8>) -> Bool {
    let bytes = unsafe UnsafeRawPointer(address).loadUnaligned(as: SIMD16<Int8>.self)
    // Vectors of a named type on both sides: anything else compiles to a loop.
    let plain =
      (bytes .> SIMD16<Int8>(repeating: 0x1F)) .& (bytes .!= SIMD16<Int8>(repeating: 0x22))
      .& (bytes .!= SIMD16<Int8>(repeating: 0x5C))
      .& (bytes .!= SIMD16<Int8>(repeating: 0x7F))
    let halves = unsafe unsafeBitCast(plain, to: SIMD2<UInt64>.self)
    return halves.x & halves.y == .max
  }

  /// Whether what is left is shorter than a word and plain ASCII: one look at the last word, whose first bytes were looked
  /// at before.
  @inline(__always) private static func endsPlain(
    _ base: UnsafePointer<UInt8>, count: Int, from position: Int
  ) -> Bool {
    guard count >= 8, count &- position < 8 else { return false }
    let word = unsafe UnsafeRawPointer(base + (count &- 8)).loadUnaligned(as: UInt64.self)
    return (word | special(word)) & highs == 0
  }

  /// A word whose high bits include one when it holds a control, a quotation mark, a backslash or U+007F.
  @inline(__always) private static func special(_ word: UInt64) -> UInt64 {
    (word &- ones &* 0x20) & ~word | zeros(word ^ ones &* 0x22) | zeros(word ^ ones &* 0x5C)
      | zeros(word ^ ones &* 0x7F)
  }

  /// A word whose high bits include those of the bytes that are 0, exactly when one is.
  @inline(__always) private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }

  /// The bytes of the scalar at a position; 0 when it must be escaped.
  @inline(__always) private static func plainLength(
    _ base: UnsafePointer<UInt8>, at position: Int, count: Int
  ) -> Int {
    let unit = unsafe base[position]
    let left = count &- position
    switch unit {
    case 0x20..<0x7F: return unit == 0x22 || unit == 0x5C ? 0 : 1
    case 0xCE...0xD7, 0xC3...0xCC, 0xD9...0xDF:
      guard left >= 2, unsafe base[position &+ 1] & 0xC0 == 0x80 else { return 0 }
      return 2
    case 0xE4...0xEC:
      guard left >= 3, unsafe base[position &+ 1] & 0xC0 == 0x80, unsafe base[position &+ 2] & 0xC0 == 0x80 else {
        return 0
      }
      return 3
    default:
      let next = unsafe UTF8Scalar(in: UnsafeBufferPointer(start: base, count: count), at: position)
      guard let value = next.value, !HiddenCharacter.contains(value) else { return 0 }
      return next.length
    }
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080
}
