import Pictures
import Testing

@testable import SyntheticImages

@Suite struct ProvenanceTests {
  private func provenance(_ file: [UInt8]) throws -> Provenance {
    switch ProvenanceExaminer().examine(file) {
    case .examined(let provenance): return provenance
    case .notEvaluable(let reason):
      Issue.record("not evaluable: \(reason)")
      return Provenance(facts: [], width: 0, height: 0)
    }
  }

  @Test func aPlainPictureDeclaresNothing() throws {
    for file in [try Marked.plain().png(), try Marked.plain().jpeg(), try Marked.plain().webp()] {
      let provenance = try provenance(file)
      #expect(provenance.declared == .none && provenance.facts.isEmpty && provenance.unread.isEmpty)
      #expect(provenance.width == 8 && provenance.height == 8)
    }
  }

  static let tc260 = #"xmlns:T="http://www.tc260.org.cn/ns/AIGC/1.0/""#
  static let iptc = #"xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/""#
  static let label = #"{"Label":"1","ContentProducer":"001191110102MACQD9K64010000"}"#

  @Test func theLabelOfTheLabellingMeasuresInEverySpelling() throws {
    let escaped = Self.label.replacing("\"", with: "&quot;")
    let files = [
      try Marked.xmp("<rdf:Description \(Self.tc260)><T:AIGC>\(escaped)</T:AIGC></rdf:Description>"),
      try Marked.xmp("<rdf:Description \(Self.tc260) T:AIGC=\"\(escaped)\"/>"),
      try Marked.xmp(
        "<rdf:Description \(Self.tc260) T:Label=\"1\" T:ContentProducer=\"001191110102MACQD9K64010000\"/>"),
      try Marked.png([("AIGC", Self.label)]),
      try Marked.png([("AIGC", "{\"AIGC\":\(Self.label)}")]),
      try Marked.exif([(0x9286, "{\"AIGC\":\(Self.label)}")]),
      try Marked.exif([(0x10E, "{\"AIGC\":\(Self.label)}")]),
      try Marked.jpeg([(0xE9, Array("AIGC\(Self.label)".utf8))]),
    ]
    for file in files {
      let provenance = try provenance(file)
      #expect(provenance.declared == .generated)
      #expect(provenance.facts.first?.marker == "tc260-aigc")
      #expect(provenance.facts.first?.software?.hasPrefix("Doubao") == true)
    }
  }

  @Test(arguments: [("1", Provenance.Declared.generated), ("2", .possible), ("3", .suspected), ("", .possible)])
  func theLabelsValueIsKept(label: String, declared: Provenance.Declared) throws {
    #expect(try provenance(Marked.png([("AIGC", "{\"Label\":\"\(label)\",\"ProduceID\":\"x\"}")])).declared == declared)
  }

  @Test func whatIsDamagedOrTwoFilesAtOnceIsNotEvaluable() throws {
    func outcome(_ file: [UInt8]) -> PictureExamination.Outcome { PictureExaminer().examine(file, named: "x").outcome }
    let jpeg = try Marked.plain(width: 400, height: 320).jpeg()
    let frame = try #require((0..<jpeg.count).first { jpeg[$0] == 0xFF && jpeg[$0 + 1] == 0xC0 })
    /// The picture with a header that states other numbers of rows and columns.
    func stating(_ side: [UInt8]) -> [UInt8] {
      var file = jpeg
      file.replaceSubrange((frame + 5)..<(frame + 9), with: side + side)
      return file
    }
    for (file, reason) in [
      (stating([0, 0]), "0 × 0"), (stating([27, 88]), "end too early"), (jpeg + Array("PK\u{3}\u{4}".utf8), "ZIP"),
      (Array("GIF89a".utf8) + Array(repeating: 0, count: 7) + [0x3B], "0 × 0"),
    ] {
      guard case .notEvaluable(let found) = outcome(file) else {
        Issue.record("judged, though \(reason)")
        continue
      }
      #expect(found.contains(reason), "\(found)")
    }
    guard case .examined = outcome(jpeg) else { throw ForensicModelError.heading }
  }

  @Test func jsonThatIsNoLabelIsNone() throws {
    for text in [#"{"Label":"1"}"#, #"{"AIGC":"yes"}"#, #"{"AIGC":{"color":"red"}}"#, "AIGC", "{\"AIGC\":"] {
      #expect(try provenance(Marked.exif([(0x9286, text)])).declared == .none, "\(text)")
    }
    #expect(try provenance(Marked.png([("AIGC", #"{"color":"red"}"#)])).declared == .none)
  }

  @Test(
    arguments: [
      ("trainedAlgorithmicMedia", Provenance.Declared.generated), ("compositeWithTrainedAlgorithmicMedia", .edited),
      ("compositeSynthetic", .edited), ("digitalCapture", .captured), ("algorithmicMedia", .none),
      ("digitalArt", .none), ("trainedAlgorithmicMediaX", .none),
    ])
  func theDigitalSourceTypeInThreeSpellings(code: String, declared: Provenance.Declared) throws {
    let uri = "http://cv.iptc.org/newscodes/digitalsourcetype/\(code)"
    let spellings = [
      "<rdf:Description \(Self.iptc) e:DigitalSourceType=\"\(uri)\"/>",
      "<rdf:Description \(Self.iptc)><e:DigitalSourceType>\(code)</e:DigitalSourceType></rdf:Description>",
      "<rdf:Description \(Self.iptc)><e:DigitalSourceType rdf:resource=\"\(uri)\"/></rdf:Description>",
    ]
    for spelling in spellings { #expect(try provenance(Marked.xmp(spelling)).declared == declared) }
  }

  @Test func wordsInACaptionOrOfAnIngredientSayNothing() throws {
    let files = [
      try Marked.xmp(
        "<rdf:Description xmlns:d=\"http://purl.org/dc/elements/1.1/\" d:description=\"trainedAlgorithmicMedia, Midjourney\"/>"
      ),
      try Marked.xmp(
        "<rdf:Description \(Self.iptc) xmlns:m=\"urn:m\"><m:from e:DigitalSourceType=\"trainedAlgorithmicMedia\"/></rdf:Description>"
      ),
      try Marked.exif([(0x10E, "A fan of Midjourney and DALL-E"), (0x9286, "Steps: two")]),
      try Marked.exif([(0x131, "Leonardo da Vinci viewer"), (0x10F, "Flux Camera Works")]),
      try Marked.png([("Description", "parameters of a lens"), ("Comment", "Steps: 1, 2")]),
    ]
    for file in files { #expect(try provenance(file).declared == .none) }
  }

  @Test func theFieldsForAIOfIPTC() throws {
    let provenance = try provenance(
      Marked.xmp("<rdf:Description \(Self.iptc) e:AISystemUsed=\"Generator\" e:AISystemVersionUsed=\"2\"/>"))
    #expect(provenance.declared == .generated)
    #expect(provenance.facts.map(\.software) == ["Generator", "Generator"])
  }

  @Test func aCameraThatNamesItselfIsAClaimOfCapture() throws {
    let camera = [(0x10F, "Canon"), (0x110, "EOS")]
    #expect(try provenance(Marked.exif(camera, settings: [0x829A, 0x8827])).declared == .captured)
    #expect(try provenance(Marked.exif(camera)).declared == .none)
    #expect(
      try provenance(Marked.exif(camera + [(0x131, "Midjourney v6")], settings: [0x829A, 0x8827])).declared
        == .generated)
  }

  @Test func theSignatureOfGrok() throws {
    let signature = "Signature: " + String(repeating: "aB3+", count: 20)
    let id = "123e4567-e89b-12d3-a456-426614174000"
    #expect(try provenance(Marked.exif([(0x10E, signature), (0x13B, id)])).facts.map(\.software) == ["xAI Grok"])
    #expect(try provenance(Marked.exif([(0x10E, signature), (0x13B, "Anna")])).declared == .none)
  }

  @Test func bytesThatCannotBeJudgedAreNotEvaluable() throws {
    let png = try Marked.png([("AIGC", Self.label)])
    for bytes in [[], Array("hello".utf8), Array(png.prefix(40)), try Marked.plain(width: 1, height: 1).jpeg()] {
      guard case .notEvaluable = ProvenanceExaminer().examine(bytes) else {
        Issue.record("\(bytes.count) bytes were judged")
        continue
      }
    }
    // A declaration counts even when the rest is missing.
    #expect(try provenance(Array(png.dropLast(40))).declared == .generated)
  }

  @Test func everyFactIsRemembered() throws {
    // The features of a picture measure each family of marks by itself, also one that stands behind many others.
    func fact(_ marker: String, _ number: Int) -> ProvenanceFact {
      ProvenanceFact(
        marker: marker, declares: .generated, software: nil, value: "\(number)", location: "tEXt@\(number)")
    }
    let facts = (0..<16).map { fact("png-parameters", $0) } + [fact("tc260-aigc", 16)]
    let examination = PictureExamination(
      href: "a.png", listing: 0, outcome: .examined(Provenance(facts: facts, width: 8, height: 8)))
    let coded = try #require(examination.coded)
    let recalled = try #require(PictureExamination(coded: coded[...], href: "a.png"))
    guard case .examined(let provenance) = recalled.outcome else {
      Issue.record("not examined")
      return
    }
    #expect(provenance.facts == facts)
  }

  @Test func damageNeverCrashes() throws {
    var random = SystemlessRandom(state: 9)
    for file in [try Marked.png([("AIGC", Self.label)]), try Marked.exif([(0x9286, Self.label)], settings: [1, 2])] {
      for _ in 0..<300 {
        var damaged = file
        for _ in 0..<4 {
          damaged[Int.random(in: 0..<damaged.count, using: &random)] = UInt8(truncatingIfNeeded: random.next())
        }
        if case .examined(let provenance) = ProvenanceExaminer().examine(damaged) {
          #expect(provenance.facts.count <= 100)
        }
      }
    }
  }
}

/// A generator of the same numbers in every run (Knuth's MMIX constants).
struct SystemlessRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 33
  }
}
