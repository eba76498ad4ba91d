internal import Readings

/// How ideographs are read in Mandarin, without tones.
///
/// Sellers write `bao邮` or 包油 for 包邮; read aloud, all are one text.
struct PinyinTable: Sendable {
  /// What an ideograph is: bits 0 to 8 the number of its syllable (0: none), bits 9 to 12 the digit that it writes plus
  /// one, bits 13 to 15 the power of ten.
  private let entries: [UInt16]
  /// Syllables by their letters, in open addressing; packed letters and the number.
  private let places: [(letters: UInt32, number: UInt16)]

  /// The table that every shingler uses; decoded once.
  static let standard = PinyinTable()

  private static let first: UInt32 = 0x4E00
  private static let count: UInt32 = 0xA000 - 0x4E00
  private static let placeBits: UInt32 = 11

  init() {
    var entries = Pinyin.syllableOfCharacter
    for (ideograph, digit) in zip("零一二两三四五六七八九".unicodeScalars, [0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9] as [UInt16]) {
      entries[Int(ideograph.value - Self.first)] |= (digit + 1) << 9
    }
    for (ideograph, power) in zip("十百千万".unicodeScalars, 1...4 as ClosedRange<UInt16>) {
      entries[Int(ideograph.value - Self.first)] |= power << 13
    }
    self.entries = entries
    var places = [(letters: UInt32, number: UInt16)](repeating: (0, 0), count: 1 << Int(Self.placeBits))
    for (number, syllable) in Pinyin.syllables.enumerated() where syllable.count > 1 {
      let packed = syllable.reduce(UInt32(0)) { $0 << 5 | (UInt32($1) - 0x60) }
      var place = Self.place(of: packed)
      while places[place].number != 0 { place = (place + 1) & (places.count - 1) }
      places[place] = (packed, UInt16(number))
    }
    self.places = places
  }

  /// The entry of an ideograph; 0 when it has none.
  @inline(__always) func entry(of scalar: UInt32) -> UInt16 {
    let index = scalar &- Self.first
    return index < Self.count ? entries[Int(index)] : 0
  }

  /// The number of the syllable that two letters or more write, `a` being 1 in the lowest five bits; 0 when they write none.
  func syllable(packed: UInt32) -> UInt16 {
    var place = Self.place(of: packed)
    while places[place].number != 0 {
      if places[place].letters == packed { return places[place].number }
      place = (place + 1) & (places.count - 1)
    }
    return 0
  }

  @inline(__always) private static func place(of packed: UInt32) -> Int {
    Int((packed &* 0x9E37_79B1) >> (32 - placeBits))
  }
}
