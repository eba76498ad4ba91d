import Testing

@testable import Pictures

@Suite struct ExifDirectoryTests {
  @Test func textsOfBothDirectories() {
    let exif = ExifDirectory(
      ByteView(Bytes.tiff([.text(0x10F, "Maker "), .text(0x110, "M1")], exif: [.text(0x9003, "2024:01:02 03:04:05")])))
    #expect(exif.text(0x10F) == "Maker")
    #expect(exif.text(0x110) == "M1")
    #expect(exif.text(0x9003, in: .exif) == "2024:01:02 03:04:05")
    #expect(exif.text(0x9003) == nil)
    #expect(exif.fault == nil)
  }

  @Test(arguments: [true, false])
  func aCommentInEitherByteOrder(isBigEndian: Bool) {
    let text = "Steps: 20, 步数"
    let units = text.utf16.flatMap { isBigEndian ? Bytes.big(Int($0), 2) : Bytes.little(Int($0), 2) }
    let tag = Bytes.Tag(number: 0x9286, type: 7, value: Array("UNICODE\0".utf8) + units)
    let exif = ExifDirectory(ByteView(Bytes.tiff([.text(0x10F, "M")], exif: [tag])))
    #expect(exif.first(0x9286, in: .exif)?.comment == text)
  }

  @Test func directoriesThatPointAtEachOtherEnd() {
    var bytes = Bytes.tiff([.text(0x10F, "M")], exif: [.text(0x9003, "x")])
    // The next directory after the first is the first.
    let next = 8 + 2 + 2 * 12
    bytes.replaceSubrange(next..<(next + 4), with: [8, 0, 0, 0])
    let exif = ExifDirectory(ByteView(bytes))
    #expect(exif.fault == "a directory points back to another")
    #expect(exif.entries.count == 3)
  }

  @Test func aValueThatLiesOutsideIsLeftOut() {
    let tag: [UInt8] = Bytes.little(0x10F, 2) + Bytes.little(2, 2) + Bytes.little(100, 4) + Bytes.little(0xFFFF_FFF0, 4)
    let exif = ExifDirectory(ByteView([0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 1, 0] + tag + [0, 0, 0, 0]))
    #expect(exif.entries.isEmpty)
    #expect(exif.fault == "the value of tag 271 lies outside")
  }

  @Test func aCountThatOverflowsIsLeftOut() {
    let tag: [UInt8] = Bytes.little(0x10F, 2) + Bytes.little(5, 2) + Array(repeating: 0xFF, count: 4) + [8, 0, 0, 0]
    #expect(ExifDirectory(ByteView([0x49, 0x49, 0x2A, 0, 8, 0, 0, 0, 1, 0] + tag + [0, 0, 0, 0])).entries.isEmpty)
  }
}
