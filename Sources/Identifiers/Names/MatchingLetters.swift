/// Text in the letters that records are compared by: small, simplified, of one width, without accents, as 16-bit units.
///
/// Built for millions of records: no `String`, and one pass over the bytes.
public enum MatchingLetters {
  /// What a text is, which decides what its punctuation means.
  public enum Text: Sendable {
    /// A person's name: dots end initials; a comma stays, for a surname may stand before it.
    case person
    /// A company's name: dots within abbreviations go, so that `S.A.` and `SA` are one word.
    case company
    /// An address: a comma, a semicolon or a line break parts it.
    case address
  }

  /// The unit that parts words.
  public static let space: UInt16 = 0x20
  /// The unit that parts what is written in parts.
  public static let comma: UInt16 = 0x2C

  /// Appends the letters of a text: words parted by one ``space`` or ``comma`` each, none at either end.
  ///
  /// - Parameters:
  ///   - raw: UTF-8; ill-formed bytes part words. No more than 512 bytes are read.
  ///   - kind: What the text is.
  ///   - letters: Where to append. A scalar beyond the basic plane becomes a unit of the private use area: equal ones
  ///     stay equal.
  /// - Complexity: O(bytes).
  public static func append(_ raw: Span<UInt8>, of kind: Text, to letters: inout [UInt16]) {
    var words = Words(first: letters.count)
    var scalars = Scalars()
    let text = raw.count > 512 ? raw.extracting(0..<512) : raw
    while let scalar = scalars.next(in: text) {
      var plain = scalar
      if scalar >= 0x80 {
        guard case .scalar(let folded) = CharacterFolding.fold(scalar) else { continue }
        plain = folded
      }
      switch plain {
      case 0x30...0x39, 0x61...0x7A: words.push(UInt16(plain), to: &letters)
      case 0x41...0x5A: words.push(UInt16(plain + 0x20), to: &letters)
      case 0x27, 0x60: break
      case 0x2E: if kind != .company { words.part(space) }
      case 0x2C, 0x3B, 0x0A, 0x0D, 0xFF0C: words.part(comma)
      case 0..<0x80: words.part(space)
      default: pushBeyondASCII(plain, &words, to: &letters)
      }
    }
  }

  /// Parts the words that are appended; a struct rather than closures, whose captured variables are checked for exclusive
  /// access at run time.
  private struct Words {
    /// Where the text begins among the letters.
    let first: Int
    /// What parts the next letter from the last; 0 for nothing.
    private var pending: UInt16 = 0

    init(first: Int) { self.first = first }

    @inline(__always) mutating func part(_ mark: UInt16) { if pending != comma { pending = mark } }

    @inline(__always) mutating func push(_ unit: UInt16, to letters: inout [UInt16]) {
      if pending != 0 {
        if letters.count > first { letters.append(pending) }
        pending = 0
      }
      letters.append(unit)
    }
  }

  private static func pushBeyondASCII(_ scalar: UInt32, _ words: inout Words, to letters: inout [UInt16]) {
    if Han.isIdeograph(scalar) {
      words.push(unit(Han.simplified(scalar)), to: &letters)
      return
    }
    if NameText.isLayout(scalar) {
      // Quotes go, as the plain apostrophe does.
      if !(0x2018...0x201D).contains(scalar) { words.part(space) }
      return
    }
    guard let unicode = Unicode.Scalar(scalar) else { return }
    switch unicode.properties.generalCategory {
    case .nonspacingMark: return
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .spacingMark:
      break
    default:
      words.part(space)
      return
    }
    if let spelt = spellings[scalar] {
      for letter in spelt { words.push(letter, to: &letters) }
      return
    }
    var small: [UInt32] = []
    Casing.appendLowercase(NameText.withoutAccent(scalar), to: &small)
    for letter in small {
      guard let spelt = spellings[letter] else {
        // A mark that lowering a capital leaves behind: İ.
        if !(0x300...0x36F).contains(letter) { words.push(unit(NameText.withoutAccent(letter)), to: &letters) }
        continue
      }
      for letter in spelt { words.push(letter, to: &letters) }
    }
  }

  private static func unit(_ scalar: UInt32) -> UInt16 {
    scalar < 0x10000 ? UInt16(scalar) : UInt16(0xE000 + scalar % 0x1900)
  }

  /// Letters that Latin script writes with others, and Cyrillic and Greek ones as passports spell them (ICAO Doc 9303,
  /// part 3, section 6), so that one name in two scripts compares.
  private static let spellings: [UInt32: [UInt16]] = {
    let table = """
      ß ss æ ae œ oe ø o ð d đ d þ th ł l ə a
      а a б b в v г g д d е e ё e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch \
      ъ ie ы y ь . э e ю iu я ia і i ї i є ie ґ g ў u ђ d ј j љ lj њ nj ћ c џ dz ѓ g ќ k ѕ z
      α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o \
      ά a έ e ή i ί i ό o ύ y ώ o ϊ i ϋ y ΐ i ΰ y
      """
    let words = table.split(whereSeparator: \.isWhitespace)
    var spellings: [UInt32: [UInt16]] = [:]
    for place in stride(from: 0, to: words.count - 1, by: 2) {
      guard let letter = words[place].unicodeScalars.first else { continue }
      spellings[letter.value] = words[place + 1] == "." ? [] : Array(words[place + 1].utf16)
    }
    return spellings
  }()
}
