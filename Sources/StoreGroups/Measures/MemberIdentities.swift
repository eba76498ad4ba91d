import Identifiers
import Marketplace

/// The companies and persons who stand behind a group, by their registered numbers.
struct MemberIdentities {
  private var namesOfCompany: [String: [String]] = [:]
  private var namesOfPerson: [String: [String]] = [:]
  private var companiesOfPerson: [String: Set<String>] = [:]
  private var companiesOfMember: [Set<String>] = []
  private var principalsOfMember: [Set<String>] = []
  private var staffOfMember: [Set<String>] = []
  /// The persons behind the stores that register a telephone or a mailbox.
  private var principalsOfContact: [String: Set<String>] = [:]

  /// The identities of stores.
  init(_ members: [Store]) {
    for member in members {
      var companies: Set<String> = []
      var principals: Set<String> = []
      var staff: Set<String> = []
      for party in member.parties {
        for id in party.ids {
          if let code = Self.canonical(id, scheme: .creditCode) {
            companies.insert(code)
            namesOfCompany[code, default: []] += party.names
          } else if let number = Self.canonical(id, scheme: .residentID) {
            if party.role == "operator" || party.role == "contact" {
              staff.insert(number)
            } else {
              principals.insert(number)
            }
            // A company's name beside its representative's number names the company.
            let names = party.kind == "company" ? [] : party.names.filter { !CompanyName($0).hasLegalForm }
            namesOfPerson[number, default: []] += names
          }
        }
      }
      for principal in principals { companiesOfPerson[principal, default: []].formUnion(companies) }
      companiesOfMember.append(companies)
      principalsOfMember.append(principals)
      staffOfMember.append(staff)
      // One a store: a company's own representative and shareholders share its telephone.
      guard let principal = principals.min() else { continue }
      for party in member.parties {
        let contacts =
          party.phones.map { Identifier.judge($0, as: .phone) } + party.emails.map { Identifier.judge($0, as: .email) }
        for contact in contacts.compactMap(\.canonical) {
          principalsOfContact[contact, default: []].insert(principal)
        }
      }
    }
  }

  /// Whether every member names a person of its own who stands behind it, and no two name one company; nor does anybody
  /// who stands behind one work for another.
  var areOwnersDistinct: Bool {
    var principals: Set<String> = []
    var companies: Set<String> = []
    for (member, owners) in principalsOfMember.enumerated() {
      guard !owners.isEmpty, principals.isDisjoint(with: owners), companies.isDisjoint(with: companiesOfMember[member])
      else { return false }
      principals.formUnion(owners)
      companies.formUnion(companiesOfMember[member])
    }
    return staffOfMember.enumerated().allSatisfy { member, staff in
      staff.subtracting(principalsOfMember[member]).isDisjoint(with: principals)
    }
  }

  /// Writes what the registers say of the group.
  func fill(_ facts: inout GroupFacts) {
    facts.companies = namesOfCompany.count
    facts.persons = namesOfPerson.count
    facts.companiesOfOnePerson = companiesOfPerson.values.map(\.count).max() ?? 0
    facts.provincesOfOnePerson =
      companiesOfPerson.values.map { companies in
        // GB 32100: digits 3 and 4 are the province of the registering authority.
        Set(companies.map { $0.dropFirst(2).prefix(2) }).count
      }.max() ?? 0
    facts.personsBehindOneContact = principalsOfContact.values.map(\.count).max() ?? 0
    facts.identitiesUnderSeveralNames =
      namesOfCompany.values.count { NameAgreement.areSeveral(companies: $0) }
      + namesOfPerson.values.count { NameAgreement.areSeveral(persons: $0) }
    // A number under several names is nobody's own, for all that is known.
    let isOpen = Self.intersection(principalsOfMember).contains { number in
      !NameAgreement.areSeveral(persons: namesOfPerson[number] ?? [])
    }
    facts.oneCompany = isOpen && !Self.intersection(companiesOfMember).isEmpty
    facts.onePerson = isOpen && namesOfPerson.count == 1
  }

  private static func canonical(_ id: Registered, scheme: IdentifierKind) -> String? {
    IdentifierKind(named: id.qualifier) == scheme ? Identifier.judge(id.value, as: scheme).canonical : nil
  }

  private static func intersection(_ sets: [Set<String>]) -> Set<String> {
    guard var common = sets.first else { return [] }
    for set in sets.dropFirst() { common.formIntersection(set) }
    return common
  }
}
