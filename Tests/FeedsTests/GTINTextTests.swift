import Testing

@testable import Feeds

@Suite struct GTINTextTests {
  static func canonical(_ text: String) -> String? {
    var digits: [UInt8] = []
    let isValid = GTINText.canonical(Array(text.utf8)[...], into: &digits)
    return isValid ? String(decoding: digits, as: UTF8.self) : nil
  }

  /// Published examples: GS1's, the Wikipedia articles' on EAN-8 and UPC-A, and an ISBN-13.
  @Test(arguments: [
    ("4006381333931", "04006381333931"), ("73513537", "00000073513537"), ("036000291452", "00036000291452"),
    ("978-3-16-148410-0", "09783161484100"), ("10614141543219", "10614141543219"),
    ("4 006381 333931", "04006381333931"),
  ])
  func writesValidNumbersWithFourteenDigits(text: String, gtin: String) { #expect(Self.canonical(text) == gtin) }

  @Test(arguments: [
    "", "4006381333932", "1234567890123", "0000000000000", "00000000", "400638133393", "40063813339310",
    "400638133393X",
    "3161484100", "４００６３８１３３３９３１", "040063813339310",
  ])
  func refusesWhatIsNone(text: String) { #expect(Self.canonical(text) == nil) }
}
