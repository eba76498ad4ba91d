/// Undoes how a character is drawn: width, style, invisible company. What NFKC does, for the characters that
/// identifiers are made of, plus what it leaves: dashes and spaces of every kind, and default-ignorable characters
/// (Unicode Standard Annex 15; Unicode Technical Standard 39, section 3.1).
enum CharacterFolding {
  /// What becomes of a character.
  enum Outcome: Equatable {
    /// It stays, perhaps as another one.
    case scalar(UInt32)
    /// It is invisible and goes.
    case dropped
  }

  /// Folds a scalar beyond ASCII.
  static func fold(_ scalar: UInt32) -> Outcome {
    switch scalar {
    case 0x4E00...0x9FFF: .scalar(scalar)
    case 0xFF01...0xFF5E: .scalar(scalar - 0xFEE0)
    case 0x3000, 0x00A0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F: .scalar(0x20)
    case 0x2010...0x2015, 0x2212, 0x2500, 0x30FC, 0xFE58, 0xFE63, 0x2E3A, 0x2E3B: .scalar(0x2D)
    case 0x3002, 0xFF61, 0xFE52: .scalar(0x2E)
    case 0x3001, 0xFF64, 0xFE50: .scalar(0x2C)
    case 0x2460...0x2468: .scalar(scalar - 0x2460 + 0x31)
    case 0x00B9: .scalar(0x31)
    case 0x00B2, 0x00B3: .scalar(scalar - 0x00B2 + 0x32)
    case 0x2070, 0x2074...0x2079: .scalar(scalar - 0x2070 + 0x30)
    case 0x2080...0x2089: .scalar(scalar - 0x2080 + 0x30)
    case 0x0660...0x0669: .scalar(scalar - 0x0660 + 0x30)
    case 0x06F0...0x06F9: .scalar(scalar - 0x06F0 + 0x30)
    case 0x0966...0x096F: .scalar(scalar - 0x0966 + 0x30)
    case 0x1D7CE...0x1D7FF: .scalar((scalar - 0x1D7CE) % 10 + 0x30)
    case 0x1D400...0x1D6A3: .scalar(styledLetter(scalar))
    case 0x24B6...0x24CF: .scalar(scalar - 0x24B6 + 0x41)
    case 0x24D0...0x24E9: .scalar(scalar - 0x24D0 + 0x61)
    case 0x1F130...0x1F149: .scalar(scalar - 0x1F130 + 0x41)
    default: isInvisible(scalar) ? .dropped : .scalar(scalar)
    }
  }

  /// Mathematical letters stand in alphabets of 52: capitals, then small letters.
  private static func styledLetter(_ scalar: UInt32) -> UInt32 {
    let place = (scalar - 0x1D400) % 52
    return place < 26 ? 0x41 + place : 0x61 + place - 26
  }

  /// Whether a scalar takes no room: general category Cf, variation selectors, fillers (property
  /// `Default_Ignorable_Code_Point`).
  static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E,
      0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB, 0x1BCA0...0x1BCA3,
      0x1D173...0x1D17A, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }
}
