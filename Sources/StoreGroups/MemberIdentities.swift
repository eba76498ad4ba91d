import Identifiers
import Marketplace

/// The companies and persons who stand behind a group, by their registered numbers.
struct MemberIdentities {
  private var namesOfCompany: [String: [String]] = [:]
  private var namesOfPerson: [String: [String]] = [:]
  private var companiesOfPerson: [String: Set<String>] = [:]
  private var companiesOfMember: [Set<String>] = []
  private var principalsOfMember: [Set<String>] = []

  /// The identities of stores.
  init(_ members: [Store]) {
    for member in members {
      var companies: Set<String> = []
      var principals: Set<String> = []
      for party in member.parties {
        for id in party.ids {
          if let code = Self.canonical(id, scheme: .creditCode) {
            companies.insert(code)
            namesOfCompany[code, default: []] += party.names
          } else if let number = Self.canonical(id, scheme: .residentID) {
            if party.role != "operator", party.role != "contact" { principals.insert(number) }
            namesOfPerson[number, default: []] += party.names
          }
        }
      }
      for principal in principals { companiesOfPerson[principal, default: []].formUnion(companies) }
      companiesOfMember.append(companies)
      principalsOfMember.append(principals)
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
    let named = Array(namesOfCompany.values) + Array(namesOfPerson.values)
    facts.identitiesUnderSeveralNames = named.count(where: Self.areSeveral)
    facts.oneCompany =
      Self.intersection(companiesOfMember).isEmpty == false
      && Self.intersection(principalsOfMember).isEmpty == false
  }

  private static func canonical(_ id: Registered, scheme: IdentifierKind) -> String? {
    id.qualifier.lowercased() == scheme.rawValue ? Identifier.judge(id.value, as: scheme).canonical : nil
  }

  private static func intersection(_ sets: [Set<String>]) -> Set<String> {
    guard var common = sets.first else { return [] }
    for set in sets.dropFirst() { common.formIntersection(set) }
    return common
  }

  /// Whether names differ by more than spelling: no more than half of their pairs of characters are alike (Dice).
  static func areSeveral(_ names: [String]) -> Bool {
    let distinct = Set(names.map { name in name.lowercased().filter { $0.isLetter || $0.isNumber } }).sorted()
    guard let first = distinct.first else { return false }
    return distinct.dropFirst().contains { dice(first, $0) <= 0.5 }
  }

  /// Likeness of two texts by the characters they share (Dice 1945), 0 to 1.
  private static func dice(_ a: String, _ b: String) -> Double {
    var counts: [Character: Int] = [:]
    for character in a { counts[character, default: 0] += 1 }
    var common = 0
    for character in b {
      if let left = counts[character], left > 0 {
        counts[character] = left - 1
        common += 1
      }
    }
    return a.isEmpty && b.isEmpty ? 1 : 2 * Double(common) / Double(a.count + b.count)
  }
}
