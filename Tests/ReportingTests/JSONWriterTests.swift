import Foundation
import Reporting
import Testing

@Suite struct JSONWriterTests {
  private func written(_ fill: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    fill(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    "", "plain", "\"quoted\" \\ back", "\u{0}\u{1}\u{8}\t\n\u{c}\r\u{1f}\u{7f}", "\u{80}\u{9f}", "\u{2028}\u{2029}",
    "\u{202E}gnp", "a\u{200B}b\u{FEFF}", "货真价实 🔥👩‍🔬", "\u{E0041}", "e\u{301}", "\u{10FFFF}", "</script>{{x}}",
  ])
  func `A string comes back as it was`(text: String) throws {
    let json = written { json in json.object { $0.member("text", text) } }
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: String])
    #expect(object["text"].map { Array($0.unicodeScalars) } == Array(text.unicodeScalars))
    for scalar in json.unicodeScalars {
      #expect(scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value))
      #expect(!(0x202A...0x202E).contains(scalar.value) && scalar.value != 0x2028 && scalar.value != 0x2029)
    }
  }

  @Test func `Every scalar comes back as it was`() throws {
    var text = String.UnicodeScalarView()
    for value: UInt32 in Array(0...0xFFF) + Array(stride(from: 0x1000, through: 0x10FFFF, by: 37)) {
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
    }
    let json = written { json in json.array { $0.string(String(text)) } }
    let array = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String])
    #expect(Array(array[0].unicodeScalars) == Array(text))
  }

  @Test(
    arguments: [
      ([0x61, 0xFF, 0x62], "a\u{FFFD}b"),
      ([0xC0, 0xAF], "\u{FFFD}\u{FFFD}"),
      ([0xE0, 0x80, 0xAF], "\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([0xF4, 0x90, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
      ([0xE8, 0xB4], "\u{FFFD}"),
      ([0xF0, 0x9F, 0x94, 0x22], "\u{FFFD}\""),
    ] as [([UInt8], String)])
  func `What is not UTF-8 is repaired, one mark for each maximal subpart`(bytes: [UInt8], expected: String) throws {
    let json = written { json in json.array { $0.string(bytes.span) } }
    let array = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String])
    #expect(array[0] == expected)
    // The standard library repairs in the same way.
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }

  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (1, "1"), (0.1 + 0.2, "0.3"), (-2.5, "-2.5"), (1.0 / 3, "0.333333"), (1e300, "1e+300"),
      (.infinity, "null"), (.nan, "null"), (1_234_567.891, "1234567.891"), (0.000_000_4, "0"),
    ] as [(Double, String)])
  func `Numbers are finite and short`(value: Double, expected: String) {
    #expect(written { $0.number(value) } == expected)
  }

  @Test func `Structure nests and separates`() {
    let json = written { json in
      json.line { json in
        json.member("a", 1)
        json.array("b") { json in
          json.object { _ in }
          json.array { json in
            json.null()
            json.boolean(true)
          }
        }
        json.member("c", String?.none)
      }
      json.line { $0.member("d", ["x", "y"]) }
    }
    #expect(json == "{\"a\":1,\"b\":[{},[null,true]],\"c\":null}\n{\"d\":[\"x\",\"y\"]}\n")
  }
}
