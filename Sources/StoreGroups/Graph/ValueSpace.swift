import Identifiers

/// What a registered value is, whoever registered it and as what: values meet within one space only.
enum ValueSpace: UInt8, CaseIterable, Sendable {
  case entity
  case person
  /// A credit code whose check character fits though a part of it does not exist: see ``UnissuedNumber``.
  case unissuedEntity
  /// A resident identity number of that sort.
  case unissuedPerson
  /// A mobile number in a range that is given to nobody, as far as is known.
  case unassignedPhone
  case phone
  /// A landline or service number, which a whole company or a business park shares.
  case landline
  case email
  case card
  case account
  case device
  case network
  /// An address to the room.
  case address
  /// An address that stops short of a room, where a whole building meets.
  case building
  /// A person whom several records describe without an equal number: see ``PartyResolution``.
  case personRecord
  /// A company of that sort.
  case companyRecord
  /// A cluster of copied listings, whose holders are the stores that offer them.
  case copies

  /// The kind of identifier that the space's values are masked as.
  var identifierKind: IdentifierKind {
    switch self {
    case .entity, .unissuedEntity: .creditCode
    case .personRecord, .companyRecord: .other
    case .person, .unissuedPerson: .residentID
    case .phone, .landline, .unassignedPhone: .phone
    case .email: .email
    case .card, .account: .bankCard
    case .device, .copies: .device
    case .network: .network
    case .address, .building: .address
    }
  }

  /// A value of the space without what stands before it to tell it from others: the scheme of a rare number says nothing
  /// about its holder.
  func text(of canonical: ArraySlice<UInt8>) -> String {
    String(decoding: canonical[plain(canonical)], as: UTF8.self)
  }

  /// Where the bytes of ``text(of:)`` stand.
  func plain(_ canonical: ArraySlice<UInt8>) -> Range<Int> {
    guard self == .entity || self == .person || self == .account,
      let colon = canonical.firstIndex(of: UInt8(ascii: ":"))
    else { return canonical.indices }
    return (colon + 1)..<canonical.endIndex
  }

  /// The most that a value of the space counts for, whatever its kind of tie counts for otherwise.
  var mostStrength: TieStrength {
    switch self {
    case .landline, .building: .weak
    case .unissuedEntity, .unissuedPerson, .unassignedPhone: .medium
    case .entity, .person, .phone, .email, .card, .account, .device, .network, .address, .personRecord, .companyRecord,
      .copies:
      .strong
    }
  }

  /// What two stores share who hold a value of the space in these roles.
  func tieKind(_ a: HolderRole, _ b: HolderRole) -> TieKind {
    let both = a.intersection(b)
    return switch self {
    case .entity, .unissuedEntity: .entityID
    case .person, .unissuedPerson: .personID
    case .phone, .landline, .unassignedPhone: both.contains(.account) ? .paymentAccount : .phone
    case .email: both.contains(.account) ? .paymentAccount : .email
    case .card: .bankCard
    case .account: .paymentAccount
    case .device: .device
    case .network: .network
    case .address, .building: both.contains(.logistics) ? .returnAddress : .address
    case .personRecord: .personRecord
    case .companyRecord: .companyRecord
    case .copies: .copiedListings
    }
  }
}

/// As what a store holds a value. A store may hold one value in several roles.
struct HolderRole: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  /// A person's or a company's own means of contact.
  static let contact = HolderRole(rawValue: 1)
  /// An account that money is paid into.
  static let account = HolderRole(rawValue: 2)
  /// A registered or business address.
  static let premises = HolderRole(rawValue: 4)
  /// A return or dispatch address.
  static let logistics = HolderRole(rawValue: 8)
  /// The legal representative or owner.
  static let principal = HolderRole(rawValue: 16)
  /// Whoever runs the store or answers for it without owning it.
  static let staff = HolderRole(rawValue: 32)
  /// The store wrote the value with one typing error.
  static let mistyped = HolderRole(rawValue: 64)
}
