internal import CPhoneNumber

/// What the numbering plans of the world say of digits that were dialled: libphonenumber's reading of them.
///
/// The library of Debian 12 carries the plans of 2022. Ranges given out since then are unassigned to it, which is why
/// that is kept apart from what no plan allows; ``MainlandMobile`` adds the ranges of the home market.
enum NumberingPlan {
  /// Reads digits.
  ///
  /// - Parameters:
  ///   - digits: ASCII digits; with the calling code first, or as dialled in a region.
  ///   - isInternational: Whether the calling code comes first.
  ///   - home: The region, otherwise.
  /// - Complexity: Tens of microseconds: ask what can be known without it first.
  static func read(_ digits: Written, isInternational: Bool, home: HomeRegion) -> PlannedNumber {
    var text = InlineArray<32, CChar>(repeating: 0)
    var length = 0
    if isInternational {
      text[0] = 0x2B
      length = 1
    }
    guard length + digits.count <= CPHONE_MOST_CHARACTERS else { return .impossible(.length) }
    for index in 0..<digits.count {
      text[length] = CChar(truncatingIfNeeded: digits[index])
      length += 1
    }
    let reading = unsafe text.span.withUnsafeBufferPointer { bytes in
      // The library copies the characters before it reads them; the pointer does not outlive the call.
      unsafe cphone_read(bytes.baseAddress, length, CChar(home.letters.first), CChar(home.letters.second))
    }
    let number = E164Number(
      callingCode: Int(reading.calling_code), leadingZeros: Int(reading.leading_zeros), national: reading.national)
    return switch reading.standing {
    case .CPHONE_ASSIGNED: .assigned(number, isShared: isShared(reading.sort))
    case .CPHONE_UNASSIGNED: .unassigned(number)
    case .CPHONE_WRONG_LENGTH: .impossible(.length)
    case .CPHONE_NO_SUCH_CODE: .impossible(.part)
    case .CPHONE_UNREADABLE: .impossible(.character)
    }
  }

  /// Whether a whole company shares the number: a line of a building, a service.
  private static func isShared(_ sort: cphone_sort) -> Bool {
    switch sort {
    case .CPHONE_FIXED_LINE, .CPHONE_SERVICE: true
    case .CPHONE_MOBILE, .CPHONE_FIXED_LINE_OR_MOBILE, .CPHONE_OTHER: false
    }
  }
}
