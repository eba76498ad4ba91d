/// What honest stores sell: goods of their own, variants of them, goods that others sell, too; and what befalls them.
struct HonestTrade {
  /// The stores.
  let stores: [Int]

  /// Goods that several stores sell, each in its own words, at about the same price.
  ///
  /// - Returns: The goods, and one offer of each.
  func sellShared(
    kinds: Int, in market: inout MarketDraft, _ random: inout RandomStream
  ) -> (goods: [Good], offers: [Int]) {
    var goods: [Good] = []
    var firsts: [Int] = []
    for _ in 0..<kinds {
      let line = random.pick(GoodsLine.chinese)
      let sellers = random.pick(
        random.within(3...5),
        of: stores.filter { store in market.merchants[store].lines.contains { $0.category == line.category } })
      guard sellers.count > 1 else { continue }
      var good = Copywriter.good(of: line, &random)
      good.gtin = market.registrar.gtin()
      let offers = sellers.sorted().map { market.addOffer(of: good, in: $0, &random) }
      goods.append(good)
      firsts.append(offers[0])
      market.truth.append(.variant(kind: "same-gtin", offers: offers))
    }
    return (goods, firsts)
  }

  /// Goods that a store alone sells, about one in eight with a variant beside it.
  func sellOwn(in market: inout MarketDraft, _ random: inout RandomStream) {
    for store in stores {
      for _ in 0..<random.within(3...11) {
        let good = market.newGood(for: store, &random)
        let offer = market.addOffer(of: good, in: store, &random)
        if random.chance(12) { addVariant(of: offer, in: &market, &random) }
      }
    }
  }

  /// The same text listed twice by one store, and texts that a stranger copied.
  func copyTexts(relisted: Int, stolen: Int, in market: inout MarketDraft, _ random: inout RandomStream) {
    let mine = Set(stores)
    let spokenOf = offersInTruth(of: market)
    // A text is copied once, and no text is both listed twice and stolen.
    let chosen = random.pick(
      relisted + stolen,
      of: market.offers.indices.filter { mine.contains(market.offers[$0].store) && !spokenOf.contains($0) })
    for (place, source) in chosen.enumerated() {
      let thief = place < relisted ? market.offers[source].store : random.pick(stores)
      let worn =
        place < Disguise.allCases.count ? [Disguise.allCases[place]] : Disguise.some(upTo: 2, &random)
      let price = market.offers[source].price * random.within(93...106) / 100
      let copy = market.addCopy(of: source, in: thief, price: price, disguises: worn, &random)
      market.truth.append(
        .duplicates(
          offers: [source, copy], disguises: [CopyDisguise(offer: copy, disguises: worn)], isAuthorised: false))
    }
  }

  private func addVariant(of offer: Int, in market: inout MarketDraft, _ random: inout RandomStream) {
    let original = market.offers[offer]
    var good = original.good
    let kind: String
    var title = original.title
    switch random.below(3) {
    case 0:
      kind = "colour"
      let before = good.colourName
      good.colour = (good.colour + random.within(1...(GoodsLine.colours.count - 1))) % GoodsLine.colours.count
      title = title.exchanging(before, for: good.colourName)
    case 1:
      kind = "model"
      let before = good.model
      good.model = String(before.prefix { !$0.isNumber }) + String(random.within(10...9899))
      title = title.exchanging(before, for: good.model)
    default:
      kind = "pack-size"
      let before = good.measure
      let count = random.within(2...6)
      good.measure += good.line.isEnglish ? ", pack of \(count)" : " \(count)件装"
      good.price = good.price * count * 9 / 10
      title = title.exchanging(before, for: good.measure)
    }
    if good.gtin != nil { good.gtin = market.registrar.gtin() }
    let variant = market.addOffer(of: good, in: original.store, &random)
    market.offers[variant].title = title
    market.truth.append(.variant(kind: kind, offers: [offer, variant]))
  }

  private func offersInTruth(of market: MarketDraft) -> Set<Int> {
    var offers: Set<Int> = []
    for row in market.truth {
      switch row {
      case .duplicates(let members, _, _), .variant(_, let members): offers.formUnion(members)
      default: break
      }
    }
    return offers
  }
}

extension String {
  /// The text with one part for another, or with the other after it when it does not hold the part.
  fileprivate func exchanging(_ part: String, for other: String) -> String {
    let parts = split(separator: part, maxSplits: 1, omittingEmptySubsequences: false)
    return parts.count == 2 ? parts[0] + other + parts[1] : self + " " + other
  }
}
