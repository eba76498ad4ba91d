import Marketplace
import Testing

@testable import StoreGroups

/// Who stands on the list is found though nobody else in the market shares the value, and victims are told from doers.
struct EnforcementTests {
  private static let person = "350203190403032024"
  private static let company = "91330106MAU3JUW70N"

  private static func entry(
    _ kind: TieKind = .personID, _ value: String = person, _ role: EnforcementEntry.Role = .controller,
    expires: String = "2026-12-31"
  ) throws -> EnforcementEntry {
    EnforcementEntry(
      kind: kind, value: value, role: role, reason: "case 17", deciders: ["li", "wang"],
      expires: try #require(Day(expires)))
  }

  private static func hits(_ list: [EnforcementEntry]?, today: String = "2026-11-01") -> [EnforcementHit]? {
    var builder = MarketBuilder()
    builder.addHonest(5)
    builder.party("x1", "legal-representative", "person", scheme: "cn-resident-id", id: "350203 19040303 2024")
    builder.party("x1", "operator", "person", scheme: "cn-resident-id", id: person)
    builder.party("x2", "entity", "company", scheme: "cn-uscc", id: company)
    builder.say("x3", .account, "13904715862", "alipay")
    builder.say("x4", .partyPhone, "13904715862")
    let (market, copies) = builder.build()
    var memory = LinkageMemory()
    memory.enforcement = list
    memory.today = Day(today)
    return GroupSearch(memory: memory).find(in: market, copies: copies).memory.enforcement
  }

  @Test func `a listed person is found however the number is written, once a store`() throws {
    let entry = try Self.entry()
    #expect(Self.hits([entry])?.map(\.entry) == [entry])
  }

  @Test func `a number counts as what it is listed as`() throws {
    #expect(Self.hits([try Self.entry(.entityID, Self.company)])?.count == 1)
    // The telephone of another store is no account.
    #expect(Self.hits([try Self.entry(.paymentAccount, "13904715862")])?.count == 1)
  }

  @Test func `an entry counts to its last day`() throws {
    #expect(Self.hits([try Self.entry()], today: "2026-12-31")?.count == 1)
    #expect(Self.hits([try Self.entry()], today: "2027-01-01")?.isEmpty == true)
  }

  @Test func `of two entries for one value the controller's counts`() throws {
    let both = [try Self.entry(), try Self.entry(.personID, Self.person, .victim)]
    #expect(Self.hits(both)?.map(\.entry.role) == [.controller])
    #expect(Self.hits(both.reversed())?.map(\.entry.role) == [.controller])
  }

  @Test func `no list is not an empty list`() {
    #expect(Self.hits(nil) == nil)
    #expect(Self.hits([])?.isEmpty == true)
  }
}
