import Testing

@testable import Fingerprints

struct SynonymsTests {
  private func read(_ text: String, _ rows: String) throws -> String {
    var synonyms = Synonyms()
    try synonyms.add(rows)
    var plain = FoldedText()
    synonyms.apply(to: TextFold().fold(text), into: &plain)
    return plain.string
  }

  @Test func everyWordIsReadAsTheFirstOfItsRow() throws {
    let rows = "# remarks\n\n包邮,免运费,免邮\nfree shipping, free delivery # promises\n"
    #expect(try read("本店免运费 Free Delivery", rows) == "本店包邮 free shipping")
    #expect(try read("包邮", rows) == "包邮")
  }

  @Test func scalarsFarAboveAWordsFirstAreThemselves() throws {
    // U+20073 and U+10073 lie multiples of 65,536 above the first letter of the word.
    #expect(try read("\u{20073}hoes shoes", "footwear, shoes") == "\u{20073}hoes footwear")
  }

  @Test func theLongestWordCounts() throws {
    #expect(try read("免邮费", "包邮,免邮,免邮费") == "包邮")
    #expect(try read("免邮,免邮费", "包邮,免邮,免邮费") == "包邮 包邮")
  }

  @Test func aWordOfLettersIsAWholeWord() throws {
    #expect(try read("newton new", "fresh,new") == "newton fresh")
    #expect(try read("brandnew", "fresh,new") == "brandnew")
  }

  @Test func rowsJoinWhatOthersBegan() throws {
    #expect(try read("丙", "甲,乙\n乙,丙") == "甲")
    #expect(try read("乙丙", "甲,乙\n乙,甲,丙\n甲,乙") == "甲甲")
  }

  @Test(arguments: [("包邮", 1), ("a,b\nc", 2), ("a,b\nc,b", 2), ("a,\u{200B}", 1)])
  func aRowThatIsNoneIsNamed(rows: String, line: Int) {
    var synonyms = Synonyms()
    #expect { try synonyms.add(rows) } throws: { ($0 as? SynonymsFault)?.line == line }
  }
}
