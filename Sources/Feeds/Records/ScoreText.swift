/// A buyers' score as text.
enum ScoreText {
  /// Whether a text is a decimal from 0 to 5, the type `Score` of the native schema.
  static func isScore(_ text: ArraySlice<UInt8>) -> Bool {
    guard let price = try? PriceText(plain: text, currency: []) else { return false }
    let whole = price.amount.prefix { $0 != UInt8(ascii: ".") }
    guard whole.count == 1, let digit = whole.first, digit <= UInt8(ascii: "5") else { return false }
    return digit < UInt8(ascii: "5")
      || price.amount.dropFirst(2).allSatisfy { $0 == UInt8(ascii: "0") }
  }
}
