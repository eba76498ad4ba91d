import Marketplace

/// A ring: one controller behind many stores, each in the name of another company, all selling one copied catalogue
/// below the price of others.
struct Ring {
  /// The number of stores.
  let size: Int
  /// How many goods its catalogue has.
  let catalogueSize: Int
  /// The percentage of the usual price that it asks.
  let pricePercent: Int
  /// Whether the stores opened within three days.
  let opensInBurst: Bool
  /// Whether the shops' names follow one pattern.
  let hasTemplatedNames: Bool

  /// Adds the ring's stores, their ties and their copies to the market.
  ///
  /// - Parameters:
  ///   - undercut: Goods that honest stores sell as well, at the usual price.
  ///   - stolenFrom: Offers of honest stores whose text the ring copies.
  ///   - story: What the truth calls it.
  func join(
    _ market: inout MarketDraft, undercutting undercut: [Good], stealing stolenFrom: [Int], story: String,
    _ random: inout RandomStream
  ) {
    let members = (0..<size).map { _ in market.addMerchant(&random) }
    dress(members, in: &market, &random)
    let links = tie(members, in: &market, &random)
    market.truth.append(
      .group(stores: members, isMalicious: true, isDeclared: false, story: story, links: links))
    sell(members, in: &market, undercutting: undercut, stealing: stolenFrom, &random)
  }

  /// Names, opening days and scores.
  private func dress(_ members: [Int], in market: inout MarketDraft, _ random: inout RandomStream) {
    let mark = random.pick(ShopNames.heads) + random.pick(ShopNames.tails)
    let ending = random.pick(ShopNames.endings)
    let first = market.asOf.number - random.within(70...400)
    let lines = random.pick(3, of: GoodsLine.chinese)
    for (place, member) in members.enumerated() {
      market.merchants[member].lines = lines
      market.merchants[member].experience = (0..<4).map { _ in min(485, max(390, random.around(445, spread: 30))) }
      if opensInBurst { market.merchants[member].opened = Day(number: first + random.below(3)) }
      // Two members in three follow the pattern; a pattern without exception would be too easy to find.
      if hasTemplatedNames, place % 3 != 2 {
        market.merchants[member].name = mark + Ring.counters[place % Ring.counters.count] + ending
      }
    }
  }

  /// Ties each store to one that came before it: by one value that few share by chance, or by two that some do.
  private func tie(_ members: [Int], in market: inout MarketDraft, _ random: inout RandomStream) -> [StoreTie] {
    var links: [StoreTie] = []
    for place in members.indices.dropFirst() {
      let earlier = members[max(0, place - 1 - random.below(4))]
      let kinds: [TieKind]
      switch place % 4 {
      case 1: kinds = [.device, .phone]
      case 2: kinds = [.card, .returnAddress]
      case 3: kinds = [.phone, .email, .returnAddress]
      default: kinds = [random.pick([.device, .alipay, .operatedBy]), .email]
      }
      for kind in kinds {
        kind.copy(from: earlier, to: members[place], in: &market, &random)
        links.append(StoreTie(first: earlier, second: members[place], kind: kind.rawValue))
      }
    }
    return links
  }

  /// Makes a catalogue and fills each store with copies of it.
  private func sell(
    _ members: [Int], in market: inout MarketDraft, undercutting undercut: [Good], stealing stolenFrom: [Int],
    _ random: inout RandomStream
  ) {
    var copies: [[Int]] = []
    var disguises: [[CopyDisguise]] = []
    let invented = max(0, catalogueSize - undercut.count - stolenFrom.count)
    let goods = undercut + (0..<invented).map { _ in market.newGood(for: members[0], &random) }
    for good in goods {
      let writer = random.pick(members)
      copies.append([market.addOffer(of: good, in: writer, price: asked(for: good.price, &random), &random)])
      disguises.append([])
    }
    for source in stolenFrom {
      copies.append([source])
      disguises.append([])
    }
    for member in members {
      let chosen = random.pick(
        random.within(max(3, catalogueSize * 5 / 10)...max(3, catalogueSize * 8 / 10)), of: Array(copies.indices))
      for text in chosen.sorted() {
        let source = copies[text][0]
        if market.offers[source].store == member { continue }
        let worn = Disguise.some(upTo: 3, &random)
        let price = asked(for: market.offers[source].good.price, &random)
        let copy = market.addCopy(of: source, in: member, price: price, disguises: worn, &random)
        copies[text].append(copy)
        disguises[text].append(CopyDisguise(offer: copy, disguises: worn))
      }
      for _ in 0..<random.within(0...2) {
        market.addOffer(of: market.newGood(for: member, &random), in: member, &random)
      }
    }
    for (text, offers) in copies.enumerated() where offers.count > 1 {
      market.truth.append(.duplicates(offers: offers, disguises: disguises[text], isAuthorised: false))
    }
    market.ringCatalogues += copies.filter { $0.count > 1 }
  }

  private func asked(for usual: Int, _ random: inout RandomStream) -> Int {
    max(100, usual * (pricePercent + random.within(-4...4)) / 100)
  }

  private static let counters = "一店 二店 三店 四店 五店 六店 七店 八店 九店 十店 十一店 十二店".words
}
