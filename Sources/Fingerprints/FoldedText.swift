/// Text once its disguises are undone: letters and digits in one form, words parted by single spaces.
public struct FoldedText: Sendable, Equatable {
  /// Unicode scalars: letters, digits, a full stop between two digits, and one space where words part.
  public internal(set) var scalars: [UInt32] = []
  /// What had to be undone.
  public internal(set) var undone: UndoneDisguises = []

  /// No text.
  public init() {}

  /// Whether there is no letter and no digit.
  public var isEmpty: Bool { scalars.isEmpty }

  /// The text, for people and tests.
  public var string: String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars.lazy.compactMap(Unicode.Scalar.init))
    return String(text)
  }

  /// Closes up what was added from `start`, whose characters stand apart.
  mutating func closeUp(from start: Int) {
    undone.insert(.separators)
    var kept = start
    if start > 0 {
      scalars[kept] = 0x20
      kept += 1
    }
    for index in start..<scalars.count where scalars[index] > 0x2E {
      scalars[kept] = scalars[index]
      kept += 1
    }
    scalars.removeLast(scalars.count - kept)
  }

  /// Appends characters of another folded text.
  public mutating func append(_ folded: some Sequence<UInt32>) { scalars.append(contentsOf: folded) }

  /// Empties the text and keeps its buffer.
  public mutating func removeAll() {
    scalars.removeAll(keepingCapacity: true)
    undone = []
  }
}

/// The ways of writing that a fold undid.
public struct UndoneDisguises: OptionSet, Sendable, Hashable {
  /// One bit a way.
  public let rawValue: UInt8

  /// Ways of writing.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Characters that take no room: zero-width, direction marks, tags, controls; bytes that are not UTF-8.
  public static let invisible = UndoneDisguises(rawValue: 1 << 1)
  /// Letters of another alphabet that are taken for Latin ones, and ideographs for one another.
  public static let lookAlike = UndoneDisguises(rawValue: 1 << 2)
  /// Full-width, circled, superscript and other compatibility forms.
  public static let fullWidth = UndoneDisguises(rawValue: 1 << 3)
  /// Emoji, symbols and private characters.
  public static let decoration = UndoneDisguises(rawValue: 1 << 4)
  /// Traditional characters.
  public static let traditional = UndoneDisguises(rawValue: 1 << 5)

  /// Marks or spaces between all characters: `c.o.t.t.o.n`.
  public static let separators = UndoneDisguises(rawValue: 1 << 6)

  /// Letters of a syllable among ideographs, and numbers written in words: what ``TextSymbols`` finds.
  public static let pinyin = UndoneDisguises(rawValue: 1 << 7)
  /// Numbers of several numerals.
  public static let numerals = UndoneDisguises(rawValue: 1 << 0)

  /// What the fold of single scalars finds.
  static let ofScalars = UndoneDisguises(rawValue: 0b11_1110)
}
