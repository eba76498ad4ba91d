import Identifiers
public import Marketplace

/// A value that staff know to be shared by strangers: a cloud warehouse's address, an agency's phone.
public struct KnownHub: Hashable, Sendable {
  /// What it is: a phone, a device, a network, an address, an account.
  public let kind: TieKind
  /// The value, as somebody wrote it.
  public let value: String
  /// Whose it is: the warehouse, the agency.
  public let owner: String
  /// Why it says nothing.
  public let reason: String
  /// The last day on which the entry counts.
  public let expires: Day

  /// A known hub.
  public init(kind: TieKind, value: String, owner: String, reason: String, expires: Day) {
    self.kind = kind
    self.value = value
    self.owner = owner
    self.reason = reason
    self.expires = expires
  }

  /// Kinds of which values can be listed.
  public static let kinds: [TieKind] = [
    .entityID, .personID, .phone, .email, .bankCard, .paymentAccount, .device, .network, .address, .returnAddress,
  ]

  /// The value in canonical form; `nil` when it is none of its kind, or none that could identify anyone.
  public var canonical: String? { Identifier.judge(value, as: kind.identifierKind).canonical }

  /// The value as people may see it.
  public var masked: String { Identifier.masked(value, as: kind.identifierKind) }
}

extension TieKind {
  /// What a value of the kind is judged and masked as.
  var identifierKind: IdentifierKind {
    switch self {
    case .entityID: .creditCode
    case .personID: .residentID
    case .phone: .phone
    case .email: .email
    case .bankCard: .bankCard
    case .device: .device
    case .network: .network
    case .address, .returnAddress: .address
    default: .otherAccount
    }
  }
}

/// A known hub, and what it came to in a scan.
public struct KnownHubOutcome: Hashable, Sendable {
  /// The entry.
  public let hub: KnownHub
  /// How many stores hold the value; fewer than two are counted as none.
  public let holders: Int
  /// Whether its day has passed: then it is not applied.
  public let isExpired: Bool
}

/// A value whose holders became many more since an earlier scan. It is held back, in every scan that follows on this one as
/// well, for as long as so many hold it: staff who know better judge its stores to be the same.
public struct HolderJump: Hashable, Sendable {
  /// What it is.
  public let kind: TieKind
  /// The value, masked for people.
  public let masked: String
  /// How many stores held it.
  public let before: Int
  /// The stores that hold it now, ascending.
  public let stores: [Int]
}
