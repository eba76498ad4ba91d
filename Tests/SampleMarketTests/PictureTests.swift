import Pictures
import Testing

@testable import SampleMarket

@Suite struct PictureTests {
  private func shot(_ mark: ProvenanceMark) -> Shot {
    var random = RandomStream(seed: 3, name: "test")
    var scene = ProductScene(of: Copywriter.good(of: GoodsLine.chinese[0], &random), &random)
    (scene.view.width, scene.view.height) = (40, 32)
    return Shot(href: "pictures/test", scene: scene, mark: mark, number: 7)
  }

  @Test(arguments: ProvenanceMark.allCases)
  func `a picture with a mark is still a picture`(mark: ProvenanceMark) throws {
    let file = try shot(mark).developed()
    let image = try PictureDecoder().decode(file)
    #expect(image.width == 40 && image.height == 32)
    #expect(PictureFormat(file) == (mark.isPNG ? .png : .jpeg))
  }

  @Test(arguments: [
    (ProvenanceMark.camera, "Samplecam"), (.aigcInJPEG, "&quot;Label&quot;:&quot;1&quot;"),
    (.aigcInPNG, "&quot;Label&quot;:&quot;1&quot;"), (.aigcPossible, "&quot;Label&quot;:&quot;2&quot;"),
    (.aigcSuspected, "{\"Label\":\"3\""), (.parameters, "CFG scale: 7"),
    (.iptcGenerated, "digitalsourcetype/trainedAlgorithmicMedia<"),
    (.iptcComposite, "digitalsourcetype/compositeWithTrainedAlgorithmicMedia<"),
    (.iptcAlgorithmic, "digitalsourcetype/algorithmicMedia<"), (.credentialsInJPEG, "c2pa.actions.v2"),
    (.credentialsInPNG, "c2pa.actions.v2"), (.credentialsEdited, "c2pa.edited"),
  ])
  func `a mark is written out in the file`(mark: ProvenanceMark, text: String) throws {
    let bare = try shot(.none).developed()
    let marked = try shot(mark).developed()
    #expect(String(decoding: marked, as: UTF8.self).contains(text))
    #expect(!String(decoding: bare, as: UTF8.self).contains(text))
  }

  @Test func `the boxes of content credentials fill each other exactly`() {
    let store = ContentCredentials(sourceType: "trainedAlgorithmicMedia", action: "c2pa.created", software: "x").box
    func boxes(_ bytes: ArraySlice<UInt8>) -> [(type: String, content: ArraySlice<UInt8>)]? {
      var rest = bytes
      var found: [(String, ArraySlice<UInt8>)] = []
      while !rest.isEmpty {
        let size = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        guard size >= 8, size <= rest.count else { return nil }
        found.append((String(decoding: rest.dropFirst(4).prefix(4), as: UTF8.self), rest.prefix(size).dropFirst(8)))
        rest = rest.dropFirst(size)
      }
      return found
    }
    func labels(_ bytes: ArraySlice<UInt8>) -> [String] {
      (boxes(bytes) ?? [("broken", [])]).flatMap { box -> [String] in
        switch box.type {
        case "jumb": labels(box.content)
        case "jumd": [String(decoding: box.content.dropFirst(17).dropLast(), as: UTF8.self)]
        default: [box.type]
        }
      }
    }
    #expect(
      labels(store[...]) == [
        "c2pa", "urn:c2pa:00000000-0000-4000-8000-000000000002", "c2pa.assertions", "c2pa.actions.v2", "cbor",
        "c2pa.claim.v2", "cbor", "c2pa.signature", "cbor",
      ])
  }

  @Test func `CBOR is written as RFC 8949 appendix A has it`() {
    #expect(CBOR.text("IETF").bytes == [0x64, 0x49, 0x45, 0x54, 0x46])
    #expect(
      CBOR.map([("a", .text("A")), ("b", .array([.text("c")]))]).bytes == [
        0xA2, 0x61, 0x61, 0x61, 0x41, 0x61, 0x62, 0x81, 0x61, 0x63,
      ])
    #expect(CBOR.text(String(repeating: "x", count: 300)).bytes.prefix(3) == [0x79, 0x01, 0x2C])
  }

  @Test(arguments: PictureDisguise.allCases)
  func `a disguise changes a picture`(disguise: PictureDisguise) {
    let image = shot(.none).scene.drawn()
    let disguised = disguise.apply(to: image)
    #expect(disguised.rgb != image.rgb)
    #expect(disguised.width > 24 && disguised.height > 20)
  }

  @Test func `a cut file is shorter and cannot be decoded`() throws {
    var cut = shot(.none)
    cut.damage = .cut(percent: 45)
    let file = try cut.developed()
    #expect(throws: PictureError.self) { try PictureDecoder().decode(file) }
  }
}
