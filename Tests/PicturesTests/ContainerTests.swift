import Testing

@testable import Pictures

@Suite struct ContainerTests {
  static let packet = """
    <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:a="urn:a" a:b="c"/></rdf:RDF></x:xmpmeta>
    """

  private func texts(_ container: PictureContainer) -> [String] {
    container.parts.compactMap { part in
      if case .text(let keyword, let text) = part.content { "\(keyword)=\(text)" } else { nil }
    }
  }

  private func packets(_ container: PictureContainer) -> [XMPPacket] {
    container.parts.compactMap { part in
      if case .xmp(let bytes) = part.content { XMPPacket(bytes) } else { nil }
    }
  }

  @Test func pngTextsOfEveryKindBeforeAndAfterTheData() throws {
    let file = Bytes.png(
      before: [Bytes.tEXt("one", "é1"), Bytes.zTXt("two", Array("second".utf8))],
      after: [Bytes.iTXt("three", "third"), Bytes.iTXt("four", "fourth", compressed: true)])
    let container = try PictureContainer(file)
    #expect(texts(container) == ["one=é1", "two=second", "three=third", "four=fourth"])
    #expect(container.faults.isEmpty && !container.endsEarly)
    #expect(container.header.width == 1 && container.header.height == 1)
    // Signature and header chunk take 33 bytes.
    #expect(container.parts.first { $0.name == "tEXt" }?.location == "tEXt@33")
  }

  @Test func aPacketOfXMPIsFoundInEachContainer() throws {
    let files = [
      Bytes.png(before: [Bytes.iTXt("XML:com.adobe.xmp", Self.packet)]),
      Bytes.png(after: [Bytes.tEXt("XML:com.adobe.xmp", Self.packet)]),
      Bytes.jpeg([Bytes.xmpSegment(Self.packet)]),
      Bytes.webp([("XMP ", Array(Self.packet.utf8))]),
      Bytes.tiff([Bytes.Tag(number: 700, type: 1, value: Array(Self.packet.utf8))]),
      gif(Self.packet),
    ]
    for file in files {
      let packets = packets(try PictureContainer(file))
      #expect(packets.count == 1)
      #expect(packets.first?.values("b", in: "urn:a") == ["c"])
    }
  }

  private func gif(_ packet: String) -> [UInt8] {
    let trailer = [1] + (0...255).reversed().map { UInt8($0) } + [0]
    return Array("GIF89a".utf8) + [1, 0, 1, 0, 0, 0, 0] + [0x21, 0xFF, 11] + Array("XMP DataXMP".utf8)
      + Array(packet.utf8) + trailer + [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B]
  }

  @Test func extendedXMPIsPutTogetherInAnyOrder() throws {
    let body = Array(Self.packet.utf8)
    let portion = { (range: Range<Int>) in
      Bytes.segment(
        0xE1,
        Array("http://ns.adobe.com/xmp/extension/\0".utf8) + Array(repeating: 0x41, count: 32)
          + Bytes.big(body.count, 4) + Bytes.big(range.lowerBound, 4) + body[range])
    }
    let file = Bytes.jpeg([portion(50..<body.count), portion(0..<50)])
    #expect(packets(try PictureContainer(file)).map { $0.values("b", in: "urn:a") } == [["c"]])
  }

  @Test func jumbfIsPutTogetherFromItsSegmentsInOrder() throws {
    let box = Bytes.superbox("c2pa", "c2pa", [Bytes.box("free", (0...255).map { UInt8($0) })])
    for segments in [Bytes.app11(box, size: 1000), Bytes.app11(box, size: 40), Bytes.app11(box, size: 40).reversed()] {
      let container = try PictureContainer(Bytes.jpeg(segments))
      let found = container.parts.compactMap { part in
        if case .jumbf(let bytes) = part.content { bytes } else { nil }
      }
      #expect(found == [box])
    }
  }

  @Test func aBombInATextIsBoundedAndNoted() throws {
    let file = Bytes.png(before: [Bytes.zTXt("bomb", Array(repeating: 0x41, count: 20 << 20))])
    let container = try PictureContainer(file)
    #expect(texts(container).isEmpty)
    #expect(container.faults.contains { $0.reason.contains("limit") })
  }

  @Test func aWrongCheckSumIsNotedAndTheTextStillRead() throws {
    var text = Bytes.tEXt("key", "value")
    text[text.count - 1] ^= 1
    let container = try PictureContainer(Bytes.png(before: [text]))
    #expect(texts(container) == ["key=value"])
    #expect(container.faults.map(\.reason) == ["the check sum of chunk tEXt is wrong"])
  }

  @Test func bytesBehindTheEndAreListed() throws {
    for file in [Bytes.png(), Bytes.jpeg([]), Bytes.webp([])] {
      let container = try PictureContainer(file + Array("PK\u{3}\u{4}zip".utf8))
      #expect(container.parts.last?.name == "trailer")
      #expect(container.parts.last?.size == 7)
    }
  }

  @Test func theListingNamesWhatStandsInside() throws {
    let exif = Array("Exif\0\0".utf8) + Bytes.tiff([.text(0x110, "Camera")])
    let listing = MetadataListing(
      try PictureContainer(Bytes.jpeg([Bytes.segment(0xE1, exif), Bytes.xmpSegment(Self.packet)])))
    let lines = listing.lines.map { "\($0.depth) \($0.part) \($0.summary)" }
    #expect(
      lines == ["0 APP1 Exif, 1 tags", "1 primary Model Camera", "0 APP1 XMP, 1 properties", "1 {urn:a}b c"])
  }

  @Test func theListingKeepsWhoAndWhereToItself() throws {
    // The directory of places stands behind the main one, which is 26 bytes long.
    let place = Bytes.little(1, 2) + Bytes.little(2, 2) + Bytes.little(2, 2) + Bytes.little(4, 4) + Array("41N\0".utf8)
    let places = Bytes.tiff([Bytes.Tag(number: 0x8825, type: 4, value: Bytes.little(26, 4))])
    let owner = Bytes.tiff([.text(0x10F, "Maker")], exif: [.text(0xA430, "Wang"), .text(0xA434, "Lens")])
    for (tiff, expected) in [
      (places + place + [0, 0, 0, 0], ["gps GPSLatitude ***"]),
      (owner, ["exif CameraOwnerName ***", "exif LensModel Lens"]),
    ] {
      let jpeg = Bytes.jpeg([Bytes.segment(0xE1, Array("Exif\0\0".utf8) + tiff)])
      let lines = MetadataListing(try PictureContainer(jpeg)).lines.map { "\($0.part) \($0.summary)" }
      #expect(lines.suffix(expected.count) == expected[...])
    }
  }

  @Test(arguments: [
    ("exif:GPSLatitude", "41,24.2N"), ("aux:OwnerName", "Wang"), ("photoshop:City", "Hangzhou"),
    ("aux:SerialNumber", "12034"),
  ]) func theListingKeepsWhoAndWhereOfAPacketToItself(name: String, value: String) throws {
    let packet = """
      <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
      xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
      \(name)="\(value)" xmp:CreatorTool="Camera 1"/></rdf:RDF></x:xmpmeta>
      """
    let listing = MetadataListing(try PictureContainer(Bytes.jpeg([Bytes.xmpSegment(packet)])))
    #expect(listing.lines.contains { $0.summary == "***" })
    #expect(listing.lines.contains { $0.summary == "Camera 1" })
    #expect(!listing.lines.contains { $0.summary.contains(value) || $0.part.contains(value) })
  }

  /// One file of each container with all that its walker knows.
  static let samples: [[UInt8]] = [
    Bytes.png(
      before: [
        Bytes.iTXt("XML:com.adobe.xmp", packet), Bytes.zTXt("k", Array("v".utf8)),
        Bytes.chunk("eXIf", Bytes.tiff([.text(0x10F, "Maker")])),
        Bytes.chunk("caBX", Bytes.superbox("c2pa", "c2pa", [])),
      ], after: [Bytes.tEXt("Raw profile type xmp", "\nxmp\n 2\n6162\n")]),
    Bytes.jpeg(
      [Bytes.xmpSegment(packet), Bytes.segment(0xFE, Array("hello".utf8))]
        + Bytes.app11(Bytes.superbox("c2pa", "c2pa", [Bytes.box("free", Array(repeating: 7, count: 90))]), size: 40)
        + [
          Bytes.segment(
            0xE1,
            Array("Exif\0\0".utf8) + Bytes.tiff([.text(0x10F, "Maker")], exif: [.text(0x9286, "ASCII\0\0\0hello")]))
        ]
    ),
    Bytes.webp([("EXIF", Bytes.tiff([.text(0x10F, "Maker")])), ("XMP ", Array(packet.utf8)), ("C2PA", [1, 2, 3])]),
    Bytes.tiff([.text(0x10F, "Maker"), Bytes.Tag(number: 700, type: 1, value: Array(packet.utf8))]),
    Bytes.box("ftyp", Array("avif\0\0\0\0avifmif1".utf8))
      + Bytes.box(
        "meta",
        [0, 0, 0, 0]
          + Bytes.box("iinf", [0, 0, 0, 0, 0, 1] + Bytes.box("infe", [2, 0, 0, 0, 0, 1, 0, 0] + Array("Exif\0".utf8)))
          + Bytes.box("iloc", [0, 0, 0, 0, 0x44, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 8, 0, 0, 0, 9]))
      + Bytes.box("mdat", Array(repeating: 0, count: 20)),
  ]

  @Test(arguments: 0..<samples.count)
  func aFileCutAnywhereGivesAResult(index: Int) {
    let sample = Self.samples[index]
    for length in 0..<sample.count {
      guard let container = try? PictureContainer(Array(sample.prefix(length))) else { continue }
      _ = MetadataListing(container)
      #expect(container.parts.allSatisfy { $0.offset <= length })
    }
  }

  @Test(arguments: 0..<samples.count)
  func flippedBytesGiveAResult(index: Int) {
    let sample = Self.samples[index]
    var random = SplitMix(state: UInt64(index))
    for _ in 0..<800 {
      var damaged = sample
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        // Extreme values are what lengths and offsets break on.
        damaged[Int.random(in: 0..<damaged.count, using: &random)] =
          [0, 1, 0x7F, 0x80, 0xFF].randomElement(
            using: &random) ?? 0
      }
      guard let container = try? PictureContainer(damaged) else { continue }
      #expect(MetadataListing(container).lines.count >= container.parts.count)
    }
  }
}
