import Marketplace
import Testing

@testable import StoreGroups

@Suite struct TypingErrorsTests {
  private func origins(of number: String, in space: ValueSpace) -> Set<String> {
    var found: Set<String> = []
    var errors = TypingErrors()
    errors.forEachOrigin(of: Array(number.utf8).span, in: space) { candidate in
      found.insert(String(decoding: candidate.indices.map { candidate[$0] }, as: UTF8.self))
    }
    return found
  }

  @Test func `one slip is undone, two are not`() {
    let number = "6222021001112223331"
    for wrong in ["6222021001112223332", "6222021001112232331", "622202100111222333", "62220210011122233331"] {
      #expect(origins(of: wrong, in: .card).contains(number))
    }
    #expect(!origins(of: "6222021001112232332", in: .card).contains(number))
  }

  @Test func `numbers without a check digit have no origin that a changed digit would give`() {
    #expect(!origins(of: "13912348765", in: .phone).contains("13912348766"))
  }

  @Test func `a card that was mistyped is evidence beside other, and none alone`() {
    for (written, isClose) in [("6222021001112223332", true), ("6222021001112232332", false)] {
      var market = MarketBuilder()
      market.addHonest(30)
      market.say("h1", .account, "6222021001112223331", "bank-card")
      market.say("h2", .account, written, "bank-card")
      #expect(market.groups().isEmpty)
      for store in ["h1", "h2"] { market.say(store, .device, MarketBuilder.device(900)) }
      #expect(market.groups() == (isClose ? [["h1", "h2"]] : []))
    }
  }

  @Test func `a number one slip from two others is nobody's`() {
    var collector = OccurrenceCollector(storeCount: 3)
    for (store, number) in ["1111111111111111", "1111111111111122"].enumerated() {
      collector.add(Array(number.utf8).span, in: .card, role: .account, store: store)
    }
    collector.addMistyped(Array("1111111111111112".utf8).span, in: .card, role: .account, store: 2)
    #expect(collector.sharedValues().holders.isEmpty)
  }
}
