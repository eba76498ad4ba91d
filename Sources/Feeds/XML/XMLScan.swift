/// Eight bytes looked at together in one integer (Warren, Hacker's Delight, section 6-1).
enum ByteWord {
  /// A one in every byte.
  static var ones: UInt64 { 0x0101_0101_0101_0101 }
  /// The highest bit of every byte.
  static var high: UInt64 { 0x8080_8080_8080_8080 }

  /// The highest bit of every byte that is not `byte` when its own highest bit is left out.
  @inline(__always) static func others(_ low: UInt64, than byte: UInt8) -> UInt64 {
    (low ^ ones &* UInt64(byte)) &+ ones &* 0x7F
  }

  /// The highest bit of every byte that is at least `byte`, both below 0x80.
  @inline(__always) static func least(_ low: UInt64, _ byte: UInt8) -> UInt64 {
    low &+ ones &* (0x80 &- UInt64(byte))
  }

  /// The highest bit of every byte that is a control character or one of three, of ASCII all.
  @inline(__always) static func stops(_ word: UInt64, _ a: UInt8, _ b: UInt8, _ c: UInt8) -> UInt64 {
    let low = word & ~high
    return ~(others(low, than: a) & others(low, than: b) & others(low, than: c) & least(low, 0x20) | word) & high
  }

  /// Whether eight bytes are well-formed UTF-8 of characters up to U+07FF.
  ///
  /// - Parameter carry: 0x80 when the byte before began a character of two bytes, else 0; set for the next word.
  @inline(__always) static func isShortUTF8(_ word: UInt64, carry: inout UInt64) -> Bool {
    let second = word << 1
    let leads = word & second & high
    let continuations = word & ~second & high
    let longer = leads & (word << 2)
    // C0 and C1 begin nothing.
    let overlong = leads & ~((word & (ones &* 0x1E)) &+ ones &* 0x7E)
    let isFine = (continuations ^ (leads << 8 | carry)) | longer | overlong == 0
    if isFine { carry = leads >> 56 }
    return isFine
  }

  /// How many bytes stand before the first one marked in its highest bit; 8 when none is.
  @inline(__always) static func first(_ marks: UInt64) -> Int { marks.trailingZeroBitCount >> 3 }
}

extension XMLCursor {
  /// The end of the stretch of allowed characters (XML 1.0, production 2) in well-formed UTF-8 without control characters
  /// and the three given bytes.
  ///
  /// What stops it may be one of those, the end of the buffer, or a byte that no allowed character begins with or that
  /// begins one whose end has not come.
  @inline(__always) func plainEnd(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> XMLCursor {
    var cursor = self
    while true {
      var word = cursor.word
      var stops = ByteWord.stops(word, a, b, c)
      while stops | word & ByteWord.high == 0 {
        cursor += 8
        while cursor.isPlain(a, b, c) { cursor += 16 }
        word = cursor.word
        stops = ByteWord.stops(word, a, b, c)
      }
      if ByteWord.first(stops) < ByteWord.first(word & ByteWord.high) { return cursor + ByteWord.first(stops) }
      var carry: UInt64 = 0
      while ByteWord.isShortUTF8(word, carry: &carry) {
        if stops != 0 { return cursor + ByteWord.first(stops) }
        cursor += 8
        word = cursor.word
        stops = ByteWord.stops(word, a, b, c)
      }
      if carry != 0 { cursor += -1 }
      let end = cursor + 8
      while cursor < end || cursor.byte >= 0xE0 {
        let byte = cursor.byte
        if byte < 0x80 {
          if byte < 0x20 || byte == a || byte == b || byte == c { return cursor }
          cursor += 1
        } else {
          let length = cursor.characterLength
          guard length > 0 else { return cursor }
          cursor += length
        }
      }
    }
  }

  /// Whether sixteen bytes from here are ASCII without control characters and three given bytes. Signed, so that what is
  /// not ASCII is below the controls.
  @inline(__always) private func isPlain(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Bool {
    let bytes = unsafe UnsafeRawPointer(address).loadUnaligned(as: SIMD16<Int8>.self)
    // Vectors of a named type on both sides: anything else compiles to a loop.
    let plain =
      (bytes .> SIMD16<Int8>(repeating: 0x1F)) .& (bytes .!= SIMD16<Int8>(repeating: Int8(bitPattern: a)))
      .& (bytes .!= SIMD16<Int8>(repeating: Int8(bitPattern: b)))
      .& (bytes .!= SIMD16<Int8>(repeating: Int8(bitPattern: c)))
    let halves = unsafe unsafeBitCast(plain, to: SIMD2<UInt64>.self)
    return halves.x & halves.y == .max
  }

  /// Bytes of the character here, which is not of ASCII; 0 when there is none that XML allows, or not all of it.
  @inline(__always) var characterLength: Int {
    let byte = byte
    if byte < 0xE0 { return byte >= 0xC2 && Self.continues(self[1]) ? 2 : 0 }
    guard Self.continues(self[1]), Self.continues(self[2]) else { return 0 }
    let second = self[1]
    if byte < 0xF0 {
      switch byte {
      case 0xE0: return second >= 0xA0 ? 3 : 0
      // Surrogates.
      case 0xED: return second < 0xA0 ? 3 : 0
      // U+FFFE and U+FFFF.
      case 0xEF: return second == 0xBF && self[2] >= 0xBE ? 0 : 3
      default: return 3
      }
    }
    guard Self.continues(self[3]) else { return 0 }
    switch byte {
    case 0xF0: return second >= 0x90 ? 4 : 0
    case 0xF1...0xF3: return 4
    case 0xF4: return second < 0x90 ? 4 : 0
    default: return 0
    }
  }

  /// Whether a character begins here that `end` cuts off.
  func isCutOff(by end: XMLCursor) -> Bool {
    let length =
      switch byte {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    let left = end - self
    guard left < length else { return false }
    return (1..<max(1, left)).allSatisfy { Self.continues(self[$0]) }
  }

  /// The character here and its length, which is 0 when there is none that XML allows, or not all of it.
  var scalar: (value: UInt32, length: Int) {
    let byte = UInt32(byte)
    guard byte >= 0x80 else { return (byte, byte == 0 ? 0 : 1) }
    let length = characterLength
    guard length > 0 else { return (0, 0) }
    var value = byte & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for index in 1..<length { value = value << 6 | UInt32(self[index] & 0x3F) }
    return (value, length)
  }

  /// The end of a stretch of white space (production 3).
  @inline(__always) var spaceEnd: XMLCursor {
    var cursor = self
    while Self.isSpace(cursor.byte) { cursor += 1 }
    return cursor
  }

  /// Whether a byte is white space (production 3).
  @inline(__always) static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  /// Whether the bytes here are those of a text of ASCII.
  func begins(_ text: StaticString) -> Bool {
    (0..<text.utf8CodeUnitCount).allSatisfy { unsafe self[$0] == text.utf8Start[$0] }
  }

  @inline(__always) private static func continues(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
