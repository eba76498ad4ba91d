/// An exact amount of money with its currency, as a feed stated it.
public struct Money: Hashable, Sendable {
  /// The amount in units of 10⁻⁴: exact for every price with up to four decimals.
  public let tenThousandths: Int64
  /// ISO 4217 code, or `nil` when the feed does not say; never guessed.
  public let currency: String?

  /// An amount.
  public init(tenThousandths: Int64, currency: String?) {
    self.tenThousandths = tenThousandths
    self.currency = currency
  }

  /// An amount from a plain decimal (`15`, `15.00`, `-0.5`).
  ///
  /// - Returns: `nil` when the text is no decimal, has more than four decimals that matter, or is too large.
  public init?(decimal: some StringProtocol, currency: String?) {
    var units = decimal.utf8[...]
    let negative = units.first == UInt8(ascii: "-")
    if negative { units.removeFirst() }
    guard !units.isEmpty else { return nil }
    var value: Int64 = 0
    var decimals = -1
    var digits = 0
    for unit in units {
      if unit == UInt8(ascii: "."), decimals < 0 {
        decimals = 0
        continue
      }
      guard unit >= UInt8(ascii: "0"), unit <= UInt8(ascii: "9") else { return nil }
      digits += 1
      if decimals >= 4 {
        guard unit == UInt8(ascii: "0") else { return nil }
        continue
      }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow, product < Int64.max - 10 else { return nil }
      value = product + Int64(unit - UInt8(ascii: "0"))
      if decimals >= 0 { decimals += 1 }
    }
    guard digits > 0 else { return nil }
    for _ in max(0, decimals)..<4 {
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      value = product
    }
    self.init(tenThousandths: negative ? -value : value, currency: currency?.isEmpty == true ? nil : currency)
  }

  /// The amount as a floating-point number, for statistics.
  public var amount: Double { Double(tenThousandths) / 10_000 }
}

extension Money: CustomStringConvertible {
  /// The amount with at least two decimals, then the currency: `15.00 CNY`.
  public var description: String { currency.map { "\(decimal) \($0)" } ?? decimal }

  /// The amount as a plain decimal with two to four decimals.
  public var decimal: String {
    let magnitude = tenThousandths.magnitude
    var fraction = String(magnitude % 10_000)
    fraction = String(repeating: "0", count: 4 - fraction.count) + fraction
    while fraction.count > 2, fraction.hasSuffix("0") { fraction.removeLast() }
    return "\(tenThousandths < 0 ? "-" : "")\(magnitude / 10_000).\(fraction)"
  }
}
