extension PriceText {
  /// A price as people write it: a number with whatever separators, and a currency before or after it or none.
  ///
  /// - Parameter currency: What something else says; the text's own currency wins.
  init(written text: ArraySlice<UInt8>, currency: [UInt8]) throws(PriceFault) {
    // The usual spelling, `15.00 USD`, without making a string.
    if text.count > 4, text[text.endIndex - 4] == UInt8(ascii: " "), let code = Currency.code(text.suffix(3)),
      let price = try? PriceText(plain: text.dropLast(4), currency: code), !price.isAmbiguous
    {
      self = price
      return
    }
    let pieces = WrittenPrice(String(decoding: text, as: UTF8.self))
    var said: [UInt8] = []
    var sign = ""
    for word in [pieces.before, pieces.after] where !word.isEmpty {
      if let code = Currency.code(Array(word.utf8)[...]) ?? Currency.code(ofSign: word.lowercased()) {
        guard said.isEmpty || said == code else { throw .notANumber }
        said = code
      } else if Currency.isAmbiguous(sign: word.lowercased()), sign.isEmpty {
        sign = word.lowercased()
      } else {
        throw pieces.number.isEmpty ? .notANumber : Self.isWord(word) ? .unknownCurrency : .notANumber
      }
    }
    let currency = said.isEmpty ? currency : said
    if !sign.isEmpty {
      guard !currency.isEmpty else { throw .ambiguousSign }
      // `$1,299.00 USD`: the code says which of the sign's currencies it is.
      guard said.isEmpty || Currency.may(sign: sign, mean: said) else { throw .notANumber }
    }
    guard !pieces.number.isEmpty else { throw .notANumber }
    let (whole, decimals) = try Self.parts(of: Array(pieces.number.utf8), currency: currency)
    guard !pieces.isNegative else { throw .negative }
    try self.init(whole: whole[...], decimals: decimals[...], currency: currency)
  }

  /// Three digits after a point, where it may have grouped thousands.
  private var isAmbiguous: Bool {
    guard let point = amount.firstIndex(of: UInt8(ascii: ".")) else { return false }
    return amount.count - point == 4 && point <= 3 && amount[0] != UInt8(ascii: "0") && !Currency.usesPoint(currency)
  }

  /// Three letters of the alphabet, which were meant for a code.
  private static func isWord(_ text: String) -> Bool {
    text.utf8.count == 3
      && text.utf8.allSatisfy { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") }
  }

  /// Tells whole part and decimals of a number that holds digits, points, commas, spaces and apostrophes.
  private static func parts(
    of number: [UInt8], currency: [UInt8]
  ) throws(PriceFault) -> (whole: [UInt8], decimals: [UInt8]) {
    let point = UInt8(ascii: ".")
    let comma = UInt8(ascii: ",")
    let last = number.lastIndex { $0 == point || $0 == comma }
    guard let last else { return (try grouped(number[...], by: nil), []) }
    let hasLakhs = Currency.groupsByLakhs(currency)
    let mark = number[last]
    let before = number[..<last]
    let decimals = number[(last + 1)...]
    guard decimals.allSatisfy(isDigit) else { throw .notANumber }
    if before.contains(mark) {
      // A mark that repeats groups thousands, and then nothing else may.
      return (try grouped(number[...], by: mark, hasLakhs: hasLakhs), [])
    }
    let whole = try grouped(before, by: mark == point ? comma : point, hasLakhs: hasLakhs)
    let hasGroups = whole.count != before.count
    if decimals.count == 3, !hasGroups, (1...3).contains(whole.count), whole != [UInt8(ascii: "0")] {
      let isFraction = Currency.hasThreeDecimals(currency) || (mark == point && Currency.usesPoint(currency))
      guard isFraction else { throw .ambiguousSeparator }
    }
    return (whole, Array(decimals))
  }

  /// The digits of a whole number whose thousands may be grouped by a space, an apostrophe or `mark`.
  ///
  /// - Parameter hasLakhs: Whether groups above the thousands may have two digits: `12,34,567`.
  private static func grouped(
    _ text: ArraySlice<UInt8>, by mark: UInt8?, hasLakhs: Bool = false
  ) throws(PriceFault) -> [UInt8] {
    guard let separator = text.first(where: { !isDigit($0) }) else { return Array(text) }
    guard separator == UInt8(ascii: " ") || separator == UInt8(ascii: "'") || separator == mark else {
      throw .notANumber
    }
    let groups = text.split(separator: separator, omittingEmptySubsequences: false)
    guard let first = groups.first, let last = groups.last, groups.allSatisfy({ $0.allSatisfy(isDigit) }),
      last.count == 3
    else { throw .notANumber }
    let others = groups.dropFirst().dropLast()
    let isByThousands = (1...3).contains(first.count) && others.allSatisfy { $0.count == 3 }
    let isByLakhs = hasLakhs && (1...2).contains(first.count) && others.allSatisfy { $0.count == 2 }
    guard isByThousands || isByLakhs else { throw .notANumber }
    return groups.flatMap { $0 }
  }
}

/// A written price taken apart: words before and after, and a number in ASCII between them.
struct WrittenPrice {
  private(set) var before = ""
  private(set) var number = ""
  private(set) var after = ""
  private(set) var isNegative = false

  init(_ text: String) {
    var scalars = text.unicodeScalars.map(Self.plain)[...]
    func trim() {
      while scalars.first == " " { scalars.removeFirst() }
      while scalars.last == " " { scalars.removeLast() }
    }
    trim()
    let isPart: (Unicode.Scalar) -> Bool = { Self.isDigit($0) || $0 == "." || $0 == "," || $0 == " " || $0 == "'" }
    guard let first = scalars.firstIndex(where: Self.isDigit) else {
      before = Self.text(scalars)
      return
    }
    // A number may begin with its decimal mark.
    let start =
      first > scalars.startIndex && scalars[first - 1] == "." && first - 1 == scalars.startIndex ? first - 1 : first
    let end = scalars[start...].firstIndex { !isPart($0) } ?? scalars.endIndex
    var head = scalars[..<start]
    while head.last == " " { head.removeLast() }
    if head.last == "-" || head.first == "-" {
      isNegative = true
      if head.last == "-" { head.removeLast() } else { head.removeFirst() }
    }
    var digits = scalars[start..<end]
    while digits.last == " " { digits.removeLast() }
    var tail = scalars[end...]
    while tail.first == " " { tail.removeFirst() }
    while head.last == " " { head.removeLast() }
    before = Self.text(head)
    number = Self.text(digits)
    after = Self.text(tail)
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// Digits of every script as ASCII digits, and the many spaces, minus signs and marks as the usual ones.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard !scalar.isASCII else { return scalar }
    if scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue {
      return Unicode.Scalar(UInt8(ascii: "0") + UInt8(value))
    }
    switch scalar {
    case "\u{A0}", "\u{202F}", "\u{2009}", "\u{3000}", "\u{2007}": return " "
    case "\u{2019}", "\u{02BC}": return "'"
    case "\u{FF0E}", "\u{066B}": return "."
    case "\u{FF0C}", "\u{066C}": return ","
    case "\u{2212}", "\u{FF0D}": return "-"
    case "\u{FFE5}": return "\u{A5}"
    default: return scalar
    }
  }
}
