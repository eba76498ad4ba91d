import Testing

@testable import Feeds

/// The short way for prices against the way that knows every spelling.
@Suite struct CanonicalPriceTests {
  @Test func `What is taken the short way is what the long way makes of it`() {
    let alphabet = Array("0123456789..,, USDEURXX-".utf8)
    var random = SystemRandomNumberGenerator()
    var taken = 0
    for round in 0..<60_000 {
      var text = (0..<Int.random(in: 0...9, using: &random)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      if round.isMultiple(of: 2) {
        text = Array("\(Int.random(in: 0...99_999, using: &random))".utf8) + text.prefix(3) + Array(" USD".utf8)
      }
      guard let price = CanonicalPrice(text.span, mayNameCurrency: true) else { continue }
      taken += 1
      let known = try? PriceText(text[...], style: .written)
      #expect(known?.amount == Array(text[price.amount]), "\(String(decoding: text, as: UTF8.self))")
      #expect(known?.currency == price.currency.map { Array(text[$0]) } ?? [])
    }
    #expect(taken > 1000)
  }

  @Test(arguments: ["15.00 USD", "1", "0", "0.5", "1299", "1299.00", "12.3456 KWD"])
  func `Usual spellings are taken the short way`(text: String) {
    #expect(CanonicalPrice(Array(text.utf8).span, mayNameCurrency: true) != nil)
  }

  @Test(arguments: ["", "15.00 usd", "15.00 XXX", "1.299", "007", "15,00 EUR", "1 299", "-5", ".5", "5.", "15.00USD"])
  func `Others get a closer look`(text: String) {
    #expect(CanonicalPrice(Array(text.utf8).span, mayNameCurrency: true) == nil)
  }
}
