import Judgement
import Pictures
import SyntheticImages
import Testing

@testable import Reporting

@Suite struct PictureReasonTests {
  /// What a reason keeps of English, besides commands to run.
  private static func words(_ text: String) -> [Substring] {
    let plain = text.replacing(/`[^`]*`|--[a-z]+/, with: "")
    return plain.split { !($0.isASCII && $0.isLetter) }.filter { $0.count > 2 && $0.contains { $0.isLowercase } }
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

  @Test(arguments: [
    "the certificate: it names no certificate", "the certificate: the chain has 12 of them",
    "the certificate: it is longer than 9 bytes",
    "the certificate: it is signed by a method that is not checked (1.2.840)",
    "the certificate: it is signed over SHA-1", "the certificate: it is signed over a digest that is not accepted",
    "the certificate: its key is not whole", "the certificate: its key is of a kind that is not checked (1.3.101.113)",
    "the certificate: its DER is not sound", "the certificate: it is not whole", "the certificate: it has no dates",
    "the certificate: it ends before it begins", "the certificate: an extension has no value",
    "the signature: there is none", "the signature: there is no claim", "the signature: it is no COSE_Sign1",
    "the signature: its CBOR cannot be read: the bytes end within a value",
    "the signature: it carries a text of its own instead of the claim", "the signature: it names no algorithm",
    "the signature: its algorithm -9 is none that C2PA allows", "the signature: it does not match the claim",
    "the assertions: the claim names none", "the assertions: one is named without its hash",
    "the assertions: one is named without a label",
    "the assertions: C2PA.ACTIONS is hashed by MD5, which is not known",
    "the binding to the picture: its hash leaves out bytes that the file has not", "no certificate",
    "the certificate asks for 1.2.3, which is not known",
    "the picture is bound by hashes of ISO boxes, which are not checked",
  ])
  func `Why a signed manifest is not believed is said in Chinese`(reason: String) {
    let words = PictureReasonWords.text(reason, .chinese)
    #expect(Self.words(words).isEmpty, "\(words)")
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
