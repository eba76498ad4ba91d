/// What the search for groups takes for granted before it has seen the market: one row a kind of tie, and the scale.
///
/// All weights are natural log-odds. The defaults follow Composition in the catalogue of signals: a strong tie links
/// alone, two medium ties of different families link, one medium tie with two weak ones does. Everything else is learnt
/// from the market at hand (``HubModel``).
public struct LinkageParameters: Sendable {
  /// Log-odds that two stores picked at random are under common control. -8 is one pair in 3,000: on the high side for
  /// any market of more than some hundred stores, and deliberately the same for all, so that a group is found alike in
  /// a small market and a large one.
  public var prior: Double = -8
  /// Log-odds from which on a pair is linked. 2.2 is a probability of 0.9.
  public var threshold: Double = 2.2
  /// What is known of how records of one person agree.
  var persons = RecordPriors.person
  /// What is known of how records of one company agree.
  var companies = RecordPriors.company
  /// What is known of each kind of tie.
  public var kinds: [TieKind: KindParameters] = KindParameters.standard
  /// The most that one copied listing weighs: a single text may be stolen by a stranger.
  public var firstCopy: Double = 4
  /// What each further shared copy adds, as a share of its own weight.
  public var furtherCopies: Double = 0.4
  /// A medium tie that other holders prove to be one controller's links alone, and then weighs at most this.
  public var provenCeiling: Double = 11
  /// The most that a tie weighs that counts as medium though its kind is strong: a number that nobody can have issued.
  public var mediumCeiling: Double = 7.5
  /// What is known of numbers that nobody can have issued: see `UnissuedNumber`.
  public var unissued = KindParameters(
    strength: .medium, ceiling: 11, ownedShare: 0.7, decay: 0.5, corroboration: 0.5)
  /// The most that a tie weighs that counts as weak though its kind does not: a landline, an address without a room.
  public var weakCeiling: Double = 2.5
  /// The log-odds of ownership from which on other holders are such a proof; 4.6 is a probability of 0.99.
  public var provenOdds = 4.6
  /// How many other holders must be corroborated for such a proof.
  public var provenHolders = 2
  /// A value with up to so many holders is compared pair by pair; beyond, along the other values its holders share.
  public var pairwiseHolders = 32
  /// The most shared values of one space (phones, devices …) that are looked at for one store.
  public var valuesPerSpace = 256
  /// Groups of this size on in which nothing of an owner's own (a company, a person, an account, copied listings) ties any
  /// two, but only what agents and landlords provide, are an agency's clients rather than one owner's stores.
  public var clienteleSize = 5
  /// Groups of this size on are so, too, when something of an owner's own ties less than ``ownShare`` of their members to
  /// another; and a hub of so many holders, of what is lent, has desks.
  public var agencySize = 8
  /// Share of the members of a group of ``agencySize`` whom something of the owner's own must tie to another member for
  /// the group to stand.
  public var ownShare = 0.3
  /// How many different things one agent lends to owners of several stores: a desk and a telephone. Two owners' groups
  /// that have no more in common, and nothing that is an owner's own, stay two.
  public var goodsOfOneAgent = 2
  /// Share of the stores of either group from which on nearly all have what an agent lends; some leave a field empty.
  public var shareOfClients = 0.8
  /// Groups of this size on are merged by one tie only when it is strong, or by two independent ones.
  public var guardedSize = 3
  /// The least share of the pairs of stores between two parts of a group that must be linked by what the two have in
  /// common themselves for the parts to be one group, 0 to 1. With 0 a single link is enough; groups of more than 1,024
  /// stores stay whole.
  public var cohesion = 0.0

  /// The defaults.
  public static let standard = LinkageParameters()

  /// Parameters that start as the defaults.
  public init() {}

  /// The most that a tie weighs which counts for no more than a strength.
  func ceiling(of strength: TieStrength) -> Double {
    switch strength {
    case .heldBack: 0
    case .weak: weakCeiling
    case .medium: unissued.ceiling
    case .strong: .infinity
    }
  }

  func kind(_ kind: TieKind) -> KindParameters { kinds[kind] ?? .silent }
}

/// What is known of a kind of tie before any market is seen.
public struct KindParameters: Sendable {
  /// How the kind counts towards a link.
  public var strength: TieStrength
  /// The most that one tie of the kind can weigh.
  public var ceiling: Double
  /// The least that it weighs, whatever the hub model says: above zero only for what cannot be lent to strangers.
  public var floor: Double
  /// Share of values with two holders that one controller owns, rather than strangers meeting by chance.
  public var ownedShare: Double
  /// How fast that share's log-odds fall with each doubling of the holders.
  public var decay: Double
  /// How many values the market must show before its own share outweighs that.
  public var priorValues: Double
  /// Share of the holders of an owned value whom something else ties to another holder.
  public var corroboration: Double

  /// What is known of a kind.
  public init(
    strength: TieStrength, ceiling: Double, floor: Double = 0, ownedShare: Double, decay: Double,
    priorValues: Double = 6, corroboration: Double
  ) {
    self.strength = strength
    self.ceiling = ceiling
    self.floor = floor
    self.ownedShare = ownedShare
    self.decay = decay
    self.priorValues = priorValues
    self.corroboration = corroboration
  }

  /// A kind that says nothing.
  static let silent = KindParameters(
    strength: .heldBack, ceiling: 0, ownedShare: 0.5, decay: 0, corroboration: 0.5)

  /// The defaults. Ceilings: 16 links alone with room to spare, two of 7.5 link and one does not, 2.5 is a third of a
  /// medium tie. Owned shares: our judgement of how often strangers share such a value, to be outweighed by the market.
  static let standard: [TieKind: KindParameters] = [
    .entityID: .init(
      strength: .strong, ceiling: 16, floor: 14, ownedShare: 0.999, decay: 0, priorValues: 100, corroboration: 0.6),
    .personID: .init(
      strength: .strong, ceiling: 16, ownedShare: 0.998, decay: 0.5, priorValues: 100, corroboration: 0.3),
    .bankCard: .init(
      strength: .strong, ceiling: 16, ownedShare: 0.998, decay: 0.5, priorValues: 1000, corroboration: 0.3),
    .paymentAccount: .init(
      strength: .strong, ceiling: 16, ownedShare: 0.998, decay: 0.5, priorValues: 1000, corroboration: 0.3),
    .phone: .init(strength: .medium, ceiling: 7.5, ownedShare: 0.6, decay: 0.7, corroboration: 0.7),
    .email: .init(strength: .medium, ceiling: 11, ownedShare: 0.7, decay: 0.7, corroboration: 0.7),
    .device: .init(strength: .medium, ceiling: 7.5, ownedShare: 0.7, decay: 0.7, corroboration: 0.7),
    .returnAddress: .init(strength: .medium, ceiling: 7.5, ownedShare: 0.5, decay: 0.7, corroboration: 0.7),
    .address: .init(strength: .weak, ceiling: 2.5, ownedShare: 0.3, decay: 0.7, corroboration: 0.7),
    .network: .init(strength: .weak, ceiling: 2.5, ownedShare: 0.2, decay: 0.7, corroboration: 0.7),
    .copiedListings: .init(strength: .medium, ceiling: 7.5, ownedShare: 0.3, decay: 0.3, corroboration: 0.6),
    .declaredOwner: .init(strength: .strong, ceiling: 16, floor: 16, ownedShare: 1, decay: 0, corroboration: 1),
    .personRecord: .init(
      strength: .strong, ceiling: 14, ownedShare: 0.99, decay: 0.5, priorValues: 100, corroboration: 0.3),
    .companyRecord: .init(
      strength: .strong, ceiling: 14, floor: 11, ownedShare: 0.99, decay: 0, priorValues: 100, corroboration: 0.3),
  ]
}
