import Testing

@testable import Pictures

@Suite struct JUMBFBoxTests {
  @Test func aTreeWithLabels() throws {
    let store = Bytes.superbox(
      "c2pa", "c2pa", [Bytes.superbox("c2ma", "urn:uuid:1", [Bytes.superbox("c2as", "c2pa.assertions", [])])])
    let boxes = try JUMBFBox.read(store)
    #expect(boxes.map(\.contentType) == ["c2pa"])
    let manifest = boxes.first?.child("urn:uuid:1")
    #expect(manifest?.contentType == "c2ma")
    #expect(manifest?.child("c2pa.assertions") != nil)
  }

  @Test func aBoxLongerThanItsFileIsRefused() {
    var box = Bytes.superbox("c2pa", "c2pa", [])
    box.replaceSubrange(0..<4, with: [0x7F, 0xFF, 0xFF, 0xFF])
    #expect(throws: JUMBFError.truncated(offset: 0)) { try JUMBFBox.read(box) }
    let long: [UInt8] = [0, 0, 0, 1] + Array("jumb".utf8) + Array(repeating: 0xFF, count: 8)
    #expect(throws: JUMBFError.truncated(offset: 0)) { try JUMBFBox.read(long) }
    #expect(throws: JUMBFError.truncated(offset: 0)) { try JUMBFBox.read([0, 0, 0, 4] + Array("jumb".utf8)) }
  }

  @Test func nestingAndCountEnd() {
    var nested = Bytes.superbox("c2as", "x", [])
    for _ in 0..<40 { nested = Bytes.superbox("c2as", "x", [nested]) }
    #expect(throws: JUMBFError.tooDeep) { try JUMBFBox.read(nested) }
    let many = (0..<10_001).flatMap { _ in Bytes.box("free", []) }
    #expect(throws: JUMBFError.tooManyBoxes) { try JUMBFBox.read(many) }
  }

  @Test func aSuperboxWithoutDescriptionIsRefused() {
    #expect(throws: JUMBFError.noDescription(offset: 8)) { try JUMBFBox.read(Bytes.box("jumb", Bytes.box("cbor", []))) }
  }
}
