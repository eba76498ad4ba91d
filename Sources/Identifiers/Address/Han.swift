/// Chinese characters: which they are, their simplified forms, and the numerals among them.
enum Han {
  /// Whether a scalar is a Chinese character (property `Ideographic`, without the phonetic signs).
  static func isIdeograph(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: true
    default: false
    }
  }

  /// The digit that a numeral stands for, 10 and 100 for the units; `nil` for anything else. Bankers' forms count.
  static func numeral(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x3007, 0x96F6, 0x25CB: 0
    case 0x4E00, 0x58F9: 1
    case 0x4E8C, 0x8D30, 0x4E24: 2
    case 0x4E09, 0x53C1: 3
    case 0x56DB, 0x8086: 4
    case 0x4E94, 0x4F0D: 5
    case 0x516D, 0x9646: 6
    case 0x4E03, 0x67D2: 7
    case 0x516B, 0x634C: 8
    case 0x4E5D, 0x7396: 9
    case 0x5341, 0x62FE: 10
    case 0x767E, 0x4F70: 100
    default: nil
    }
  }

  /// The number that numerals write, by digits (`五〇一`) or by units (`二十一`).
  ///
  /// - Precondition: Every character is a numeral. At most 18 of them count.
  static func value(_ numerals: ArraySlice<UInt32>) -> Int {
    let values = numerals.prefix(18).compactMap(numeral)
    guard values.contains(where: { $0 >= 10 }) else { return values.reduce(0) { ($0 &* 10) &+ $1 } }
    var total = 0
    var digit: Int?
    for value in values {
      if value >= 10 {
        total += (digit ?? 1) * value
        digit = nil
      } else {
        digit = value
      }
    }
    return total + (digit ?? 0)
  }
}
