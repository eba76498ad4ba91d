extension XMLCursor {
  /// The end of the `Name` here (XML 1.0, fifth edition, production 5); this place when there is none.
  var nameEnd: XMLCursor {
    var cursor = self
    var (value, length) = cursor.scalar
    guard length > 0, NameCharacters.begin(value) else { return self }
    repeat {
      cursor += length
      (value, length) = cursor.scalar
    } while length > 0 && NameCharacters.contain(value)
    return cursor
  }

  /// The first byte from here that ends a name which is known to be well-formed: white space, `/`, `=`, `>` or the end.
  @inline(__always) var nameStop: XMLCursor {
    var cursor = self
    while true {
      let word = cursor.word
      let low = word & ~ByteWord.high
      let stops =
        ~(ByteWord.others(low, than: 0x2F) & ByteWord.others(low, than: 0x3D) & ByteWord.others(low, than: 0x3E)
        & ByteWord.least(low, 0x21) | word) & ByteWord.high
      if stops != 0 { return cursor + ByteWord.first(stops) }
      cursor += 8
    }
  }
}

/// Which characters names are made of.
enum NameCharacters {
  /// Whether a name may begin with a character (production 4).
  static func begin(_ value: UInt32) -> Bool {
    switch value {
    case 0x3A, 0x41...0x5A, 0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF,
      0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD,
      0x10000...0xEFFFF:
      true
    default: false
    }
  }

  /// Whether a name may go on with a character (production 4a).
  static func contain(_ value: UInt32) -> Bool {
    switch value {
    case 0x2D, 0x2E, 0x30...0x39, 0xB7, 0x300...0x36F, 0x203F...0x2040: true
    default: begin(value)
    }
  }
}
