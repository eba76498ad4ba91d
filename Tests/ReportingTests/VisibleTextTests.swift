import Reporting
import Testing

@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("plain 货真价实", "plain 货真价实"), ("a\u{202E}b", "a‹U+202E›b"), ("a\u{200B}b", "a‹U+200B›b"),
    ("\u{1B}[31m", "‹U+001B›[31m"), ("a\nb", "a‹U+000A›b"), ("\u{E0041}", "‹U+E0041›"), ("👩\u{200D}🔬", "👩\u{200D}🔬"),
    ("a\u{200D}b", "a‹U+200D›b"), ("❤️", "❤️"),
  ])
  func `Hidden characters are spelled out and emoji stay whole`(text: String, expected: String) {
    #expect(VisibleText.of(text) == expected)
  }

  @Test func `Making visible twice changes nothing`() {
    let once = VisibleText.of(SmallMarket.hostile + "\u{0}\u{9}\u{FEFF}")
    #expect(VisibleText.of(once) == once)
  }

  @Test func `A limit cuts between characters`() {
    #expect(VisibleText.of("👩‍🔬👩‍🔬👩‍🔬", limit: 2) == "👩‍🔬👩‍🔬…")
    #expect(VisibleText.of("abc", limit: 3) == "abc")
    #expect(VisibleText.of("", limit: 3) == "")
    let heaped = "a" + String(repeating: "\u{301}", count: 10_000)
    #expect(VisibleText.of(heaped, limit: 3).unicodeScalars.count == 25)
  }
}
