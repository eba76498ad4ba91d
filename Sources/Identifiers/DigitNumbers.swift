/// Steps that most national numbers share: take the layout off, then weigh the digits.
extension Written {
  /// Takes layout and an optional country prefix off, and checks that digits of the right number are left.
  ///
  /// - Parameters:
  ///   - lengths: How many digits the number has.
  ///   - separators: What people put between them; anything else is a fault.
  ///   - prefix: Letters that may stand in front and say the country.
  mutating func takeDigits(
    _ lengths: ClosedRange<Int>, separators: Separators = [.space, .dash], prefix: String = ""
  ) -> IdentifierFault? {
    strip(separators)
    capitalise()
    if !prefix.isEmpty { drop(prefix: prefix) }
    guard lengths.contains(count) else { return .length }
    return isNumeric ? nil : .character
  }

  /// As above, for one length.
  mutating func takeDigits(
    _ length: Int, separators: Separators = [.space, .dash], prefix: String = ""
  ) -> IdentifierFault? {
    takeDigits(length...length, separators: separators, prefix: prefix)
  }

  /// Whether the weighted sum of the first digits is a multiple of a number.
  func balances<let size: Int>(_ weights: [size of Int], modulo: Int) -> Bool { weighted(weights) % modulo == 0 }

  /// A fault unless a check digit fits.
  static func checked(_ fits: Bool) -> IdentifierFault? { fits ? nil : .checkDigit }

  /// Whether each digit stands for a date `yymmdd` in one of two centuries.
  func isShortDate(at start: Int) -> Bool {
    let year = number(start..<(start + 2))
    let month = number((start + 2)..<(start + 4))
    let day = number((start + 4)..<(start + 6))
    return CalendarDay(year: 1900 + year, month: month, day: day) != nil
      || CalendarDay(year: 2000 + year, month: month, day: day) != nil
  }
}
