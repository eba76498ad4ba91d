import Marketplace

/// A date as feeds write it: ISO 8601 with a space, RFC 822 and 2822 (`Wed, 03 Apr 2013 21:30:44 GMT`), `03.04.2013`,
/// `2013/04/03`, `20130403`; of a range (`a/b`) the start.
///
/// `03/04/2013` is refused: it is a day of April to one reader and of March to another.
struct WrittenDate {
  private var year = 0
  private var month = 0
  private var day = 0
  /// `hh:mm` or `hh:mm:ss`, perhaps with decimals; empty for a date alone.
  private var time = ""
  /// `Z`, `+hh:mm` or empty.
  private var zone = ""

  /// Whether it is the date of zeros that databases write for none.
  var isZero: Bool { year == 0 && month == 0 && day == 0 }

  /// The date that a text says; `nil` when it says none that exists.
  init?(_ text: ArraySlice<UInt8>) {
    guard text.count <= 80 else { return nil }
    let written = String(decoding: text, as: UTF8.self)
    // `2013/04/03` is no range: what stands before its first slash is no date.
    let start = written.prefix { $0 != "/" }
    var words = (start.contains("-") ? start : written[...]).split { $0 == " " || $0 == "\u{A0}" || $0 == "\t" }[...]
    if let first = words.first, first.hasSuffix(","), first.count <= 10 { words.removeFirst() }
    guard let head = words.popFirst(), takeDate(head, &words) else { return nil }
    if let clock = words.first, clock.contains(":") {
      words.removeFirst()
      guard takeTime(clock) else { return nil }
    }
    if let name = words.popFirst(), !takeZone(name) { return nil }
    guard words.isEmpty else { return nil }
    guard isZero || Day(year: year, month: month, day: day) != nil else { return nil }
  }

  /// The date in ISO 8601: `2013-04-03` or `2013-04-03T21:30:44Z`.
  ///
  /// - Parameter zone: The zone of a time that does not say one.
  func iso(zone other: [UInt8]) -> String {
    let date = Day(year: year, month: month, day: day).map { "\($0)" } ?? ""
    guard !time.isEmpty else { return date }
    return "\(date)T\(time)\(zone.isEmpty ? String(decoding: other, as: UTF8.self) : zone)"
  }

  /// Takes the date from a word, or from three of RFC 822.
  private mutating func takeDate(_ head: Substring, _ words: inout ArraySlice<Substring>) -> Bool {
    if head.count <= 2, let day = Int(head), words.count >= 2 {
      guard let month = Self.month(words.removeFirst()), let year = Int(words.removeFirst()) else { return false }
      // RFC 2822, section 4.3.
      (self.year, self.month, self.day) = (year < 50 ? year + 2000 : year < 1000 ? year + 1900 : year, month, day)
      return true
    }
    var rest = head
    var parts: [Int] = []
    var mark: Character?
    while let digits = Self.digits(&rest) {
      parts.append(digits.value)
      if parts.count == 1, digits.count == 8, rest.isEmpty || rest.first == "T" {
        parts = [digits.value / 10_000, digits.value / 100 % 100, digits.value % 100]
      }
      guard parts.count < 3, let next = rest.first, next == mark ?? next, "-./".contains(next) else { break }
      mark = next
      rest.removeFirst()
    }
    guard parts.count == 3 else { return false }
    switch (mark, parts[0] > 31 || head.hasPrefix("0000")) {
    case (nil, _), ("-", true), ("/", true), (".", true): (year, month, day) = (parts[0], parts[1], parts[2])
    case (".", false): (day, month, year) = (parts[0], parts[1], parts[2])
    default: return false
    }
    guard let next = rest.first else { return true }
    return next == "T" || next == "t" ? takeTime(rest.dropFirst()) : takeZone(rest)
  }

  /// `hh:mm`, `hh:mm:ss.fff`, with a zone behind it.
  private mutating func takeTime(_ text: Substring) -> Bool {
    let clock = text.prefix { $0.isASCII && ($0.isNumber || $0 == ":" || $0 == ".") }
    var parts = clock.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard (2...3).contains(parts.count) else { return false }
    while parts[parts.count - 1].last == "." { parts[parts.count - 1].removeLast() }
    guard let hour = Int(parts[0]), hour <= 24, let minute = Int(parts[1]), minute < 60 else { return false }
    if parts.count == 3 { guard let second = Double(parts[2]), second < 61 else { return false } }
    parts = parts.map { $0.prefix { $0 != "." }.count == 1 ? "0\($0)" : $0 }
    time = parts.joined(separator: ":")
    let zone = text[clock.endIndex...]
    return zone.isEmpty || takeZone(zone)
  }

  private mutating func takeZone(_ text: Substring) -> Bool {
    let name = text.drop { $0 == "(" }.prefix { $0 != ")" && $0 != "." }
    if let offset = Self.zones[name.uppercased()] {
      zone = offset
      return true
    }
    guard let sign = name.first, sign == "+" || sign == "-" else { return false }
    let digits = name.dropFirst().filter { $0 != ":" }
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }), digits.count == 4 || digits.count == 2,
      let hours = Int(digits.prefix(2)), hours <= 14, let minutes = Int("0" + digits.dropFirst(2)), minutes < 60
    else { return false }
    zone =
      hours == 0 && minutes == 0 ? "Z" : "\(sign)\(digits.prefix(2)):\(digits.count == 4 ? digits.suffix(2) : "00")"
    return true
  }

  private static func digits(_ text: inout Substring) -> (value: Int, count: Int)? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard (1...8).contains(digits.count), let value = Int(digits) else { return nil }
    text.removeFirst(digits.count)
    return (value, digits.count)
  }

  private static func month(_ name: Substring) -> Int? {
    let names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
    return names.firstIndex(of: String(name.lowercased().prefix(3))).map { $0 + 1 }
  }

  /// The names of RFC 822, section 5.
  private static let zones: [String: String] = [
    "Z": "Z", "UT": "Z", "UTC": "Z", "GMT": "Z", "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00",
    "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00", "PDT": "-07:00", "CET": "+01:00", "CEST": "+02:00",
    "MSK": "+03:00",
  ]
}
