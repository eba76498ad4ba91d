import Marketplace
import Testing

@testable import StoreGroups

@Suite struct LawfulShapesTests {
  /// A resident id (GB 11643) of a number's own.
  private static func person(_ number: Int) -> String {
    let digits = "33010619800101" + String(number + 100)
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(digits, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
    return digits + ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum % 11]
  }

  /// Stores of different people at one room, under one telephone and on one network.
  private func household(of count: Int, rooms: [String] = ["浙江省杭州市西湖区听松路88号3幢501室"]) -> MarketBuilder {
    var market = MarketBuilder()
    market.addHonest(20)
    for number in 0..<count {
      let store = "s\(number)"
      market.say(store, .name, "店铺\(number)")
      market.party(
        store, "legal-representative", "person", name: "王\(["秀英", "建国", "丽", "强", "芳", "伟"][number % 6])",
        scheme: "cn-resident-id", id: Self.person(number))
      market.say(store, .partyPhone, "13905716248")
      market.say(store, .address, rooms[number % rooms.count], "office")
      market.say(store, .network, "39.154.9.7", "ip")
      market.list("goods of \(store)", in: store, model: "own \(number)")
    }
    return market
  }

  private func facts(_ market: MarketBuilder) throws -> GroupFacts {
    try #require(market.find().groups.first).facts
  }

  @Test func `two people at one address with goods of their own are a household`() throws {
    let facts = try facts(household(of: 2))
    #expect(facts.isHousehold)
    #expect(!facts.isAgencyClientele && !facts.isFranchise)
  }

  @Test func `who copies the other's goods is no household, nor who has the other's account or number`() throws {
    var copying = household(of: 2)
    copying.copy(["goods of s0", "goods of s1"])
    #expect(try !facts(copying).isHousehold)
    var paid = household(of: 2)
    for store in ["s0", "s1"] { paid.say(store, .account, "an account of both", "other") }
    #expect(try !facts(paid).isHousehold)
    var same = household(of: 2)
    same.party("s1", "beneficial-owner", "person", scheme: "cn-resident-id", id: Self.person(0))
    #expect(try !facts(same).isHousehold)
    var nameless = household(of: 2)
    nameless.party("s0", "entity", "company", name: "一号贸易有限公司", scheme: "cn-uscc", id: "91330106MA2AXXXX5N")
    nameless.party("s1", "operator", "person", scheme: "cn-resident-id", id: Self.person(0))
    #expect(try !facts(nameless).isHousehold)
  }

  /// Three stores with one telephone and one account, and who stands behind each.
  private func stores(behind owners: [(name: String, id: String)?]) throws -> GroupFacts {
    var market = MarketBuilder()
    market.addHonest(20)
    for (number, owner) in owners.enumerated() {
      let store = "s\(number)"
      if let owner {
        market.party(
          store, "legal-representative", "person", name: owner.name, scheme: "cn-resident-id", id: owner.id)
      }
      market.say(store, .partyPhone, "13905716248")
      market.say(store, .account, "an account of all", "other")
    }
    return try facts(market)
  }

  @Test func `one person stands behind all only when each names the same, and under one name`() throws {
    let wang = (name: "王秀英", id: Self.person(0))
    #expect(try stores(behind: [wang, wang, wang]).onePerson)
    #expect(try !stores(behind: [wang, wang, nil]).onePerson)
    #expect(try !stores(behind: [wang, wang, ("王秀英", "330106198001011000")]).onePerson)
    #expect(try !stores(behind: [wang, wang, ("李建国", wang.id)]).onePerson)
    #expect(try !stores(behind: [wang, wang, ("李建国", Self.person(1))]).onePerson)
  }

  /// A group of stores tied by kinds of value, as it was measured.
  private func shapes(
    of count: Int, tiedBy kinds: [TieKind], _ change: (inout GroupFacts) -> Void = { _ in }
  ) -> LawfulShapes {
    let (market, _) = household(of: count).build()
    let members = (0..<count).compactMap { market.store(withID: "s\($0)") }.map { Store($0, in: market) }
    var facts = GroupFacts()
    facts.kinds = kinds
    change(&facts)
    return LawfulShapes(of: members, MemberIdentities(members), facts)
  }

  @Test func `five owners under one agency's telephone and desk are its clients`() {
    #expect(shapes(of: 5, tiedBy: [.phone, .address]).isAgencyClientele)
    #expect(shapes(of: 5, tiedBy: [.phone, .personID]).isAgencyClientele)
    #expect(!shapes(of: 4, tiedBy: [.phone, .address]).isAgencyClientele)
    #expect(!shapes(of: 5, tiedBy: [.phone, .bankCard]).isAgencyClientele)
    #expect(!shapes(of: 5, tiedBy: [.phone, .address]) { $0.sharedClusters = 1 }.isAgencyClientele)
    #expect(!shapes(of: 5, tiedBy: [.phone, .address]) { $0.undercutProducts = 1 }.isAgencyClientele)
    #expect(!shapes(of: 5, tiedBy: [.phone, .address]) { $0.identitiesUnderSeveralNames = 1 }.isAgencyClientele)
    #expect(!shapes(of: 5, tiedBy: []).isAgencyClientele)
  }

  @Test func `a franchise is what its brand authorised, each shop under an owner of its own`() {
    func authorised(_ facts: inout GroupFacts) {
      facts.authorisedBrands = ["绥笺"]
      facts.sharedClusters = 5
    }
    #expect(shapes(of: 6, tiedBy: [.phone, .returnAddress, .copiedListings], authorised).isFranchise)
    #expect(!shapes(of: 6, tiedBy: [.phone, .returnAddress, .copiedListings]).isFranchise)
    #expect(!shapes(of: 6, tiedBy: [.phone, .paymentAccount], authorised).isFranchise)
    let cheap = shapes(of: 6, tiedBy: [.phone, .copiedListings]) {
      authorised(&$0)
      $0.undercutProducts = 2
    }
    #expect(!cheap.isFranchise)
  }

  @Test func `one telephone of three people is a sign of misused identities, and no pattern`() throws {
    let facts = try facts(household(of: 3))
    #expect(facts.personsBehindOneContact == 3)
    #expect(facts.identityMisuseSigns == 1)
    #expect(try self.facts(household(of: 2)).identityMisuseSigns == 0)
    var pattern = GroupFacts()
    #expect(pattern.identityMisuseSigns == 0)
    pattern.companiesOfOnePerson = 3
    pattern.provincesOfOnePerson = 3
    pattern.identitiesUnderSeveralNames = 1
    pattern.membersWithInvalidIdentity = 1
    #expect(pattern.identityMisuseSigns == 3)
    pattern.membersWithInvalidIdentity = 2
    pattern.personsBehindOneContact = 3
    #expect(pattern.identityMisuseSigns == 5)
  }

  @Test func `people of different rooms are no household, nor five of one`() {
    #expect(shapes(of: 2, tiedBy: [.phone, .address]).isHousehold)
    #expect(!shapes(of: 5, tiedBy: [.phone, .address]).isHousehold)
    let (market, _) = household(of: 2, rooms: ["浙江省杭州市西湖区听松路88号3幢501室", "浙江省杭州市西湖区听松路88号3幢502室"]).build()
    let members = ["s0", "s1"].compactMap { market.store(withID: $0) }.map { Store($0, in: market) }
    var facts = GroupFacts()
    facts.kinds = [.phone, .network]
    #expect(!LawfulShapes(of: members, MemberIdentities(members), facts).isHousehold)
  }
}
