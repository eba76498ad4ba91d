/// Reads a price in the style of its format.
enum PriceReading {
  /// The price that a text says.
  ///
  /// - Parameter currency: What the format, an attribute or a sibling says; empty when nothing does.
  static func read(
    _ text: ArraySlice<UInt8>, style: PriceStyle, currency: ArraySlice<UInt8>
  ) throws(PriceFault) -> PriceText {
    switch style {
    case .plain: try PriceText(plain: text, currency: Array(currency))
    case .written: try PriceText(plain: text, currency: Array(currency))
    }
  }
}
