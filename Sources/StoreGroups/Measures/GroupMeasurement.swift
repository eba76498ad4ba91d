import Identifiers
import Marketplace

/// Measures the groups of a market: what their listings, prices, openings, names and registrations have in common.
struct GroupMeasurement {
  private let market: Market
  private let groups: [[Int]]
  private let copying: GroupCopying
  private let prices: GroupPrices
  private let faulty: Set<Int>

  /// Measures what takes a walk over the whole market; the rest is measured group by group.
  ///
  /// - Parameters:
  ///   - market: The market.
  ///   - copies: Which listings are copies of one another.
  ///   - groups: The members of each group.
  ///   - faults: The faulty values of all stores.
  /// - Complexity: O(listings + copies).
  init(market: Market, copies: ListingCopies, groups: [[Int]], faults: [RegistrationFault]) {
    self.market = market
    self.groups = groups
    var groupOfStore = [Int32](repeating: -1, count: market.stores.count)
    for (group, stores) in groups.enumerated() {
      for store in stores { groupOfStore[store] = Int32(truncatingIfNeeded: group) }
    }
    copying = GroupCopying(market: market, copies: copies, groupOfStore: groupOfStore, groupCount: groups.count)
    prices = GroupPrices(market: market, groupOfStore: groupOfStore, groupCount: groups.count)
    faulty = Set(faults.filter(\.isIdentity).map(\.store))
  }

  /// The facts of a group.
  func facts(ofGroup number: Int, links: [StoreLink], declarations: OwnerDeclarations) -> GroupFacts {
    let stores = groups[number]
    let members = stores.map { Store($0, in: market) }
    var facts = GroupFacts()
    facts.copiedShare = copying.copiedShare(ofGroup: number)
    facts.copyingStores = copying.copyingStores[number]
    facts.sharedClusters = copying.sharedClusters[number]
    let openings = members.compactMap { $0.opened?.number }.sorted()
    if !openings.isEmpty {
      facts.openedWithin72Hours = Self.mostWithin(days: 3, of: openings)
      facts.openedWithin45Days = Self.mostWithin(days: 45, of: openings)
    }
    facts.templatedNames = NameTemplate.share(of: members.map(\.name))
    let identities = MemberIdentities(members)
    identities.fill(&facts)
    facts.membersWithInvalidIdentity = stores.count { faulty.contains($0) }
    facts.priceRatio = prices.ratio(ofGroup: number)
    facts.pricedProducts = prices.pricedProducts[number]
    facts.undercutProducts = prices.undercutProducts[number]
    let scores = members.compactMap { $0.experience["overall"] }
    if !scores.isEmpty { facts.experience = scores.reduce(0, +) / Double(scores.count) }
    facts.declaredOwner = Self.connects(stores, along: links) { link in
      link.ties.contains { $0.kind == .declaredOwner }
    }
    facts.authorisedBrands = Self.commonBrands(members)
    facts.bridges = Bridges.find(in: links).count
    let kinds = Set(links.flatMap { $0.ties.filter { $0.weight > 0 }.map(\.kind) })
    facts.kinds = TieKind.allCases.filter(kinds.contains)
    facts.closedStores = members.count { $0.status == "closed" || $0.status == "suspended" }
    let shapes = LawfulShapes(of: members, identities, facts)
    facts.isHousehold = shapes.isHousehold
    facts.isAgencyClientele = shapes.isAgencyClientele
    facts.isFranchise = shapes.isFranchise
    return facts
  }

  /// The largest number of days, ascending, that lie within a span.
  static func mostWithin(days span: Int, of openings: [Int]) -> Int {
    var most = 0
    var first = 0
    for last in openings.indices {
      while openings[last] - openings[first] > span { first += 1 }
      most = max(most, last - first + 1)
    }
    return most
  }

  private static func connects(
    _ stores: [Int], along links: [StoreLink], where isMeant: (StoreLink) -> Bool
  ) -> Bool {
    let numbers = Dictionary(uniqueKeysWithValues: stores.enumerated().map { ($1, $0) })
    var sets = UnionFind(count: stores.count)
    var joins = 0
    for link in links where isMeant(link) {
      if let a = numbers[link.a], let b = numbers[link.b], sets.union(a, b) { joins += 1 }
    }
    return joins == stores.count - 1
  }

  private static func commonBrands(_ members: [Store]) -> [String] {
    let brands = members.map { member in
      Set(member.affiliations.filter { $0.qualifier == "brand-authorisation" }.map(\.value))
    }
    guard var common = brands.first else { return [] }
    for others in brands.dropFirst() { common.formIntersection(others) }
    return common.sorted()
  }
}

extension RegistrationFault {
  /// Whether the value was to say who stands behind the store, rather than how to reach or pay them. A number in the
  /// field of a name is no identity, and one that somebody covered before passing it on is no wrong one.
  fileprivate var isIdentity: Bool {
    guard fault != .masked else { return false }
    switch identifier {
    case .other where fault == .wrongField: return false
    case .phone, .email, .address, .device, .network: return false
    case .bankCard, .bankAccount, .bankIdentifier, .alipay, .wechatPay, .paypal, .bitcoin, .otherAccount: return false
    default: return true
    }
  }
}
