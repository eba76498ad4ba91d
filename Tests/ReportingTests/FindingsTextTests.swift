import Judgement
import Reporting
import Testing

@Suite struct FindingsTextTests {
  @Test(arguments: Language.allCases)
  func `The summary reads as recorded`(language: Language) throws {
    let text = FindingsText(language: language, width: 80).text(SmallMarket.findings)
    try Snapshot.expect(text, matches: "summary.\(language.rawValue).txt")
  }

  @Test func `No text of a feed reaches the terminal as a control character`() {
    let text = FindingsText(width: 60).text(SmallMarket.findings)
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value) && scalar.value != 0x202E)
    }
    for secret in SmallMarket.secrets { #expect(!text.contains(secret)) }
  }

  @Test func `What was looked at only in part is told`() {
    let text = FindingsText(width: 120).text(SmallMarket.findings)
    #expect(text.contains("Store s3 · device · 200 of 512"))
    #expect(text.contains("APP11@90: the box is longer than its file"))
  }

  @Test func `Colour is written only when asked`() {
    #expect(!FindingsText().text(SmallMarket.findings).contains("\u{1B}"))
    #expect(FindingsText(isColoured: true).text(SmallMarket.findings).contains("\u{1B}[1;31mMALICIOUS G-1"))
  }

  @Test(arguments: [40, 60, 80, 132])
  func `No line of plain text is wider than the terminal`(width: Int) {
    let text = FindingsText(width: width).text(SmallMarket.findings)
    // Outside of ideographs and pictographs a character takes one column.
    for line in text.split(separator: "\n") where line.unicodeScalars.allSatisfy({ $0.value < 0x2E80 }) {
      #expect(line.count <= width)
    }
  }

  @Test func `What is left out is counted`() {
    #expect(FindingsText(limit: 1).text(SmallMarket.findings).contains("… 1 more; the full list is in"))
  }
}
