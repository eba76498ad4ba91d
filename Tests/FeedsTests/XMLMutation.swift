/// Numbers that look random and come again with the same seed (SplitMix64; Steele, Lea and Flood, 2014).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// Damages documents in ways that parsers may see differently.
enum XMLMutation {
  /// Pieces of markup to put where they do not belong.
  static let pieces: [String] = [
    "<", ">", "&", "'", "\"", "/", "=", " ", "\n", "\r", "\r\n", "\t", "]", "]]", "]]>", "--", "-->", "<!--",
    "<!-- c -->",
    "<!-- - -->", "<!---->", "<!--->", "<?", "?>", "<?p d?>", "<?p?>", "<?xml?>", "<?XML a?>", "<?a:b c?>",
    "<?xml version=\"1.0\"?>", "<![CDATA[", "<![CDATA[ x ]]>", "<![CDATA[]]]]>", "<!DOCTYPE a>",
    "<!DOCTYPE a SYSTEM \"b\">",
    "<!DOCTYPE a [<!ELEMENT a ANY>]>", "<!DOCTYPE a [<!ENTITY e 'v'>]>", "<!ELEMENT a ANY>", "<a>", "</a>", "<a/>",
    "<a b='c'>", "<a:b/>", "<a:b:c/>", "<:a/>", "<a:/>", "<1/>", "<xml:a/>", "<xmlns:a/>", "< a/>", "<a / >", "</a >",
    "</ a>", "<a b=c/>", "<a b/>", "<a b='<'/>", "<a b='&lt;&#10;&#x20;\t\n'/>", "<a b='1' b='2'/>", "<a b='1'c='2'/>",
    " xmlns='u'", " xmlns=''", " xmlns:p='u'", " xmlns:q='u'", " xmlns:p=''", " xmlns:xml='u'",
    " xmlns:xml='http://www.w3.org/XML/1998/namespace'", " xmlns:x='http://www.w3.org/XML/1998/namespace'",
    " xmlns:xmlns='u'", " xmlns='http://www.w3.org/2000/xmlns/'", " xmlns='a b'", " xmlns:p='%'", " p:b='1' q:b='2'",
    " p:b='1'", " b='1'", " xml:lang='x'", "&amp;", "&lt;", "&#65;", "&#x41;", "&#0;", "&#xFFFF;", "&#x110000;",
    "&#99999999999999999999;", "&#xD800;", "&#;", "&#x;", "&nbsp;", "&eacute;", "&nosuch;", "&a", "& ", "&amp",
    "\u{FEFF}", "\u{FFFD}", "é", "日", "😀", "·a", "\u{300}", "\u{2028}", "\u{85}", "ж",
  ]

  /// Bytes that are no characters.
  static let bytes: [[UInt8]] = [
    [0x00], [0x01], [0x0B], [0x1F], [0x7F], [0x80], [0xBF], [0xC0, 0xBC], [0xC1], [0xC1, 0xA3], [0xC0, 0x80], [0xC3],
    [0xE0, 0x80, 0xBC], [0xE2, 0x82],
    [0xED, 0xA0, 0x80], [0xEF, 0xBF, 0xBE], [0xEF, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0xBC], [0xF0, 0x9F, 0x98],
    [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
  ]

  /// A damaged copy of a document.
  static func damaged(_ document: [UInt8], by random: inout SeededGenerator) -> [UInt8] {
    var copy = document
    for _ in 0..<Int.random(in: 1...3, using: &random) { damage(&copy, by: &random) }
    return copy
  }

  private static func damage(_ document: inout [UInt8], by random: inout SeededGenerator) {
    let place = Int.random(in: 0...document.count, using: &random)
    let end = min(document.count, place + Int.random(in: 1...12, using: &random))
    switch Int.random(in: 0..<12, using: &random) {
    case 0 where place < document.count: document[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1 where place < document.count: document[place] = UInt8.random(in: 0...255, using: &random)
    case 2: document.removeSubrange(place..<end)
    case 3: document.insert(contentsOf: document[place..<end], at: place)
    case 4: document.removeSubrange(place...)
    case 5:
      let other = Int.random(in: 0...document.count, using: &random)
      document.insert(contentsOf: document[place..<end], at: other)
    case 6: document.insert(contentsOf: bytes[Int.random(in: 0..<bytes.count, using: &random)], at: place)
    case 7:
      // Behind a byte that means something.
      let marks = document.indices.filter { "<>&'\"=/ ".utf8.contains(document[$0]) }
      guard !marks.isEmpty else { return }
      let mark = marks[Int.random(in: 0..<marks.count, using: &random)]
      document.insert(contentsOf: pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8, at: mark + 1)
    default:
      document.insert(contentsOf: pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8, at: place)
    }
  }
}
