import Marketplace

/// The market while it is being made: merchants, offers, and what is true of them, each known by its place.
struct MarketDraft {
  /// The seed of everything.
  let seed: UInt64
  /// The day the market is exported.
  let asOf: Day
  /// The stores.
  var merchants: [Merchant] = []
  /// The listings.
  var offers: [Offer] = []
  /// What is true.
  var truth: [TruthRow] = []
  /// What the first ring of the market sells in copies: offers of one text, by text.
  var ringCatalogues: [[Int]] = []
  /// What the authorised stores of a brand sell in common: offers of one text, by text.
  var brandCatalogues: [[Int]] = []
  /// Stores that are what they seem and have no part of their own.
  var plain: [Int] = []
  /// Makes what merchants register.
  var registrar: Registrar

  /// An empty market.
  init(seed: UInt64) {
    self.seed = seed
    registrar = Registrar(seed: seed)
    asOf = Day(year: 2026, month: 10, day: 31) ?? Day(number: 20_757)
  }

  /// A stream for one part of the market.
  func stream(_ name: String) -> RandomStream { RandomStream(seed: seed, name: name) }

  /// Adds an honest store of its own and says where it stands.
  mutating func addMerchant(isEnglish: Bool = false, _ random: inout RandomStream) -> Int {
    let place = registrar.place()
    let room = registrar.address(in: place)
    let lines = isEnglish ? GoodsLine.english : GoodsLine.chinese
    let overall = min(498, max(430, random.around(476, spread: 18)))
    merchants.append(
      Merchant(
        name: isEnglish
          ? "\(random.pick(ShopNames.englishHeads)) \(random.pick(ShopNames.englishEndings))"
          : random.pick(ShopNames.heads) + random.pick(ShopNames.tails) + random.pick(ShopNames.endings),
        isEnglish: isEnglish, opened: Day(number: asOf.number - random.within(60...2900)),
        experience: [overall] + (0..<3).map { _ in min(500, max(420, random.around(overall, spread: 9))) },
        company: registrar.company(at: place), representative: registrar.person(), operatedBy: registrar.person(),
        phones: [registrar.phone()], emails: [registrar.email()], card: registrar.card(),
        alipay: random.chance(55) ? registrar.email() : nil, returnAddress: room.written, returnRoom: room,
        devices: (0..<random.within(1...2)).map { _ in registrar.device() },
        networks: (0..<random.within(1...3)).map { _ in registrar.network() },
        lines: random.pick(random.within(1...3), of: lines), copywriter: Copywriter(isEnglish: isEnglish, &random)))
    return merchants.count - 1
  }

  /// Adds an offer of a store, described in the store's own words, and says where it stands.
  @discardableResult
  mutating func addOffer(of good: Good, in store: Int, price: Int? = nil, _ random: inout RandomStream) -> Int {
    let merchant = merchants[store]
    let usual = good.price * random.within(94...108) / 100
    offers.append(
      Offer(
        store: store, good: good, title: merchant.copywriter.title(of: good, &random),
        description: merchant.copywriter.description(of: good, &random), price: price ?? usual,
        created: dayAfterOpening(of: store, &random)))
    return offers.count - 1
  }

  /// Adds a copy of an offer's text to a store, disguised, and says where it stands.
  mutating func addCopy(
    of source: Int, in store: Int, price: Int, disguises: [Disguise], _ random: inout RandomStream
  ) -> Int {
    var copy = offers[source]
    copy.store = store
    copy.price = price
    copy.created = dayAfterOpening(of: store, &random)
    copy.pictures = []
    for disguise in disguises { disguise.apply(to: &copy, &random) }
    offers.append(copy)
    return offers.count - 1
  }

  /// New goods of one of a store's lines.
  mutating func newGood(for store: Int, withGTIN percent: Int = 25, _ random: inout RandomStream) -> Good {
    var good = Copywriter.good(of: random.pick(merchants[store].lines), &random)
    if random.chance(percent) { good.gtin = registrar.gtin() }
    return good
  }

  private func dayAfterOpening(of store: Int, _ random: inout RandomStream) -> Day {
    let opened = merchants[store].opened.number
    return Day(number: random.within(opened...max(opened, asOf.number - 1)))
  }
}
