internal import Marketplace

/// Prices of one product over the market, by GTIN and currency; currencies are never mixed.
struct ProductPrices: Sendable {
  /// Offers of a product that make its median worth comparing with.
  static let enough = 5

  private let prices: [String: [Double]]
  private let market: Market

  init(market: Market) {
    self.market = market
    var prices: [String: [Double]] = [:]
    for listing in 0..<market.listings.count {
      guard let key = Self.key(listing, in: market), let amount = Self.amount(listing, in: market) else { continue }
      prices[key, default: []].append(amount)
    }
    self.prices = prices.filter { $0.value.count >= Self.enough }.mapValues { $0.sorted() }
  }

  /// A listing's price divided by the median of its product's offers; `nil` with too few offers.
  func ratio(of listing: Int) -> Double? {
    guard let key = Self.key(listing, in: market), let offers = prices[key],
      let amount = Self.amount(listing, in: market)
    else { return nil }
    let middle = offers.count / 2
    let median = offers.count % 2 == 1 ? offers[middle] : (offers[middle - 1] + offers[middle]) / 2
    return median > 0 ? amount / median : nil
  }

  private static func key(_ listing: Int, in market: Market) -> String? {
    let table = market.listings
    guard let price = table.first(.price, of: listing), !price.qualifier.isEmpty,
      let gtin = table.string(.gtin, of: listing)
    else { return nil }
    let digits = gtin.filter { $0.isASCII && $0.isNumber }
    guard digits.count >= 8, digits.contains(where: { $0 != "0" }) else { return nil }
    return "\(String(repeating: "0", count: max(0, 14 - digits.count)))\(digits) \(table.string(price.qualifier))"
  }

  private static func amount(_ listing: Int, in market: Market) -> Double? {
    let table = market.listings
    guard let price = table.first(.price, of: listing),
      let money = Money(decimal: table.string(price.text), currency: nil), money.amount > 0
    else { return nil }
    return money.amount
  }
}
