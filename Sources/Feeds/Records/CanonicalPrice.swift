/// A price that is written as it is kept: digits without a leading zero, perhaps a point and one, two or four decimals,
/// perhaps a space and an ISO 4217 code in capitals.
///
/// Three decimals are left out, because a point may then group thousands.
struct CanonicalPrice {
  /// Where the amount stands in the text.
  let amount: Range<Int>
  /// Where the code stands in the text, when there is one.
  let currency: Range<Int>?

  /// The price that a text is, or `nil` when its spelling needs a closer look.
  init?(_ text: Span<UInt8>, mayNameCurrency: Bool) {
    var end = text.count
    currency = end > 4 && text[end - 4] == UInt8(ascii: " ") ? end - 3..<end : nil
    if let currency {
      guard mayNameCurrency, Currency.isCode(text.extracting(currency)) else { return nil }
      end = currency.lowerBound - 1
    }
    var whole = 0
    while whole < end, PriceText.isDigit(text[whole]) { whole += 1 }
    guard (1...14).contains(whole), whole == 1 || text[0] != UInt8(ascii: "0") else { return nil }
    if whole < end {
      let decimals = end - whole - 1
      guard text[whole] == UInt8(ascii: "."), [1, 2, 4].contains(decimals) else { return nil }
      for place in whole + 1..<end where !PriceText.isDigit(text[place]) { return nil }
    }
    amount = 0..<end
  }
}
