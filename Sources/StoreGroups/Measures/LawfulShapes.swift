import Identifiers
import Marketplace

/// Lawful reasons for stores to have things in common, as far as registrations and listings show them: a household, the
/// clients of one agency, the shops of one franchise.
///
/// All three need owners of their own: every store names its own person by number, and its own company where it names
/// one. A controller who hides behind nominees can look the same on paper; what he does with his stores tells him apart,
/// so a shape counts only while the members undercut nobody and, but for a franchise, copy nothing from one another; a
/// franchise only while its brand says so.
struct LawfulShapes {
  private let members: [Store]
  private let facts: GroupFacts
  private let hasOwnOwners: Bool

  init(of members: [Store], _ identities: MemberIdentities, _ facts: GroupFacts) {
    self.members = members
    self.facts = facts
    hasOwnOwners = identities.areOwnersDistinct && facts.identitiesUnderSeveralNames == 0
  }

  /// The most stores of a household, and the fewest clients that an agency is known by.
  private static let household = 4, clients = 5

  /// What people who live together share, and what an agency or multi-channel network lends.
  private static let ofHome: Set<TieKind> = [.address, .returnAddress, .phone, .email, .network, .device]
  private static let ofAgency: Set<TieKind> = [.address, .returnAddress, .phone, .email, .network, .device, .personID]
  /// What a head office gives its shops.
  private static let ofHeadOffice: Set<TieKind> = ofAgency.union([.copiedListings])

  /// Up to four stores, each of another person, at one room.
  var isHousehold: Bool {
    members.count <= Self.household && hasOwnOwners && hasOwnGoods && isTiedOnly(by: Self.ofHome) && shareRoom
  }

  /// Five stores or more that have nothing in common but a desk, a telephone, a mailbox, a warehouse, a device or a
  /// member of staff.
  var isAgencyClientele: Bool {
    members.count >= Self.clients && hasOwnOwners && hasOwnGoods && isTiedOnly(by: Self.ofAgency)
  }

  /// Stores that one brand authorised, each with an owner of its own.
  var isFranchise: Bool {
    hasOwnOwners && !facts.authorisedBrands.isEmpty && isTiedOnly(by: Self.ofHeadOffice) && facts.undercutProducts == 0
  }

  private var hasOwnGoods: Bool { facts.sharedClusters == 0 && facts.undercutProducts == 0 }

  private func isTiedOnly(by kinds: Set<TieKind>) -> Bool { !facts.kinds.isEmpty && kinds.isSuperset(of: facts.kinds) }

  private var shareRoom: Bool {
    var common: Set<String>?
    for member in members {
      let written = member.addresses.map(\.value) + member.parties.flatMap(\.addresses)
      let rooms = Set(
        written.compactMap { PostalAddress($0) }.filter { $0.foreign.isEmpty && $0.level == .room }.map { $0.key() })
      common = common.map { $0.intersection(rooms) } ?? rooms
    }
    return common?.isEmpty == false
  }
}
