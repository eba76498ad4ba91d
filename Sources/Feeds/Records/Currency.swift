/// Currencies as feeds name them.
enum Currency {
  /// The ISO 4217 code that a code stands for, whatever its case; `nil` for what is no currency of the list (`XXX` and
  /// the other codes for "none" and for metals among them).
  static func code(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    guard text.count == 3 else { return nil }
    let upper = text.map { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") ? $0 - 32 : $0 }
    let number = key(upper[0], upper[1], upper[2])
    if let successor = successors[number] { return successor }
    return known.contains(number) ? upper : nil
  }

  /// Whether a text is a code as ISO 4217 writes it and as it is kept.
  static func isCode(_ text: Span<UInt8>) -> Bool {
    guard text.count == 3, let place = place(text[0], text[1], text[2]) else { return false }
    return codes[place / 64] & (1 << UInt64(place % 64)) != 0
  }

  /// A number of 15 bits for three capital letters.
  private static func place(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Int? {
    let capitals = UInt8(ascii: "A")...UInt8(ascii: "Z")
    guard capitals.contains(a), capitals.contains(b), capitals.contains(c) else { return nil }
    return Int(a & 31) << 10 | Int(b & 31) << 5 | Int(c & 31)
  }

  /// ``known`` as a set of bits, because every price asks.
  private static let codes: [UInt64] = {
    var codes = [UInt64](repeating: 0, count: 512)
    for key in known {
      let letters = [key >> 16, key >> 8, key].map { UInt8(truncatingIfNeeded: $0) }
      if let place = place(letters[0], letters[1], letters[2]) { codes[place / 64] |= 1 << UInt64(place % 64) }
    }
    return codes
  }()

  /// The currency of a sign, an abbreviation or a numeric code of ISO 4217 that stands where a code should.
  static func code(named text: ArraySlice<UInt8>) -> [UInt8]? {
    let name = String(decoding: text.prefix(16), as: UTF8.self).lowercased()
    return code(ofSign: name) ?? numbers[name].map { Array($0.utf8) }
  }

  /// The currency of a sign or abbreviation that only one currency uses.
  static func code(ofSign sign: String) -> [UInt8]? { signs[sign].map { Array($0.utf8) } }

  /// Whether a sign stands for several currencies, so that something else must say which.
  static func isAmbiguous(sign: String) -> Bool { ambiguousSigns.contains(sign) }

  /// Whether a sign of several currencies may stand for one of them.
  static func may(sign: String, mean code: [UInt8]) -> Bool {
    guard code.count == 3 else { return false }
    return switch sign {
    case "$": dollars.contains(key(code))
    case "¥": yen.contains(key(code))
    default: crowns.contains(key(code))
    }
  }

  /// Whether its amounts are grouped by lakhs and crores where they are written: `12,34,567.00`.
  static func groupsByLakhs(_ code: [UInt8]) -> Bool { code.count == 3 && lakhs.contains(key(code)) }

  /// Whether amounts have three decimals (ISO 4217, minor unit 3).
  static func hasThreeDecimals(_ code: [UInt8]) -> Bool { code.count == 3 && threeDecimals.contains(key(code)) }

  /// Whether it is mostly written with a decimal point, so that `12.345` is a fraction and no thousands.
  static func usesPoint(_ code: [UInt8]) -> Bool { code.count == 3 && pointed.contains(key(code)) }

  private static func key(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> UInt32 {
    UInt32(a) << 16 | UInt32(b) << 8 | UInt32(c)
  }

  private static func key(_ code: [UInt8]) -> UInt32 { key(code[0], code[1], code[2]) }

  private static func keys(_ codes: String) -> Set<UInt32> {
    Set(codes.split(whereSeparator: \.isWhitespace).map { key(Array($0.utf8)) })
  }

  /// ISO 4217 list one, without funds, metals and test codes.
  private static let known = keys(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP
    CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR
    ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT
    MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD
    SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES
    VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
    """)

  /// Codes that were replaced at par or by mere renaming, and that feeds still write.
  private static let successors: [UInt32: [UInt8]] = [
    key(UInt8(ascii: "R"), UInt8(ascii: "U"), UInt8(ascii: "R")): Array("RUB".utf8),
    key(UInt8(ascii: "R"), UInt8(ascii: "M"), UInt8(ascii: "B")): Array("CNY".utf8),
  ]

  private static let threeDecimals = keys("BHD IQD JOD KWD LYD OMR TND")

  private static let pointed = keys(
    "AUD BHD CAD CNY GBP HKD ILS INR IQD JOD JPY KRW KWD LYD MXN MYR NZD OMR PHP SGD THB TND TWD USD")

  private static let signs: [String: String] = [
    "€": "EUR", "zł": "PLN", "zl": "PLN", "kč": "CZK", "£": "GBP", "₽": "RUB", "руб": "RUB", "руб.": "RUB", "р.": "RUB",
    "₴": "UAH", "грн": "UAH", "грн.": "UAH", "₸": "KZT", "₹": "INR", "₺": "TRY", "tl": "TRY", "₩": "KRW", "₪": "ILS",
    "₫": "VND", "฿": "THB", "ft": "HUF", "lei": "RON", "лв": "BGN", "лв.": "BGN", "r$": "BRL", "元": "CNY", "us$": "USD",
    "us $": "USD", "hk$": "HKD", "nt$": "TWD", "円": "JPY", "원": "KRW",
  ]

  /// Numeric codes of ISO 4217 that accounting programs write.
  private static let numbers: [String: String] = [
    "643": "RUB", "810": "RUB", "980": "UAH", "840": "USD", "978": "EUR", "398": "KZT", "933": "BYN", "156": "CNY",
    "417": "KGS", "860": "UZS", "051": "AMD", "944": "AZN", "498": "MDL", "981": "GEL",
  ]

  private static let ambiguousSigns: Set<String> = ["$", "¥", "kr", "kr."]
  private static let dollars = keys(
    "ARS AUD BBD BMD BND BSD BZD CAD CLP COP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD SGD SRD TTD TWD USD XCD")
  private static let yen = keys("CNY JPY")
  private static let crowns = keys("DKK ISK NOK SEK")
  private static let lakhs = keys("BDT INR LKR NPR PKR")
}
