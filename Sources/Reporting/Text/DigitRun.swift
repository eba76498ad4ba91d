/// Digits that a person would read as one number or as several in a row: groups with separators between them.
///
/// The text is read as people see it: hidden characters count as nothing, digits of any script or width as digits. That
/// a number is broken up does not hide it, and that another number stands beside it does not either.
struct DigitRun {
  /// The values of the digits, 0 to 9.
  private(set) var digits: [UInt8] = []
  /// For each digit, where it stands among the scalars of the text.
  private(set) var places: [Int] = []
  /// Where each group of digits begins among ``digits``: after a separator or a hidden character.
  private(set) var starts: [Int] = []
  /// For each group, whether a single full stop stands before it.
  private(set) var followsDot: [Bool] = []
  /// Whether a plus sign stands before the first digit, as before an international telephone number.
  let hasPlus: Bool

  /// How many groups there are.
  var groupCount: Int { starts.count }

  /// The digits of groups, as a range of ``digits``.
  func digits(of groups: Range<Int>) -> Range<Int> {
    starts[groups.lowerBound]..<(groups.upperBound < starts.count ? starts[groups.upperBound] : digits.count)
  }

  /// How many digits a group has.
  func length(of group: Int) -> Int { digits(of: group..<group + 1).count }

  /// The number that a range of up to eight digits writes.
  func value(of range: Range<Int>) -> Int { digits[range].prefix(8).reduce(0) { $0 * 10 + Int($1) } }

  /// The runs of a text, in its order.
  ///
  /// - Complexity: O(scalars).
  static func all(in scalars: [Unicode.Scalar]) -> [DigitRun] {
    var runs: [DigitRun] = []
    var run: DigitRun?
    var separators = 0
    var isDot = false
    var plus = false
    var wasWord = false
    func finish() {
      if let run { runs.append(run) }
      run = nil
      separators = 0
    }
    for (place, scalar) in scalars.enumerated() {
      if let digit = DigitScalar.value(of: scalar) {
        var open = run ?? DigitRun(hasPlus: plus)
        open.append(digit, at: place, afterSeparator: separators > 0, afterDot: separators == 1 && isDot)
        run = open
        (separators, plus, wasWord) = (0, false, true)
      } else if DigitScalar.isSeparator(scalar) {
        separators += 1
        isDot = scalar == "." || scalar == "\u{FF0E}"
        // More than this, and who reads sees two numbers.
        if separators > 3 { finish() }
        (plus, wasWord) = (false, false)
      } else if !DigitScalar.isUnseen(scalar) {
        finish()
        plus = !wasWord && (scalar == "+" || scalar == "\u{FF0B}" || scalar == "\u{FE62}")
        wasWord = scalar.properties.isAlphabetic
      }
    }
    finish()
    return runs
  }

  private init(hasPlus: Bool) { self.hasPlus = hasPlus }

  private mutating func append(_ digit: UInt8, at place: Int, afterSeparator: Bool, afterDot: Bool) {
    if afterSeparator || places.last != place - 1 {
      starts.append(digits.count)
      followsDot.append(afterDot && !digits.isEmpty)
    }
    digits.append(digit)
    places.append(place)
  }
}

/// What a scalar is to a written number.
enum DigitScalar {
  /// The value of a digit of any script, in any width, in a circle or raised.
  static func value(of scalar: Unicode.Scalar) -> UInt8? {
    if scalar.isASCII { return scalar.value >= 0x30 && scalar.value <= 0x39 ? UInt8(scalar.value - 0x30) : nil }
    guard !isIdeograph(scalar), let type = scalar.properties.numericType, type != .numeric,
      let value = scalar.properties.numericValue,
      value >= 0, value <= 9
    else { return nil }
    return UInt8(value)
  }

  /// Whether it may stand inside a number: spaces, dashes, dots, slashes, brackets.
  static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\t", ".", "/", "\\", "_", "|", "(", ")": true
    // Dots: full-width, ideographic, leaders, middle dots and bullets.
    case "\u{FF0E}", "\u{3002}", "\u{FF61}", "\u{2024}", "\u{B7}", "\u{387}", "\u{2022}", "\u{2027}", "\u{2219}",
      "\u{22C5}", "\u{30FB}", "\u{FF65}", "\u{FE52}":
      true
    // Slashes, low line, bars, brackets; the minus sign and the long vowel mark pass for dashes.
    case "\u{FF0F}", "\u{2044}", "\u{2215}", "\u{FF3C}", "\u{FF3F}", "\u{FF5C}", "\u{FF08}", "\u{FF09}", "\u{2212}",
      "\u{30FC}", "\u{FF70}":
      true
    default:
      !isIdeograph(scalar) && isDashOrSpace(scalar)
    }
  }

  private static func isDashOrSpace(_ scalar: Unicode.Scalar) -> Bool {
    let category = scalar.properties.generalCategory
    return category == .dashPunctuation || category == .spaceSeparator
  }

  /// Whether it is one of the common ideographs, which are neither; most of a feed's text is.
  private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool { (0x3400...0x9FFF).contains(scalar.value) }

  /// Whether nothing is seen of it between digits. A line break is seen; the marks that make a keycap of a digit count
  /// as part of it.
  static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\n" || scalar == "\r" { return false }
    return HiddenCharacter.contains(scalar.value) || (0xFE00...0xFE0F).contains(scalar.value) || scalar.value == 0x20E3
  }
}
