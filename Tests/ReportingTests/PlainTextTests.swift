import Testing

@testable import Reporting

/// The word-wise search for the end of plain text against one scalar at a time.
@Suite struct PlainTextTests {
  private static func slowEnd(_ bytes: [UInt8], from start: Int) -> Int {
    unsafe bytes.withUnsafeBufferPointer { text in
      var position = start
      while position < text.count {
        let next = unsafe UTF8Scalar(in: text, at: position)
        guard let value = next.value, value != 0x22, value != 0x5C, !HiddenCharacter.contains(value) else { break }
        position += next.length
      }
      return position
    }
  }

  private static func end(_ bytes: [UInt8], from start: Int) -> Int {
    unsafe bytes.withUnsafeBufferPointer { unsafe PlainText.end(in: $0, from: start) }
  }

  @Test func `Any mixture of scripts, escapes and broken bytes ends where a look at every scalar says`() {
    let pieces: [[UInt8]] = [
      Array("plain ascii text ".utf8), Array("кофемолка складная".utf8), Array("钢化玻璃杯".utf8), Array("Größe é".utf8),
      Array("a".utf8), Array("ж".utf8), Array("\u{0080}".utf8), Array("\u{00AD}".utf8), Array("\u{200B}".utf8),
      Array("\u{202E}".utf8), Array("\"".utf8), Array("\\".utf8), [0x7F], [0x1F], [0x0A], [0xD0], [0x80], [0xD0, 0xD0],
      [0xE4, 0xB8], [0xFF], Array("😀".utf8), Array("ﬁ︀".utf8), Array("\u{061C}".utf8), [0xD1, 0x80, 0x80],
    ]
    var random = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...6, using: &random)
      let bytes = (0..<count).flatMap { _ in pieces[Int.random(in: 0..<pieces.count, using: &random)] }
      #expect(Self.end(bytes, from: 0) == Self.slowEnd(bytes, from: 0), "\(bytes)")
    }
  }

  @Test func `A single special byte is found at every place of a word`() {
    for special: UInt8 in [0x00, 0x1F, 0x22, 0x5C, 0x7F, 0x80, 0xD0, 0xE2, 0xFF] {
      for length in 1...24 {
        for place in 0..<length {
          var bytes = [UInt8](repeating: UInt8(ascii: "x"), count: length)
          bytes[place] = special
          #expect(Self.end(bytes, from: 0) == place)
        }
      }
    }
  }
}
