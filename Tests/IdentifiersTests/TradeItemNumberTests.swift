import Identifiers
import Testing

@Suite struct TradeItemNumberTests {
  static func canonical(_ text: String) -> String? {
    var digits: [UInt8] = [1]
    let isValid = GTIN.canonical(of: Array(text.utf8).span, into: &digits)
    #expect(isValid == !digits.isEmpty)
    #expect(isValid == Identifier.judge(text, as: .gtin).isValid)
    return isValid ? String(decoding: digits, as: UTF8.self) : nil
  }

  /// Published examples: GS1's, the Wikipedia articles' on EAN-8 and UPC-A, and an ISBN-13.
  @Test(arguments: [
    ("4006381333931", "04006381333931"), ("73513537", "00000073513537"), ("036000291452", "00036000291452"),
    ("978-3-16-148410-0", "09783161484100"), ("10614141543219", "10614141543219"),
    ("4 006381 333931", "04006381333931"), ("４００６３８１３３３９３１", "04006381333931"),
  ])
  func `a valid number is written with fourteen digits`(text: String, gtin: String) {
    #expect(Self.canonical(text) == gtin)
  }

  @Test(arguments: [
    "", "4006381333932", "1234567890123", "400638133393", "40063813339310", "400638133393X", "3161484100",
    "040063813339310", "Does not apply", String(repeating: "4006381333931", count: 100),
  ])
  func `anything else is none`(text: String) { #expect(Self.canonical(text) == nil) }

  /// All of them pass the check.
  @Test(arguments: [
    "0000000000000", "00000000", "1111111111116", "2222222222222", "1234567890128", "12345670", "012345678905",
    "12345678901231", "0000012345670",
  ])
  func `what is typed to fill a form is none`(text: String) {
    #expect(Self.canonical(text) == nil)
    #expect(Identifier.judge(text, as: .gtin).fault == .placeholder)
  }

  /// ``canonical(_:)`` holds the quick look at plain digits against the judgement.
  @Test func `numbers of every length are judged alike by either way`() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      var digits = (0..<Int.random(in: 6...14, using: &random)).map { _ in Int.random(in: 0...9, using: &random) }
      let kind = Int.random(in: 0...3, using: &random)
      for index in digits.indices.dropFirst() where kind > 0 {
        digits[index] = (digits[index - 1] + kind - 2 + 10) % 10
      }
      if Bool.random(using: &random) { digits.replaceSubrange(0..<2, with: [0, 0]) }
      let sum = digits.reversed().enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 3 : 1) }
      _ = Self.canonical((digits + [(10 - sum % 10) % 10]).map(String.init).joined())
    }
  }
}
