/// A price as read: an exact decimal and its currency.
struct PriceText: Hashable, Sendable {
  /// The amount as a plain decimal, `1234.56`, with as many decimals as were written.
  var amount: [UInt8]
  /// ISO 4217 code; empty when nothing says.
  var currency: [UInt8]

  /// The price that a text says.
  ///
  /// - Parameters:
  ///   - style: How the format writes prices.
  ///   - currency: What the format, an attribute or a sibling says; empty when nothing does. A currency in the text
  ///     itself wins.
  init(
    _ text: ArraySlice<UInt8>, style: PriceStyle, currency: ArraySlice<UInt8> = []
  ) throws(PriceFault) {
    var code: [UInt8] = []
    if !currency.isEmpty {
      guard let known = Currency.code(currency) ?? Currency.code(named: currency) else { throw .unknownCurrency }
      code = known
    }
    switch style {
    case .plain: try self.init(plain: text, currency: code)
    case .decimal:
      let comma = UInt8(ascii: ",")
      try self.init(plain: text.map { $0 == comma ? UInt8(ascii: ".") : $0 }[...], currency: code)
    case .written: try self.init(written: text, currency: code)
    }
  }

  /// A price in the plain style: digits, perhaps a point and decimals.
  init(plain text: ArraySlice<UInt8>, currency: [UInt8]) throws(PriceFault) {
    var number = text
    let sign = number.first
    if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { number.removeFirst() }
    let whole = number.prefix(while: Self.isDigit)
    let rest = number.dropFirst(whole.count)
    let decimals = rest.dropFirst().prefix(while: Self.isDigit)
    guard !whole.isEmpty || !decimals.isEmpty, rest.isEmpty || rest.first == UInt8(ascii: "."),
      rest.dropFirst(decimals.count + 1).isEmpty
    else { throw .notANumber }
    guard sign != UInt8(ascii: "-") else { throw .negative }
    try self.init(whole: whole, decimals: decimals, currency: currency)
  }

  /// A price from its digits.
  init(whole: ArraySlice<UInt8>, decimals: ArraySlice<UInt8>, currency: [UInt8]) throws(PriceFault) {
    let significant = whole.drop { $0 == UInt8(ascii: "0") }
    guard significant.count <= 14, decimals.dropFirst(4).allSatisfy({ $0 == UInt8(ascii: "0") }) else {
      throw .tooManyDigits
    }
    amount = significant.isEmpty ? [UInt8(ascii: "0")] : Array(significant)
    if !decimals.isEmpty {
      amount.append(UInt8(ascii: "."))
      amount += decimals.prefix(4)
    }
    self.currency = currency
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
