public import Marketplace

/// What makes two listings the same product, as far as their fields say: a GTIN, else a brand's part number, else a
/// brand with its category and every attribute.
public enum ProductKey {
  /// A listing's product in its currency, as a hash; `nil` when its fields do not tell.
  ///
  /// Nothing is decided about a single listing by it: prices are compared over many products, by medians.
  public static func of(_ listing: Int, in table: RecordTable) -> (product: UInt64, price: Money)? {
    var (gtin, brand, part, category, currency) = (UInt64(0), UInt64(0), UInt64(0), UInt64(0), UInt64(0))
    var attributes: UInt64 = 0
    var amount: Range<Int>?
    var unit = 0..<0
    let arena = table.arena
    for value in table.values(of: listing) {
      switch value.field {
      case .gtin: if gtin == 0 { gtin = hash(arena.span.extracting(value.text)) }
      case .brand: brand = hash(arena.span.extracting(value.text))
      case .mpn: part = hash(arena.span.extracting(value.text))
      case .category: category = hash(arena.span.extracting(value.text))
      case .attribute:
        var pair = StableHash()
        pair.combine(arena.span.extracting(value.qualifier))
        pair.combine(0xff)
        pair.combine(arena.span.extracting(value.text))
        // A sum, so that the order of attributes does not matter.
        attributes &+= pair.value
      case .price:
        amount = value.text
        unit = value.qualifier
        currency = hash(arena.span.extracting(value.qualifier))
      default: break
      }
    }
    guard let amount, let price = Money(decimal: table.string(amount), currency: table.string(unit)),
      price.tenThousandths > 0
    else { return nil }
    let parts: [UInt64]
    if gtin != 0 {
      parts = [1, gtin]
    } else if brand != 0, part != 0 {
      parts = [2, brand, part]
    } else if brand != 0, category != 0, attributes != 0 {
      parts = [3, brand, category, attributes]
    } else {
      return nil
    }
    var key = StableHash()
    for part in parts + [currency] {
      for shift in stride(from: UInt64(0), to: 64, by: 8) { key.combine(UInt8(truncatingIfNeeded: part >> shift)) }
    }
    return (key.value, price)
  }

  private static func hash(_ text: Span<UInt8>) -> UInt64 {
    var hash = StableHash()
    hash.combine(text)
    return text.isEmpty ? 0 : hash.value | 1
  }
}
