import Judgement
import Testing

@testable import Reporting

struct GapWordsTests {
  @Test func theCauseIsSaidInTheLanguageOfTheRest() {
    let reason = GapReason(
      .unreadable, LocalizedText(english: "the picture was not judged", chinese: "图片未能判定"),
      cause: "192 × 160 pixels are too few: the longest side must have 300")
    #expect(
      reason.words(.english)
        == "the picture was not judged: 192 × 160 pixels are too few: the longest side must have 300")
    #expect(reason.words(.chinese) == "图片未能判定。原因：192 × 160 像素太小：最长边至少须有 300 像素")
  }
}
