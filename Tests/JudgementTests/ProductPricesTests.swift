import Marketplace
import Testing

@testable import Judgement

/// What the same product costs elsewhere.
struct ProductPricesTests {
  private struct Offer {
    var store: Int
    var price: String
    var currency = "CNY"
    var gtin: String? = "6901234567892"
    var brand: String?
    var mpn: String?
    var condition: String?
  }

  private func columns(_ offers: [Offer]) -> OfferColumns {
    var stores = RecordTable()
    var listings = RecordTable()
    var draft = RecordDraft()
    for store in 0...(offers.map(\.store).max() ?? 0) {
      draft.removeAll()
      draft.append(.id, "s\(store)")
      stores.append(draft, file: 0, line: store + 1, column: 1)
    }
    for (number, offer) in offers.enumerated() {
      draft.removeAll()
      draft.append(.id, "l\(number + 100)")
      draft.append(.store, "s\(offer.store)")
      draft.append(.price, offer.price, qualifier: offer.currency)
      if let gtin = offer.gtin { draft.append(.gtin, gtin) }
      if let brand = offer.brand { draft.append(.brand, brand) }
      if let mpn = offer.mpn { draft.append(.mpn, mpn) }
      if let condition = offer.condition { draft.append(.condition, condition) }
      listings.append(draft, file: 0, line: number + 1, column: 1)
    }
    return OfferColumns(market: Market(files: ["f.xml"], stores: stores, listings: listings))
  }

  private func prices(_ offers: [Offer], cluster: [Int32]? = nil) -> ProductPrices {
    ProductPrices(
      offers: columns(offers), party: offers.map { Int64($0.store) },
      cluster: cluster ?? offers.map { _ in -1 })
  }

  @Test func aStoreThatFloodsTheMarketDoesNotMoveItsPrice() throws {
    let honest = (0..<5).map { Offer(store: $0, price: "100") }
    let flood = (0..<200).map { _ in Offer(store: 9, price: "10") }
    let cell = try #require(prices(honest + flood).cell(of: 0, parties: 5))
    #expect(cell.parties == 6)
    #expect(cell.median == 1_000_000)
    #expect(cell.spread == 0)
  }

  @Test func currenciesAndConditionsAreMarketsOfTheirOwn() {
    let offers =
      (0..<5).map { Offer(store: $0, price: "100") } + (5..<8).map { Offer(store: $0, price: "15", currency: "USD") }
      + (8..<10).map { Offer(store: $0, price: "40", condition: "used") }
    let prices = prices(offers)
    #expect(prices.cell(of: 0, parties: 3)?.median == 1_000_000)
    #expect(prices.cell(of: 5, parties: 3)?.median == 150_000)
    #expect(prices.cell(of: 5, parties: 5) == nil)
    #expect(prices.cell(of: 8, parties: 3) == nil)
  }

  @Test func aProductIsToldByModelWhereItHasNoNumberAndByTextWhereItHasNeither() {
    let model = (0..<4).map { Offer(store: $0, price: "60", gtin: nil, brand: "Tarn", mpn: "CB-4") }
    #expect(prices(model).cell(of: 2, parties: 4)?.median == 600_000)
    let bare = (0..<4).map { Offer(store: $0, price: "\($0 + 1)0", gtin: nil) }
    #expect(prices(bare).cell(of: 0, parties: 3) == nil)
    #expect(prices(bare, cluster: [0, 0, 0, 0]).cell(of: 0, parties: 3)?.median == 250_000)
  }

  @Test func leadingZerosOfATradeNumberDoNotMatterAndShortNumbersAreNone() {
    let offers = ["6901234567892", "06901234567892", "6901234567892"].enumerated()
      .map { Offer(store: $0.offset, price: "5", gtin: $0.element) }
    #expect(prices(offers).cell(of: 1, parties: 3)?.parties == 3)
    let short = (0..<3).map { Offer(store: $0, price: "5", gtin: "1234567") }
    #expect(prices(short).cell(of: 0, parties: 3) == nil)
  }

  @Test(arguments: [
    ("0", 0), ("-5", 0), ("1.5", 15_000), ("12.34567", 123_456), ("1e3", 0), ("", 0), ("99999999999999999999", 0),
  ])
  func aPriceIsAnExactDecimalOrNone(text: String, units: Int64) {
    #expect(columns([Offer(store: 0, price: text)]).price == [units])
  }

  @Test func theSpreadIsThatOfTheLogarithms() throws {
    let offers = ["50", "100", "100", "200", "400"].enumerated().map { Offer(store: $0.offset, price: $0.element) }
    let cell = try #require(prices(offers).cell(of: 0, parties: 5))
    // Deviations of the logarithms from that of 100: ln 2, 0, 0, ln 2, ln 4; their median is ln 2.
    #expect(abs(cell.spread - 1.4826 * 0.693147) < 1e-4)
  }
}
