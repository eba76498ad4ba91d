import Marketplace

/// An owner of several stores with nothing to hide: one company, goods of its own in each store.
struct LawfulOwner {
  /// The number of stores.
  let size: Int
  /// Whether the stores name each other.
  let declares: Bool

  /// Adds the owner's stores to the market. They trade as any other store does.
  func join(_ market: inout MarketDraft, _ random: inout RandomStream) {
    let stores = (0..<size).map { _ in market.addMerchant(&random) }
    var links: [StoreTie] = []
    for (place, store) in stores.enumerated().dropFirst() {
      for kind in [TieKind.company, .phone] + (declares ? [.returnAddress, .device] : []) {
        kind.copy(from: stores[0], to: store, in: &market, &random)
        links.append(StoreTie(first: stores[0], second: store, kind: kind.rawValue))
      }
      market.merchants[store].opened = Day(number: market.merchants[stores[0]].opened.number + 180 * place)
    }
    if declares {
      for store in stores { market.merchants[store].sameOwner = stores.filter { $0 != store } }
    }
    market.plain += stores
    market.truth.append(
      .group(
        stores: stores, isMalicious: false, isDeclared: declares,
        story: declares ? "lawful owner, declared" : "lawful owner, undeclared", links: links))
  }
}

/// A married couple: two companies, two shops with goods of their own, one home.
struct Couple {
  /// Adds the two stores to the market.
  func join(_ market: inout MarketDraft, _ random: inout RandomStream) {
    let first = market.addMerchant(&random)
    let second = market.addMerchant(&random)
    market.merchants[second].company.address = market.merchants[first].returnRoom.written
    market.merchants[first].company.address = market.merchants[first].returnRoom.written
    TieKind.returnAddress.copy(from: first, to: second, in: &market, &random)
    market.merchants[second].lines = GoodsLine.chinese.filter { line in
      !market.merchants[first].lines.contains { $0.category == line.category }
    }.prefix(2).map { $0 }
    market.plain += [first, second]
    market.truth.append(.hub(kind: "home-address", stores: [first, second]))
  }
}

/// A store that was closed and came back under a nominee with the same goods.
struct Reopening {
  /// Adds the closed store and its successor to the market.
  func join(_ market: inout MarketDraft, _ random: inout RandomStream) {
    let closed = market.addMerchant(&random)
    let successor = market.addMerchant(&random)
    market.merchants[closed].isClosed = true
    market.merchants[closed].opened = Day(number: market.asOf.number - random.within(200...320))
    market.merchants[successor].opened = Day(number: market.asOf.number - random.within(20...60))
    market.merchants[successor].lines = market.merchants[closed].lines
    var links: [StoreTie] = []
    for kind in [TieKind.device, .card, .phone] {
      kind.copy(from: closed, to: successor, in: &market, &random)
      links.append(StoreTie(first: closed, second: successor, kind: kind.rawValue))
    }
    market.truth.append(
      .group(
        stores: [closed, successor], isMalicious: true, isDeclared: false, story: "re-opened under a nominee",
        links: links))
    for _ in 0..<random.within(6...8) {
      let source = market.addOffer(of: market.newGood(for: closed, &random), in: closed, &random)
      let worn = Disguise.some(upTo: 2, &random)
      let price = market.offers[source].price * random.within(96...102) / 100
      let copy = market.addCopy(of: source, in: successor, price: price, disguises: worn, &random)
      market.truth.append(
        .duplicates(
          offers: [source, copy], disguises: [CopyDisguise(offer: copy, disguises: worn)], isAuthorised: false))
    }
  }
}
