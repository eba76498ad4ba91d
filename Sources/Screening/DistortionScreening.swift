internal import Marketplace
internal import Pictures
internal import SyntheticImages

/// Holds each listing's main picture against the colour and the number of articles that the listing declares, buyers'
/// photographs, its other pictures, and, when a reader of print is at hand, what is printed on it.
struct DistortionScreening: Sendable {
  private let market: Market
  private let places: [PicturePlace]
  private let reader: PrintReader?
  private let brands: BrandNames

  init(market: Market, places: [PicturePlace], reader: PrintReader?) {
    self.market = market
    self.places = places
    self.reader = reader
    var brands = BrandNames()
    if reader != nil {
      for listing in 0..<market.listings.count {
        if let brand = market.listings.string(.brand, of: listing) { brands.insert(brand) }
      }
    }
    self.brands = brands
  }

  /// The most pictures of a listing that the main one is held against.
  private static let mostOthers = 5

  /// Names of the attribute that declares the colour.
  private static let colourNames: Set = ["colour", "color", "colour name", "color name", "颜色", "颜色分类", "颜色名称"]

  /// Names of the attribute that declares how many articles one order brings.
  private static let countNames: Set = ["quantity", "count", "number of items", "数量", "件数"]

  /// What departs in a listing: its main picture, and what was found of it; `nil` when nothing could be compared.
  func examine(_ listing: Int) -> (href: String, distortion: PictureDistortion)? {
    let table = market.listings
    // The pictures of what a catalog remembers are not at hand.
    guard table.file(of: listing) < places.count else { return nil }
    var main: String?
    var others: [(href: String, isBuyers: Bool)] = []
    var declared: DeclaredColour?
    var count = table.string(.title, of: listing).flatMap { DeclaredCount.read($0, isCount: false) }
    for value in table.values(of: listing) {
      switch value.field {
      case .picture:
        let role = PictureReference.Role(rawValue: table.string(value.qualifier))
        let href = table.string(value.text)
        if role == .main, main == nil { main = href } else { others.append((href, role == .buyer)) }
      case .attribute where Self.colourNames.contains(table.string(value.qualifier).lowercased()):
        declared = DeclaredColour(in: table.string(value.text), isColour: true)
      case .attribute where Self.countNames.contains(table.string(value.qualifier).lowercased()):
        count = DeclaredCount.read(table.string(value.text), isCount: true) ?? count
      default: break
      }
    }
    // Where a feed calls none the main one, buyers see the first one first.
    if main == nil, let first = others.firstIndex(where: { !$0.isBuyers }) { main = others.remove(at: first).href }
    let hasBuyers = others.contains(where: \.isBuyers)
    guard let main, declared != nil || hasBuyers || reader != nil || count != nil,
      let first = view(main, of: listing, counting: count != nil)
    else { return nil }
    // Buyers' photographs come first: nobody else took them to sell.
    let held = others.filter(\.isBuyers) + others.filter { !$0.isBuyers }
    let comparisons = held.prefix(Self.mostOthers).compactMap { other in
      view(other.href, of: listing).map {
        PictureDistortion.Comparison(
          href: other.href, isBuyers: other.isBuyers, result: GoodsComparison(first, $0))
      }
    }
    return PictureDistortion(
      colour: declared.flatMap { first.check($0) }, comparisons: comparisons,
      count: count.flatMap { count in first.objects.map { CountCheck(declared: count, shown: $0) } },
      print: print(on: main, of: listing)
    ).map { (main, $0) }
  }

  private func print(on href: String, of listing: Int) -> PrintReading? {
    guard let reader else { return nil }
    guard let bytes = try? places[market.listings.file(of: listing)].read(href), let lines = reader.lines(on: bytes)
    else { return .failed }
    let table = market.listings
    return .read(
      PrintedText(
        lines: lines, brand: table.string(.brand, of: listing) ?? "", title: table.string(.title, of: listing) ?? "",
        brands: brands))
  }

  private func view(_ href: String, of listing: Int, counting: Bool = false) -> GoodsView? {
    guard let bytes = try? places[market.listings.file(of: listing)].read(href) else { return nil }
    return try? GoodsView(bytes, counting: counting)
  }
}
