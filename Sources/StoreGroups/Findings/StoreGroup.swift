/// Stores under common control, as far as the evidence shows. Says nothing about misuse: that is for `Judgement`.
public struct StoreGroup: Sendable {
  /// A stable id: the same for the same set of stores, and that of the earlier scan's group that it continues.
  public let id: String
  /// Indexes of the member stores in the market, ascending; two or more.
  public let stores: [Int]
  /// The links between members, strongest first; they connect every member.
  public let links: [StoreLink]
  /// What was measured of the group.
  public let facts: GroupFacts

  /// A group.
  public init(id: String, stores: [Int], links: [StoreLink], facts: GroupFacts) {
    self.id = id
    self.stores = stores
    self.links = links
    self.facts = facts
  }
}

/// What was measured of a group: facts without opinion. `nil` means that the feeds do not say.
public struct GroupFacts: Sendable {
  /// Share of the members' listings with a copy in another member store, 0 to 1; `nil` without listings.
  public var copiedShare: Double?
  /// Member stores that hold a copy of another member's listing.
  public var copyingStores = 0
  /// Clusters of copies that span two or more members.
  public var sharedClusters = 0
  /// The largest number of members opened within 72 hours; `nil` when no opening day is known.
  public var openedWithin72Hours: Int?
  /// The largest number of members opened within 45 days.
  public var openedWithin45Days: Int?
  /// Share of members whose shop names follow one template (a mark, a counter, a trade word), 0 to 1.
  public var templatedNames: Double = 0
  /// Registered companies among the members, by credit code.
  public var companies = 0
  /// Persons who stand behind the members, by identity number.
  public var persons = 0
  /// The largest number of companies that one person stands behind.
  public var companiesOfOnePerson = 0
  /// Provinces of those companies, by the region of their registration.
  public var provincesOfOnePerson = 0
  /// The largest number of persons whose stores register one telephone or mailbox: a contact that is not theirs.
  public var personsBehindOneContact = 0
  /// Identity numbers or credit codes that stand under more than one name in the group.
  public var identitiesUnderSeveralNames = 0
  /// Members with an invalid registered identity number or credit code.
  public var membersWithInvalidIdentity = 0
  /// Median of price against the market's median for the same product outside the group; `nil` without such products.
  public var priceRatio: Double?
  /// Products that the ratio was measured on.
  public var pricedProducts = 0
  /// Products that two or more members offer, all of them below nine tenths of the market's median.
  public var undercutProducts = 0
  /// Mean experience score of the members, 0 to 5. Context, never evidence.
  public var experience: Double?
  /// Whether declared same-owner affiliations connect every member.
  public var declaredOwner = false
  /// Whether one company, and its legal representative under one name, is registered for every member.
  public var oneCompany = false
  /// Whether one person under one name stands behind every member, and no member names another by a valid number.
  public var onePerson = false
  /// Brands that authorised all members.
  public var authorisedBrands: [String] = []
  /// Whether the members look like stores of people who live together, each with an owner and goods of its
  /// own.
  public var isHousehold = false
  /// Whether they look like clients of one agency or multi-channel network (MCN).
  public var isAgencyClientele = false
  /// Whether they look like shops of one franchise.
  public var isFranchise = false
  /// Links whose removal splits the group.
  public var bridges = 0
  /// Kinds of tie that carry the group's links, in the order of ``TieKind``.
  public var kinds: [TieKind] = []
  /// Members that are closed or suspended.
  public var closedStores = 0

  /// Facts of a group of which nothing was measured yet.
  public init() {}
}
