import Foundation
import Testing

@testable import Feeds

/// The W3C's XML conformance suite, which lies beside some checkouts: what is not well-formed is refused, what is valid
/// accepted, with exceptions that follow from rules.
@Suite struct ConformanceTests {
  static let folder = CorpusTests.folder + "/xmlconf/"
  static let hasSuite = FileManager.default.fileExists(atPath: folder + "xmlconf.xml")

  /// A document of the suite.
  struct Case {
    let path: String
    let type: String
    /// Which external entities a parser has to load to see what the test is about.
    let entities: String
  }

  /// The index files of the suite, each with the folder that its paths are relative to.
  private static let indexes: [(file: String, base: String)] = [
    ("xmltest/xmltest.xml", "xmltest/"), ("japanese/japanese.xml", "japanese/"), ("sun/sun-valid.xml", "sun/"),
    ("sun/sun-invalid.xml", "sun/"), ("sun/sun-not-wf.xml", "sun/"), ("sun/sun-error.xml", "sun/"),
    ("oasis/oasis.xml", "oasis/"), ("ibm/ibm_oasis_invalid.xml", "ibm/"), ("ibm/ibm_oasis_not-wf.xml", "ibm/"),
    ("ibm/ibm_oasis_valid.xml", "ibm/"), ("eduni/errata-2e/errata2e.xml", "eduni/errata-2e/"),
    ("eduni/errata-3e/errata3e.xml", "eduni/errata-3e/"), ("eduni/errata-4e/errata4e.xml", "eduni/errata-4e/"),
    ("eduni/namespaces/1.0/rmt-ns10.xml", "eduni/namespaces/1.0/"),
    ("eduni/namespaces/errata-1e/errata1e.xml", "eduni/namespaces/errata-1e/"),
  ]

  /// The entries for XML 1.0, fifth edition, with namespaces.
  private static func cases() throws -> [Case] {
    let comment = try Regex("(?s)<!--.*?-->")
    let attribute = try Regex("([A-Z]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')")
    let tag = try Regex("(?s)<TEST\\s[^>]*>")
    var cases: [Case] = []
    for index in indexes {
      let text = try String(contentsOfFile: folder + index.file, encoding: .utf8).replacing(comment, with: "")
      for match in text.matches(of: tag) {
        var values: [String: String] = [:]
        for pair in text[match.range].matches(of: attribute) {
          let name = pair.output[1].substring.map(String.init) ?? ""
          values[name] = String(pair.output[2].substring ?? pair.output[3].substring ?? "")
        }
        let edition = values["EDITION"]?.split(separator: " ") ?? ["5"]
        let version = values["VERSION"]?.split(separator: " ") ?? ["1.0"]
        guard edition.contains("5"), version.contains("1.0"), values["NAMESPACE"] != "no",
          let uri = values["URI"], let type = values["TYPE"]
        else { continue }
        // Not every file of the suite lies beside.
        guard FileManager.default.fileExists(atPath: folder + index.base + uri) else { continue }
        cases.append(Case(path: index.base + uri, type: type, entities: values["ENTITIES"] ?? "none"))
      }
    }
    return cases
  }

  /// Parses a document as feeds are, and says why it was refused.
  private static func refusal(of path: String) throws -> String? {
    let parser = XMLPushParser(handler: XMLEventHandler(), limits: XMLLimits())
    do throws(XMLFault) {
      let bytes = try FeedBytes(FeedSource(folder + path), chunkSize: 1 << 16, limits: .default)
      var decoder: FeedDecoder?
      var isFirst = true
      while case let count = try bytes.next(), count > 0 {
        var start = 0
        if isFirst {
          let sniffed = try EncodingSniffing(bytes.buffer[..<count])
          start = sniffed.markLength
          if sniffed.encoding != .utf8 { decoder = FeedDecoder(sniffed.encoding, offset: start) }
          isFirst = false
        }
        let buffer = bytes.buffer
        let input = buffer.span.extracting(start..<count)
        guard decoder != nil else {
          try parser.parse(input)
          continue
        }
        do throws(FeedDecoder.Fault) { try decoder?.decode(input) } catch { return error.reason }
        let (output, decoded) = (decoder?.output ?? [], decoder?.decodedCount ?? 0)
        try parser.parse(output.span.extracting(0..<decoded))
      }
      try parser.finish()
      return nil
    } catch {
      return error.reason
    }
  }

  @Test(.enabled(if: hasSuite)) func refusesWhatIsNotWellFormed() throws {
    let cases = try Self.cases().filter { $0.type == "not-wf" }
    #expect(cases.count > 900)
    var accepted: [String] = []
    for document in cases where document.entities == "none" {
      if try Self.refusal(of: document.path) == nil { accepted.append(document.path) }
    }
    #expect(accepted.isEmpty)
  }

  @Test(.enabled(if: hasSuite)) func acceptsWhatIsValidButForDeclarations() throws {
    let cases = try Self.cases().filter { $0.type == "valid" }
    #expect(cases.count > 600)
    var refused: [String] = []
    for document in cases {
      guard let reason = try Self.refusal(of: document.path) else { continue }
      // What the reader refuses on purpose, and says so.
      if reason.contains("declarations of entities and attributes are refused") { continue }
      // Entities that only an external subset declares are lost without it; a feed with such a record loses the record.
      if document.entities != "none", reason.hasPrefix("the entity &") { continue }
      refused.append("\(document.path) [\(document.entities)]: \(reason)")
    }
    #expect(refused.isEmpty)
  }
}
