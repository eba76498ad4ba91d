import Judgement
import Pictures
import SyntheticImages
import Testing

@testable import Reporting

@Suite struct PictureReasonTests {
  /// What a reason may keep of another language: names of formats, parts and tools.
  private static func words(_ text: String) -> [Substring] {
    text.split { !($0.isASCII && $0.isLetter) }.filter { $0.count > 2 && $0.contains { $0.isLowercase } }
  }

  static let errors: [PictureError] = [
    .empty, .unknownFormat, .tooManyBytes(limit: 9), .tooManyPixels(width: 65_000, height: 65_000, limit: 9),
    .tooMuchWork(.jpeg, detail: "more scans than any encoder writes"), .outOfMemory,
    .truncated(.png, detail: "the picture's data end too early"),
    .malformed(.gif, detail: "a side of 0 pixels"), .unsupported(.bmp, detail: "no decoder is built in"),
  ]

  @Test(arguments: errors)
  func `Why a picture could not be decoded is said in Chinese`(error: PictureError) {
    #expect(PictureReasonWords.text(error.description, .english) == error.description)
    for reason in [error.description, PixelGap.damaged(error.description).description] {
      #expect(Self.words(PictureReasonWords.text(reason, .chinese)).isEmpty)
    }
  }

  @Test(arguments: ForeignTrailer.allCases)
  func `What hangs behind a picture is named in Chinese, with its place`(trailer: ForeignTrailer) {
    let words = PictureReasonWords.text("trailer@14043: \(trailer.rawValue) hangs behind the picture", .chinese)
    #expect(words.hasPrefix("trailer@14043：图片之后附有") && Self.words(words) == ["trailer"])
  }

  @Test(arguments: [PixelGap.small(width: 20, height: 10), .palette, .flat])
  func `Why pixels are not judged is said in Chinese`(gap: PixelGap) {
    #expect(Self.words(PictureReasonWords.text(gap.description, .chinese)).isEmpty)
  }

  @Test func `Parts keep their places`() {
    #expect(
      PictureReasonWords.text("the picture claims 7 × 9 pixels, more than 5", .chinese) == "图片声称有 7 × 9 像素，超过 5 的上限")
    #expect(
      PictureReasonWords.text("APP1@90: Exif: the value of tag 7 lies outside", .chinese)
        == "APP1@90：Exif：标签 7 的值位于范围之外")
  }

  @Test func `What no form fits stays as it is`() {
    for reason in ["Corrupt JPEG data: 3 bytes", "", ": ", String(repeating: "a: ", count: 5000)] {
      #expect(PictureReasonWords.text(reason, .chinese) == reason)
    }
    // What a file says is no place for parts.
    #expect(PictureReasonWords.text("{2} was changed", .chinese) == "{2} 被改动")
  }

  @Test func `Every form has its parts and no word of English`() {
    for form in PictureReasonWords.forms {
      let words = PictureReasonWords.text(form.example, .chinese)
      #expect(words != form.example && !words.contains("{"))
      #expect(words.count { $0 == "7" } >= form.example.count { $0 == "7" }, "\(words)")
      #expect(Self.words(words).isEmpty, "\(words)")
    }
  }
}
