/// Text of names with its writing undone.
enum NameText {
  /// Scalars in small letters, simplified, without width, invisible characters and accents.
  static func fold(_ name: String) -> [UInt32] {
    var letters: [UInt32] = []
    for scalar in name.unicodeScalars {
      guard case .scalar(let folded) = CharacterFolding.fold(scalar.value) else { continue }
      guard let unicode = Unicode.Scalar(folded) else { continue }
      if unicode.properties.generalCategory == .nonspacingMark { continue }
      Casing.appendLowercase(Han.simplified(withoutAccent(folded)), to: &letters)
    }
    return letters
  }

  /// The letters of a text that is no name of one: spaces, dots and brackets.
  static func isLayout(_ letter: UInt32) -> Bool {
    switch letter {
    case 0x00...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7F, 0xB7, 0x2022, 0x2027, 0x30FB, 0x2018...0x201D,
      0x3008...0x3011:
      true
    default: false
    }
  }

  /// Whether any letter is a Chinese character.
  static func isChinese(_ letters: [UInt32]) -> Bool { letters.contains(where: Han.isIdeograph) }

  /// The words of a text; dots within one go, so that `S.A.` and `SA` are one word.
  static func words(_ letters: [UInt32]) -> [String] {
    letters.filter { $0 != 0x2E && $0 != 0x27 && $0 != 0x2019 }.split(whereSeparator: isLayout).map(
      AddressParser.string)
  }

  /// The plain letter of a Latin-1 or Latin Extended-A one; others unchanged.
  static func withoutAccent(_ scalar: UInt32) -> UInt32 {
    guard (0xC0...0x17F).contains(scalar), let plain = plainLetters[scalar] else { return scalar }
    return plain
  }

  private static let plainLetters: [UInt32: UInt32] = {
    let groups: [(String, String)] = [
      ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđ"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"),
      ("i", "ìíîïĩīĭįı"),
      ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"), ("r", "ŕŗř"), ("s", "śŝşš"), ("t", "ţťŧ"),
      ("u", "ùúûüũūŭůűų"),
      ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
    ]
    var table: [UInt32: UInt32] = [:]
    for (plain, accented) in groups {
      for letter in accented.unicodeScalars {
        guard let target = plain.unicodeScalars.first else { continue }
        table[letter.value] = target.value
        for capital in letter.properties.uppercaseMapping.unicodeScalars
        where capital.value != letter.value && capital.value > 0x7F {
          table[capital.value] = target.value
        }
      }
    }
    return table
  }()
}
