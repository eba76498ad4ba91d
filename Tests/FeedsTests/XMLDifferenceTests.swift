import Foundation
import Testing

@testable import Feeds

/// Our parser sees in every document what libxml2 sees, but for what it lets pass, and the same in chunks of any size.
@Suite struct XMLDifferenceTests {
  static let isThorough = ProcessInfo.processInfo.environment["STOREWARDEN_SLOW_TESTS"] == "1"

  static let folders: [String] = [
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../fixtures").standardizedFileURL
      .path(percentEncoded: false),
    CorpusTests.folder + "/feeds", CorpusTests.folder + "/hostile", CorpusTests.folder + "/xmlconf",
  ]

  /// The documents under a folder, as UTF-8; those in encodings that are not read are left out.
  static func documents(in folder: String) -> [(name: String, bytes: [UInt8])] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".xml") }.sorted().compactMap { name in
      guard let data = try? Data(contentsOf: URL(filePath: "\(folder)/\(name)")),
        isThorough || data.count <= 100_000, let sniffed = try? EncodingSniffing(Array(data)[...])
      else { return nil }
      let bytes = Array(data.dropFirst(sniffed.markLength))
      // `<` in EBCDIC, which libxml2 reads unasked.
      guard bytes.first != 0x4C else { return nil }
      guard sniffed.encoding != .utf8 else { return (name, withoutMarks(bytes)) }
      guard var decoder = FeedDecoder(sniffed.encoding, offset: 0), (try? decoder.decode(bytes.span)) != nil else {
        return nil
      }
      return (name, withoutMarks(Array(decoder.output.prefix(decoder.decodedCount))))
    }
  }

  /// A document without byte order marks, which are the decoder's; libxml2 takes one for itself.
  private static func withoutMarks(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes[...]
    while bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    return Array(bytes)
  }

  @Test(arguments: folders) func seesInFilesWhatLibXMLSees(folder: String) {
    for (name, bytes) in Self.documents(in: folder) {
      let difference = XMLDifference(bytes)
      #expect(difference.description == nil, "\(name)")
      for chunkSize in [1, 7, 4096] where bytes.count <= (Self.isThorough ? 1 << 17 : 4 << 10) {
        #expect(difference.description(inChunksOf: chunkSize) == nil, "\(name)")
      }
    }
  }

  @Test func takesItsOwnSeeds() {
    for seed in XMLSeeds.documents {
      let difference = XMLDifference(Array(seed.utf8))
      #expect(difference.isTaken || seed.contains("<?p \"?>"), "\(seed)")
      #expect(difference.description == nil, "\(seed)")
    }
  }

  @Test(arguments: 0..<8) func seesInDamagedDocumentsWhatLibXMLSees(part: Int) {
    var random = SeededGenerator(seed: UInt64(20_261_125 + part))
    let seeds = XMLSeeds.documents.map { Array($0.utf8) }
    for round in 0..<(Self.isThorough ? 2_000 : 400) {
      let document = Self.withoutMarks(XMLMutation.damaged(seeds[round % seeds.count], by: &random))
      let difference = XMLDifference(document)
      let description = difference.description ?? difference.description(inChunksOf: 1 + round % 9)
      #expect(description == nil, "round \(round): \(String(decoding: document, as: UTF8.self).debugDescription)")
    }
  }
}

/// What libxml2 2.9.14 lets pass, or sees wrongly, where ours does as the specification says.
@Suite struct LeniencyTests {
  /// Malformed documents that libxml2 takes.
  static let taken: [(name: String, document: [UInt8])] = [
    (
      "a character in more bytes than it needs, in CDATA",
      Array("<a><![CDATA[".utf8) + [0xC0, 0xBC] + Array("]]></a>".utf8)
    ),
    ("the same in four bytes", Array("<a><![CDATA[".utf8) + [0xF0, 0x80, 0x80, 0xBC] + Array("]]></a>".utf8)),
    // Only because it is told to leave the encoding alone.
    ("no space before standalone", Array("<?xml version='1.0' encoding='UTF-8'standalone='yes'?><a/>".utf8)),
    ("a version without a minor number", Array("<?xml version='1.'?><a/>".utf8)),
    // It looks at the value before `&amp;` is replaced.
    ("a namespace that is no URI because of an ampersand", Array("<a xmlns='ht&amp;tp://b'/>".utf8)),
  ]

  @Test(arguments: taken.indices) func refusesWhatLibXMLTakes(index: Int) {
    let document = Self.taken[index].document
    #expect(XMLTranscript(document, by: .libxml2).fault == nil)
    #expect(XMLTranscript(document).fault != nil)
  }

  /// Its push parser looks for the end of the subset before it parses it, and takes the `"` for the begin of a literal.
  @Test func takesAnInstructionWithAQuotationMarkInTheSubset() {
    let document = Array("<!DOCTYPE a [<?p \"?>]><a/>".utf8)
    #expect(XMLTranscript(document).fault == nil)
    #expect(XMLTranscript(document, by: .libxml2).fault != nil)
  }

  @Test func makesOneLineFeedOfLineEndsInCDATA() {
    let document = Array("<a><![CDATA[1\r\n2\r3]]></a>".utf8)
    #expect(XMLTranscript(document).events == ["<{}a 1", "'1\n2\n3", ">"])
    #expect(XMLTranscript(document, by: .libxml2).events.contains("'1\r\n2\r3"))
  }

  @Test func takesAmpersandsInAttributesForWhatTheyAre() {
    final class Values: XMLEventHandler {
      var value = ""
      override func start(_ name: XMLName) -> XMLInterest { .attributes }
      override func attribute(_ name: XMLName, _ value: Span<UInt8>) {
        self.value = String(decoding: value.indices.map { value[$0] }, as: UTF8.self)
      }
    }
    let document = Array("<a b='https://shop.example/?a=1&amp;b=2&#38;c'/>".utf8)
    let (own, other) = (Values(), Values())
    let parser = XMLPushParser(handler: own, limits: XMLLimits())
    #expect(throws: Never.self) { try parser.parse(document.span) }
    let reference = LibXMLParser(handler: other, limits: XMLLimits())
    #expect(throws: Never.self) { try reference?.parse(document.span) }
    #expect(own.value == "https://shop.example/?a=1&b=2&c")
    #expect(other.value == own.value)
  }
}
