import Testing

@testable import Pictures
@testable import SyntheticImages

@Suite struct LabelWriterTests {
  private static func files() throws -> [[UInt8]] {
    let image = Marked.plain(width: 40, height: 30)
    return [
      try image.jpeg(), try image.png(), try image.webp(), try image.webp(quality: nil),
      try Marked.xmp("<rdf:Description rdf:about=\"\" xmlns:d=\"urn:d\"><d:a>b</d:a></rdf:Description>"),
      try Marked.exif([(0x10F, "Camera")]), try Marked.png([("Comment", "a comment")]),
    ]
  }

  @Test(arguments: SyntheticContentLabel.Kind.allCases) func theLabelReadsBackAndNothingElseChanges(
    kind: SyntheticContentLabel.Kind
  ) throws {
    let label = try SyntheticContentLabel(
      kind: kind, producer: "P\"<&>", produceID: "1", propagator: "平台", propagateID: "\\2")
    for file in try Self.files() {
      let labelled = try LabelWriter().label(file, with: label)
      guard case .examined(let provenance) = ProvenanceExaminer().examine(labelled) else {
        Issue.record("the copy is no picture")
        continue
      }
      #expect(provenance.unread.isEmpty, "\(provenance.unread)")
      let fact = try #require(provenance.facts.first { $0.marker == "tc260-aigc" })
      #expect(
        fact.value
          == "Label=\(kind.code) ContentProducer=P\"<&> ProduceID=1 ContentPropagator=平台 PropagateID=\\2")
      #expect(provenance.declared.rawValue == (kind == .declared ? "generated" : kind.rawValue))
      // The picture itself is the same to the pixel, and the metadata that were there still are.
      let decoder = PictureDecoder()
      #expect(try decoder.decode(labelled).rgb == decoder.decode(file).rgb)
      let before = try PictureContainer(file).parts.filter { if case .xmp = $0.content { false } else { true } }
      let after = try PictureContainer(labelled).parts.filter { if case .xmp = $0.content { false } else { true } }
      #expect(after.map(\.size).filter { $0 > 18 } == before.map(\.size).filter { $0 > 18 })
      // Cut out again, the file is the old one, byte for byte.
      if labelled.starts(with: file.prefix(20)), file.starts(with: [0xFF, 0xD8]) || file.starts(with: [0x89]) {
        let added = labelled.count - file.count
        let common = zip(file, labelled).prefix { $0 == $1 }.count
        let end = zip(file.reversed(), labelled.reversed()).prefix { $0 == $1 }.count
        #expect(added > 0 && common + end >= file.count - 16)
      }
    }
  }

  @Test func aSecondLabelASignatureAndOtherFormatsAreRefused() throws {
    let label = try SyntheticContentLabel(kind: .suspected)
    let once = try LabelWriter().label(Marked.plain().png(), with: label)
    #expect(throws: LabelError.labelled("Label=3")) { try LabelWriter().label(once, with: label) }
    #expect(throws: LabelError.signed) { try LabelWriter().label(SignedPictures().png(), with: label) }
    #expect(throws: LabelError.format("GIF")) {
      try LabelWriter().label(Array("GIF89a".utf8) + [1, 0, 1, 0, 0, 0, 0, 0x3B], with: label)
    }
    #expect(throws: LabelError.self) { try LabelWriter().label(Array(Marked.plain().png().dropLast(20)), with: label) }
    #expect(throws: LabelError.field(name: "ProduceID")) {
      try SyntheticContentLabel(kind: .possible, produceID: "a\nb")
    }
  }
}
