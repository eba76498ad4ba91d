/// Characters that show nothing of their own and change how other text looks: controls, direction marks, zero-width
/// characters, tags.
///
/// The set is that of the controls (Cc), the characters of the bidirectional algorithm (UAX #9, section 2), and the
/// invisible format characters that feeds use to split words. Variation selectors are left out: they belong to emoji.
enum HiddenCharacter {
  /// Whether a scalar is hidden. Line feed and tab count as hidden; who wants to keep them asks first.
  static func contains(_ scalar: UInt32) -> Bool {
    if scalar < 0x7F { return scalar < 0x20 }
    if scalar < 0x0300 { return scalar <= 0x9F || scalar == 0xAD }
    switch scalar {
    case 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB, 0x1BCA0...0x1BCA3, 0x1D173...0x1D17A,
      0xE0000...0xE007F:
      return true
    default:
      return false
    }
  }

  /// The form that people see: `‹U+202E›`.
  static func mark(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return "\u{2039}U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "\u{203A}"
  }
}
