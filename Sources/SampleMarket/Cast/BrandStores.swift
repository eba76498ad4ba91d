/// A brand and the independent stores that it authorised: one catalogue with the brand's own text and prices, one
/// return centre, other companies and people behind each store.
struct BrandStores {
  /// The number of stores, the brand's own among them.
  let size: Int

  /// Adds the stores and their catalogue to the market.
  func join(_ market: inout MarketDraft, _ random: inout RandomStream) {
    let stores = (0..<size).map { _ in market.addMerchant(&random) }
    let house = stores[0]
    let line = market.merchants[house].lines[0]
    let brand = random.pick(ShopNames.heads) + random.pick(ShopNames.tails) + random.pick(PersonNames.given)
    for (place, store) in stores.enumerated() {
      market.merchants[store].lines = [line]
      market.merchants[store].brands = [brand]
      market.merchants[store].name =
        place == 0 ? "\(brand)官方旗舰店" : "\(brand)\(random.pick(Place.all).city.dropLast())授权店"
      if place > 0 { TieKind.returnAddress.copy(from: house, to: store, in: &market, &random) }
    }
    market.truth.append(.hub(kind: "brand-return-centre", stores: stores))
    for _ in 0..<9 {
      var good = market.newGood(for: house, withGTIN: 100, &random)
      good = Good(
        line: good.line, noun: good.noun, material: good.material, features: good.features, use: good.use, brand: brand,
        model: good.model, colour: good.colour, measure: good.measure, price: good.price, gtin: good.gtin)
      let source = market.addOffer(of: good, in: house, price: good.price, &random)
      let resellers = random.pick(random.within(3...max(3, size - 1)), of: Array(stores.dropFirst()))
      let copies = resellers.sorted().map { store in
        market.addCopy(of: source, in: store, price: good.price, disguises: [], &random)
      }
      market.brandCatalogues.append([source] + copies)
      market.truth.append(.duplicates(offers: [source] + copies, disguises: [], isAuthorised: true))
    }
    for store in stores {
      for _ in 0..<random.within(2...4) {
        market.addOffer(of: market.newGood(for: store, &random), in: store, &random)
      }
    }
  }
}
