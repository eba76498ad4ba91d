import Testing

@testable import SampleMarket

@Suite struct DisguiseTests {
  private func offer(english: Bool) -> Offer {
    var random = RandomStream(seed: 11, name: "test")
    var market = MarketDraft(seed: 11)
    let store = market.addMerchant(isEnglish: english, &random)
    let good = market.newGood(for: store, &random)
    let offer = market.addOffer(of: good, in: store, &random)
    market.offers[offer].title += " LX-240"
    return market.offers[offer]
  }

  @Test(arguments: Disguise.allCases, [true, false])
  func `a disguise changes the text`(disguise: Disguise, english: Bool) {
    let plain = offer(english: english)
    var worn = plain
    var random = RandomStream(seed: 5, name: "disguise")
    disguise.apply(to: &worn, &random)
    #expect(worn.title != plain.title || worn.description != plain.description)
  }

  @Test func `look-alike letters and full width keep the number of characters`() {
    for disguise in [Disguise.lookAlikeLetters, .fullWidth] {
      let plain = offer(english: true)
      var worn = plain
      var random = RandomStream(seed: 5, name: "disguise")
      disguise.apply(to: &worn, &random)
      #expect(worn.title.count == plain.title.count)
    }
  }

  @Test func `invisible characters leave the visible ones as they were`() {
    let plain = offer(english: false)
    var worn = plain
    var random = RandomStream(seed: 5, name: "disguise")
    Disguise.invisibleCharacters.apply(to: &worn, &random)
    let hidden: Set<Unicode.Scalar> = ["\u{200B}", "\u{2060}", "\u{200D}", "\u{00AD}"]
    let seen = String(String.UnicodeScalarView(worn.description.unicodeScalars.filter { !hidden.contains($0) }))
    #expect(seen == plain.description)
  }

  @Test func `reordered sentences are the same sentences`() {
    let plain = offer(english: false)
    var worn = plain
    var random = RandomStream(seed: 5, name: "disguise")
    Disguise.reorderedSentences.apply(to: &worn, &random)
    #expect(worn.description.unicodeScalars.sorted() == plain.description.unicodeScalars.sorted())
  }
}
