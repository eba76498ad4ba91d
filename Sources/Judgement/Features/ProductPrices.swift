/// Prices of one product over the market; currencies and conditions are never mixed.
///
/// A product is told by its GTIN, else by brand and part number, else by a text that several stores copy. One party, a
/// linked group or a store in none, has one price, the median of its own: however many listings it spreads, it does
/// not move the market. The market's price is the median of the parties' prices, its spread their median absolute
/// deviation in logarithms (Hampel, "The Influence Curve and Its Role in Robust Estimation", JASA 1974).
struct ProductPrices: Sendable {
  /// What the parties ask for one product.
  struct Cell: Sendable {
    /// Parties that offer it.
    let parties: Int
    /// The median of their prices, in units of 10⁻⁴.
    let median: Double
    /// 1.4826 times the median absolute deviation of the logarithms: the standard deviation, were they normal.
    let spread: Double
    /// The tenth part of the parties' prices from above.
    let high: Double
  }

  /// The cells by GTIN, by model and by text, then the cell of each listing or -1, in the same order.
  private let cells: [Cell]
  private let cellOfListing: [[Int32]]
  private let price: [Int64]

  /// Collects the prices of a market.
  ///
  /// - Parameters:
  ///   - offers: The listings' columns.
  ///   - party: The party of each listing, negative for none.
  ///   - cluster: The cluster of copies of each listing, or -1.
  /// - Complexity: O(listings · log listings).
  init(offers: OfferColumns, party: [Int64], cluster: [Int32]) {
    var cells: [Cell] = []
    price = offers.price
    let texts = cluster.indices.map { listing in
      cluster[listing] < 0 || offers.terms[listing] == 0
        ? 0 : (UInt64(cluster[listing]) + 1) &* 0x9E37_79B9_7F4A_7C15 ^ offers.terms[listing]
    }
    cellOfListing = [offers.gtin, offers.model, texts].map { keys in
      Self.collect(keys, offers.price, party, into: &cells)
    }
    self.cells = cells
  }

  /// The market's prices of a listing's product, by the surest way in which at least `parties` offers are the same
  /// product; `nil` when there are too few.
  func cell(of listing: Int, parties: Double) -> Cell? {
    for column in cellOfListing where column[listing] >= 0 {
      let cell = cells[Int(column[listing])]
      if Double(cell.parties) >= parties { return cell }
    }
    return nil
  }

  /// The price of a listing in units of 10⁻⁴; `nil` when it names none.
  func price(of listing: Int) -> Double? { price[listing] > 0 ? Double(price[listing]) : nil }

  /// Products with at least three parties.
  private static let fewest = 3

  private static func collect(
    _ keys: [UInt64], _ prices: [Int64], _ parties: [Int64], into cells: inout [Cell]
  ) -> [Int32] {
    var column = [Int32](repeating: -1, count: keys.count)
    var listings = keys.indices.filter { keys[$0] != 0 && prices[$0] > 0 && parties[$0] >= 0 }
    listings.sort {
      (keys[$0], parties[$0], prices[$0]) < (keys[$1], parties[$1], prices[$1])
    }
    var first = 0
    while first < listings.count {
      var last = first
      var asked: [Double] = []
      while last < listings.count, keys[listings[last]] == keys[listings[first]] {
        var end = last
        while end < listings.count, keys[listings[end]] == keys[listings[first]],
          parties[listings[end]] == parties[listings[last]]
        {
          end += 1
        }
        asked.append(Double(prices[listings[last + (end - last - 1) / 2]]))
        last = end
      }
      if asked.count >= fewest {
        for position in first..<last { column[listings[position]] = Int32(cells.count) }
        cells.append(cell(asked.sorted()))
      }
      first = last
    }
    return column
  }

  private static func cell(_ asked: [Double]) -> Cell {
    let middle = median(asked)
    let deviations = asked.map { abs(logarithm($0 / middle)) }.sorted()
    return Cell(
      parties: asked.count, median: middle, spread: 1.4826 * median(deviations),
      high: asked[min(asked.count - 1, asked.count * 9 / 10)])
  }

  private static func median(_ sorted: [Double]) -> Double {
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
