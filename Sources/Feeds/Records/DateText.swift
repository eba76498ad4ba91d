import Marketplace

/// A date or a time as text, ISO 8601: `2026-11-01`, `2026-11-01T08:00:00Z`, `2026-11-01 08:00`.
///
/// How feeds write others is in ``WrittenDate``.
enum DateText {
  /// What a text says.
  enum Reading: Hashable {
    /// A date or a time of ISO 8601, as it stands.
    case asWritten
    /// The same in ISO 8601.
    case iso([UInt8])
    /// Nothing: a date of zeros, which databases write for none.
    case none
    /// What is no date.
    case fault
  }

  /// Reads a date or a time in any form that feeds use; a range counts as its start.
  ///
  /// - Parameter zone: What the format's times are in when they do not say: `+08:00`; empty when nobody knows.
  static func read(_ text: ArraySlice<UInt8>, zone: [UInt8] = []) -> Reading {
    let separator = text.dropFirst(10).first
    if zone.isEmpty, separator != UInt8(ascii: " "), isDateOrTime(text) { return .asWritten }
    guard let date = WrittenDate(text) else { return .fault }
    guard !date.isZero else { return .none }
    let iso = Array(date.iso(zone: zone).utf8)
    return iso.elementsEqual(text) ? .asWritten : .iso(iso)
  }

  /// The day of a date or time in any form that feeds use.
  static func day(_ text: ArraySlice<UInt8>) -> Day? {
    switch read(text) {
    case .asWritten: Day(String(decoding: text, as: UTF8.self))
    case .iso(let iso): Day(String(decoding: iso, as: UTF8.self))
    case .none, .fault: nil
    }
  }

  /// Whether a text is a date that exists, alone or with a time of day and perhaps a zone.
  static func isDateOrTime(_ text: ArraySlice<UInt8>) -> Bool {
    guard date(text) != nil else { return false }
    let rest = text.dropFirst(10)
    guard let separator = rest.first else { return true }
    if separator == UInt8(ascii: "Z") || separator == UInt8(ascii: "+") || separator == UInt8(ascii: "-") {
      return isZone(rest)
    }
    guard separator == UInt8(ascii: "T") || separator == UInt8(ascii: " ") else { return false }
    return isTime(rest.dropFirst())
  }

  private static func date(_ text: ArraySlice<UInt8>) -> Day? {
    let digits = Array(text.prefix(10))
    guard digits.count == 10, digits[4] == UInt8(ascii: "-"), digits[7] == UInt8(ascii: "-"),
      let year = number(digits[0..<4]), let month = number(digits[5..<7]), let day = number(digits[8..<10])
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// `hh:mm`, `hh:mm:ss`, with decimals of a second, and perhaps a zone.
  private static func isTime(_ text: ArraySlice<UInt8>) -> Bool {
    let end = text.firstIndex { $0 == UInt8(ascii: "Z") || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
    let clock = text[..<(end ?? text.endIndex)].split(
      separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard (2...3).contains(clock.count), let hour = number(clock[0]), hour <= 24, clock[0].count == 2,
      let minute = number(clock[1]), minute < 60, clock[1].count == 2
    else { return false }
    if clock.count == 3 {
      let second = clock[2].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      guard (1...2).contains(second.count), second[0].count == 2, let whole = number(second[0]), whole <= 60,
        second.dropFirst().allSatisfy({ number($0) != nil })
      else { return false }
    }
    return end.map { isZone(text[$0...]) } ?? true
  }

  /// `Z`, `+08:00` or `+0800`.
  private static func isZone(_ text: ArraySlice<UInt8>) -> Bool {
    if text.elementsEqual([UInt8(ascii: "Z")]) { return true }
    let digits = text.dropFirst().filter { $0 != UInt8(ascii: ":") }
    guard digits.count == 4, let offset = number(digits[...]) else { return false }
    return offset / 100 <= 14 && offset % 100 < 60
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 9 else { return nil }
    var value = 0
    for digit in digits {
      guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }
}
