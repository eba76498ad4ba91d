/// Kinds of tie that have one cause: whoever shares one of them is likely to share the others, so that a family counts
/// once in a link, by its best tie.
///
/// An agent gives all his clients his phone *and* his mailbox, an incubator one address for the register *and* for
/// returns: two ties, one fact.
public enum EvidenceFamily: String, CaseIterable, Sendable {
  /// The registered company.
  case entity
  /// A person, and how the person is reached.
  case person
  /// Where money is paid.
  case money
  /// What the store is run from.
  case machine
  /// Premises and logistics.
  case place
  /// The goods offered.
  case listings
  /// What the merchant declared.
  case declaration
  /// What a person decided.
  case judgement

  /// The family's place among all, from 0 to 7.
  var ordinal: Int {
    switch self {
    case .entity: 0
    case .person: 1
    case .money: 2
    case .machine: 3
    case .place: 4
    case .listings: 5
    case .declaration: 6
    case .judgement: 7
    }
  }
}

extension TieKind {
  /// The family that the kind belongs to.
  public var family: EvidenceFamily {
    switch self {
    case .entityID, .companyRecord: .entity
    case .personID, .personRecord, .phone, .email, .name: .person
    case .bankCard, .paymentAccount: .money
    case .device, .network: .machine
    case .address, .returnAddress: .place
    case .copiedListings: .listings
    case .declaredOwner: .declaration
    case .judgement: .judgement
    }
  }

  /// Whether the kind is an owner's own rather than something that an agent or a landlord provides to many.
  var isOwn: Bool {
    switch self {
    case .entityID, .personID, .bankCard, .paymentAccount, .copiedListings, .declaredOwner, .judgement, .personRecord,
      .companyRecord:
      true
    case .phone, .email, .device, .network, .address, .returnAddress, .name: false
    }
  }

  /// The kind's position among all kinds.
  var ordinal: Int {
    switch self {
    case .entityID: 0
    case .personID: 1
    case .phone: 2
    case .email: 3
    case .bankCard: 4
    case .paymentAccount: 5
    case .device: 6
    case .network: 7
    case .address: 8
    case .returnAddress: 9
    case .name: 10
    case .copiedListings: 11
    case .declaredOwner: 12
    case .judgement: 13
    case .personRecord: 14
    case .companyRecord: 15
    }
  }
}
