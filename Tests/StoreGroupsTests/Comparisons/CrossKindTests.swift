import Marketplace
import Testing

@testable import StoreGroups

/// One value registered as two kinds of thing, or in two roles.
@Suite struct CrossKindTests {
  private func kinds(_ fill: (inout MarketBuilder) -> Void) -> [TieKind] {
    var market = MarketBuilder()
    market.addHonest(30)
    fill(&market)
    return market.ties("h1", "h2").map(\.kind)
  }

  @Test(arguments: ["13912348765@139.com", "13912348765@163.com", "13912348765@189.CN"])
  func `a phone is the mailbox made from it`(mailbox: String) {
    let ties = kinds { market in
      market.say("h1", .partyPhone, "139 1234 8765")
      market.say("h2", .partyEmail, mailbox)
    }
    #expect(ties == [.phone])
  }

  @Test(arguments: ["13912348765@example.com", "3912348765@139.com", "13912348766@139.com"])
  func `other mailboxes are no phone`(mailbox: String) {
    let ties = kinds { market in
      market.say("h1", .partyPhone, "139 1234 8765")
      market.say("h2", .partyEmail, mailbox)
    }
    #expect(ties == [])
  }

  @Test func `a phone is the payment account opened with it`() {
    let ties = kinds { market in
      market.say("h1", .partyPhone, "139 1234 8765")
      market.say("h2", .account, "13912348765", "alipay")
    }
    #expect(ties == [.phone])
  }

  @Test func `a QQ number is its mailbox and its account`() {
    let ties = kinds { market in
      market.say("h1", .partyEmail, "27183645@QQ.com")
      market.say("h2", .account, "27183645", "qq")
    }
    #expect(ties == [.email])
  }

  @Test func `one person runs one store and owns another, under a number of 15 and of 18 digits`() {
    let ties = kinds { market in
      market.party("h1", "legal-representative", "person", scheme: "cn-resident-id", id: "110105491231003")
      market.party("h2", "operator", "person", scheme: "cn-resident-id", id: "110105194912310038")
    }
    #expect(ties == [.personID])
  }

  @Test(arguments: [
    "138****8000", "无", "13800000000", "同上", "110105194912310038", "1391234", "test",
  ])
  func `faulty phones tie nobody and are named`(value: String) {
    var market = MarketBuilder()
    market.addHonest(30)
    for store in ["h1", "h2"] { market.say(store, .partyPhone, value) }
    #expect(market.ties("h1", "h2") == [])
    #expect(market.find().faults.count == 2)
  }

  @Test func `a phone in the name is named as a fault`() {
    var market = MarketBuilder()
    market.say("h1", .party, "operator", "person")
    market.say("h1", .partyName, "13912348765")
    #expect(market.find().faults.map(\.reason) == ["wrong-field"])
  }
}
