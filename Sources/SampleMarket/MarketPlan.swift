/// Who lives in a market of a given size: districts of about 320 stores, each with a cast of its own.
struct MarketPlan {
  /// The stores of each district.
  let districts: [Int]

  /// The fewest stores that hold the cast.
  static let fewestStores = 80
  /// The most stores; beyond this the market would not fit in memory.
  static let mostStores = 200_000
  /// The stores of a district.
  static let districtSize = 320

  /// The plan of a market of `stores` stores.
  init(stores: Int) {
    let count = max(1, stores / Self.districtSize)
    districts = (0..<count).map { stores / count + ($0 < stores % count ? 1 : 0) }
  }

  /// The market that the plan and a seed make.
  func compose(seed: UInt64) -> MarketDraft {
    var market = MarketDraft(seed: seed)
    for (district, size) in districts.enumerated() { settle(district, size: size, in: &market) }
    return market
  }

  private func settle(_ district: Int, size: Int, in market: inout MarketDraft) {
    var random = market.stream("district \(district)")
    let first = market.merchants.count
    let plainBefore = market.plain.count
    let isFirst = district == 0
    let large = isFirst ? 14 : random.within(6...26)
    let small = isFirst ? 3 : random.within(2...5)
    LawfulOwner(size: 3, declares: true).join(&market, &random)
    LawfulOwner(size: 2, declares: false).join(&market, &random)
    Couple().join(&market, &random)
    BrandStores(size: isFirst ? 7 : random.within(4...9)).join(&market, &random)
    Reopening().join(&market, &random)
    let held = market.merchants.count - first + large + small
    let honest = (0..<max(0, size - held)).map { _ in
      market.addMerchant(isEnglish: random.chance(11), &random)
    }
    market.plain += honest
    let trade = HonestTrade(stores: Array(market.plain[plainBefore...]))
    let shared = trade.sellShared(kinds: max(12, size / 12), in: &market, &random)
    trade.sellOwn(in: &market, &random)
    trade.copyTexts(relisted: max(8, size / 24), stolen: max(4, size / 50), in: &market, &random)
    Ring(size: large, catalogueSize: 14, pricePercent: 62, opensInBurst: true, hasTemplatedNames: true).join(
      &market, undercutting: Array(shared.goods.prefix(5)), stealing: Array(shared.offers.suffix(2)),
      story: "large ring",
      &random)
    Ring(size: small, catalogueSize: 9, pricePercent: 74, opensInBurst: false, hasTemplatedNames: false).join(
      &market, undercutting: Array(shared.goods.dropFirst(5).prefix(2)), stealing: [], story: "small ring", &random)
    gatherHubs(
      district: district, size: size, honest: honest, ring: market.merchants.count - small - large, in: &market, &random
    )
    if isFirst { Faults.spoil(Array(honest.suffix(3)), in: &market) }
  }

  /// Hubs hold honest stores; four members of the large ring hide among the agent's customers.
  private func gatherHubs(
    district: Int, size: Int, honest: [Int], ring: Int, in market: inout MarketDraft, _ random: inout RandomStream
  ) {
    for hub in Hub.allCases {
      let share = district == 0 ? 100 : random.within(15...160)
      let wanted = max(3, hub.size * min(size, Self.districtSize) / Self.districtSize * share / 100)
      let hidden = hub == .agentPhone ? (ring..<(ring + min(4, wanted / 4))).map { $0 } : []
      let stores = hidden + random.pick(wanted - hidden.count, of: honest)
      hub.gather(stores.sorted(), in: &market, &random)
    }
  }
}
