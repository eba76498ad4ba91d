import SampleMarket
import Testing

@Suite struct DeterminismTests {
  @Test func theSameSeedMakesTheSameMarket() throws {
    let market = SampleMarket(stores: 80, seed: 4)
    #expect(try market.documents() == market.documents())
  }
}
