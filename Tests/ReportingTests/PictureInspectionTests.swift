import Foundation
import Judgement
import Reporting
import Screening
import SyntheticImages
import Testing

@Suite struct PictureInspectionTests {
  /// A picture of one pixel with generation parameters that hold a control character and a telephone number.
  private static func inspection() throws -> PictureInspection {
    let note = "a cat, call 13800138000 \u{1B}[2J\nSteps: 20, Sampler: Euler a, Seed: 1, Model: x"
    var header = [UInt8](repeating: 0, count: 13)
    (header[3], header[7], header[8]) = (1, 1, 8)
    let bytes: [UInt8] =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", header)
      + chunk("tEXt", Array("parameters\u{0}\(note)".utf8))
      + chunk("IDAT", [0x78, 0x01, 0x63, 0x60, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01]) + chunk("IEND", [])
    let url = FileManager.default.temporaryDirectory.appending(path: "storewarden-\(UUID().uuidString).png")
    try Data(bytes).write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    return PictureInspection(path: url.path, pack: try SignalPack.bundled())
  }

  /// A chunk with its checksum (ISO 3309).
  private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    func big(_ value: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) } }
    let content = Array(type.utf8) + data
    var checksum = UInt32.max
    for byte in content {
      checksum ^= UInt32(byte)
      for _ in 0..<8 { checksum = checksum >> 1 ^ (checksum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return big(UInt32(data.count)) + content + big(~checksum)
  }

  @Test(arguments: Language.allCases)
  func `Nothing of a picture's file reaches the terminal unmasked`(language: Language) throws {
    let text = PictureInspectionText(language: language, width: 60).text(try Self.inspection())
    #expect(text.contains("138****8000") && !text.contains("13800138000"))
    #expect(text.contains("png-parameters") && text.contains("‹U+001B›"))
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !(0..<0x20).contains($0.value) })
    #expect(
      text.split(separator: "\n").filter { $0.unicodeScalars.allSatisfy(\.isASCII) }.allSatisfy { $0.count <= 60 })
  }

  @Test func `Facts and metadata are masked in machine-readable output`() throws {
    var buffer = ByteBuffer()
    try PictureInspectionJSONL().write(try Self.inspection(), to: &buffer)
    #expect(!buffer.text.contains("13800138000"))
    let row = try #require(try JSONSerialization.jsonObject(with: Data(buffer.bytes)) as? [String: Any])
    let provenance = try #require(row["provenance"] as? [String: Any])
    let values = (provenance["facts"] as? [[String: Any]])?.compactMap { $0["value"] as? String } ?? []
    let summaries = (row["metadata"] as? [[String: Any]])?.compactMap { $0["summary"] as? String } ?? []
    #expect(values.contains { $0.contains("138****8000") })
    #expect(summaries.contains { $0.contains("138****8000") })
  }

  @Test func `A Chinese page says where a reason in another language stands`() throws {
    let inspection = PictureInspection(path: "/no/such/picture.png", pack: try SignalPack.bundled())
    #expect(PictureInspectionText(language: .chinese).text(inspection).contains("无法评估，原因："))
    #expect(PictureInspectionText().text(inspection).contains("Not evaluable: "))
  }
}
