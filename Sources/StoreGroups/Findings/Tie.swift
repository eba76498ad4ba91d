/// Something that two stores have in common, and how much it says.
public struct Tie: Hashable, Sendable {
  /// What is shared.
  public let kind: TieKind
  /// The shared value, masked for people: `138****8000`. Empty for copied listings.
  public let masked: String
  /// How many stores of the market hold the value; for copied listings, how many listings the two share.
  public let holders: Int
  /// How the evidence counts: see ``TieStrength``.
  public let strength: TieStrength
  /// Evidence for common control, natural log-odds; 0 when the value is held back.
  public let weight: Double
  /// What the tie would weigh by itself: more than ``weight`` when a stronger tie of its family counts instead.
  public let alone: Double
  /// Probability that one controller owns the value, from its other holders, 0 to 1; `nil` where no holders are weighed.
  public let owned: Double?
  /// A number that tells the value from the market's other values, in this run alone; `nil` for what is no one value.
  public let value: Int?

  /// A tie.
  public init(
    kind: TieKind, masked: String, holders: Int, strength: TieStrength, weight: Double, alone: Double? = nil,
    owned: Double? = nil, value: Int? = nil
  ) {
    self.kind = kind
    self.masked = masked
    self.holders = holders
    self.strength = strength
    self.weight = weight
    self.alone = alone ?? weight
    self.owned = owned
    self.value = value
  }
}

/// What two stores can share.
public enum TieKind: String, CaseIterable, Sendable {
  /// The registered company: one credit code or business number.
  case entityID = "entity-id"
  /// The person: legal representative, owner or operator with one identity number, in whatever role.
  case personID = "person-id"
  /// A telephone number, wherever it is registered.
  case phone
  /// A mailbox, wherever it is registered.
  case email
  /// A bank card.
  case bankCard = "bank-card"
  /// A payment account that is no card.
  case paymentAccount = "payment-account"
  /// A device.
  case device
  /// A network address.
  case network = "ip"
  /// A registered or business address, to the room.
  case address
  /// A return or dispatch address, to the room.
  case returnAddress = "return-address"
  /// A person's or company's name alone.
  case name
  /// The same listings: copies, after disguises are undone.
  case copiedListings = "copied-listings"
  /// The merchant declared one owner.
  case declaredOwner = "declared-owner"
  /// A person judged both to be under one control.
  case judgement
  /// Records of one person, as far as name, day of birth, numbers and addresses tell, though no number is equal.
  case personRecord = "person-record"
  /// Records of one company, likewise.
  case companyRecord = "company-record"
}

/// How a tie counts towards a link (see Composition in `Signals/`).
public enum TieStrength: Int, Comparable, Sendable {
  /// Shown, but counts for nothing: the value is a hub.
  case heldBack = 0
  /// Counts only beside others.
  case weak = 1
  /// Two of different kinds make a link.
  case medium = 2
  /// Makes a link alone.
  case strong = 3

  /// Weaker strengths come first.
  public static func < (a: TieStrength, b: TieStrength) -> Bool { a.rawValue < b.rawValue }
}
