import Testing

@testable import SyntheticImages

/// Print contradicts a listing when it shows another brand of the market, and nothing else does.
struct PrintedTextTests {
  private static let brands: BrandNames = {
    var brands = BrandNames()
    for brand in ["Orbitek", "Norvane Home", "屿笛", "绥羽秉", "ABC", "2024"] { brands.insert(brand) }
    return brands
  }()

  private func printed(_ lines: [String], brand: String, title: String = "a jug") -> PrintedText {
    PrintedText(lines: lines, brand: brand, title: title, brands: Self.brands)
  }

  @Test func anotherBrandIsFoundHoweverItIsWritten() {
    #expect(printed(["ORBITEK®"], brand: "Norvane Home").otherBrand == "Orbitek")
    #expect(printed(["since 1990", "norvane  home"], brand: "Orbitek").otherBrand == "Norvane Home")
    #expect(printed(["绥羽秉"], brand: "屿笛").otherBrand == "绥羽秉")
  }

  @Test func itsOwnBrandOutweighsAnother() {
    let both = printed(["Orbitek", "made for Norvane Home"], brand: "Norvane Home")
    #expect(both.showsOwnBrand && both.otherBrand == nil)
  }

  @Test func aBrandThatTheTitleNamesIsNoOther() {
    #expect(printed(["ORBITEK"], brand: "Norvane Home", title: "lid for Orbitek jugs").otherBrand == nil)
  }

  @Test(arguments: [["ABC"], ["2024"], ["orbiteks"], ["norvane"], ["屿笛老上海"], []])
  func whatMayBeAnotherWordIsNoBrand(lines: [String]) {
    #expect(printed(lines, brand: "Some Brand").otherBrand == nil)
  }

  @Test func aListingWithoutABrandIsNotContradicted() {
    #expect(printed(["ORBITEK"], brand: "").otherBrand == nil)
  }

  @Test func linesAreReadFromATable() {
    let head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
    func row(_ line: Int, _ word: Int, _ sure: String, _ text: String) -> String {
      "5\t1\t1\t1\t\(line)\t\(word)\t0\t0\t9\t9\t\(sure)\t\(text)"
    }
    let table = [
      head, "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t", row(1, 1, "96.1", "Norvane"), row(1, 2, "91", "Home"),
      row(2, 1, "90", "绥"), row(2, 2, "88", "羽秉"), row(3, 1, "12", "guess"), row(3, 2, "95", "—"),
    ]
    #expect(PrintReader.lines(ofTable: table.joined(separator: "\n")) == ["Norvane Home", "绥羽秉"])
    #expect(PrintReader.lines(ofTable: "").isEmpty)
  }
}
