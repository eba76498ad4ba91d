import Foundation
import Marketplace
import Testing

@testable import Feeds

/// The hostile corpus, which lies beside some checkouts and is no part of the package.
@Suite struct CorpusTests {
  static let hasCorpus = FileManager.default.fileExists(atPath: folder + "/hostile/manifest.tsv")
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/corpus")
    .standardizedFileURL.path(percentEncoded: false)

  /// A file of the corpus and what an importer must do with it.
  struct Row: Sendable, CustomTestStringConvertible {
    let file: String
    let action: String
    /// Where libxml2, with the same rules, stopped: `line:column`.
    let place: String?
    var testDescription: String { file }
  }

  static let rows: [Row] = {
    let text = (try? String(contentsOfFile: folder + "/hostile/manifest.tsv", encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count > 3 else { return nil }
      let place = columns.count > 5 ? columns[5].firstMatch(of: /@(\d+:\d+)/).map { String($0.1) } : nil
      return Row(file: String(columns[0]), action: String(columns[2]), place: place)
    }
  }()

  /// What is told before the parser sees it, by the first bytes, the decoder, the root or the beginning of a tag; and what
  /// is cut off behind a line break, whose place is the end.
  static let toldElsewhere: Set<String> = [
    "decl-unknown-encoding.xml", "decl-utf7.xml", "decl-utf16-is-utf8.xml", "html-error-page.html",
    "wrong-decl-gbk-is-utf8.xml", "leading-html-warning.xml", "deep-100k.xml", "many-attributes-20k.xml",
    "many-namespaces-5k.xml", "truncated-between-items.xml",
  ]

  @Test func knowsEveryRow() { #expect(!Self.hasCorpus || Self.rows.count > 80) }

  @Test(.enabled(if: hasCorpus), arguments: rows)
  func doesWhatTheManifestRequires(row: Row) throws {
    let data = try Data(contentsOf: URL(filePath: Self.folder + "/hostile/" + row.file))
    let file = try FeedFile(Array(data))
    let reading = try Reading(file, chunkSize: 1 << 16)
    switch row.action {
    case "reject-file":
      let refusal = try #require(reading.refusal)
      if let place = row.place, !Self.toldElsewhere.contains(row.file) {
        #expect("\(refusal.place.line):\(refusal.place.column)" == place, "\(refusal.reason)")
      }
    case "accept": #expect(reading.refusal == nil, "\(reading.refusal?.reason ?? "")")
    case "quarantine-record":
      #expect(reading.refusal == nil, "\(reading.refusal?.reason ?? "")")
      // The entities of HTML 4 are known, which is the other way that the manifest leaves open.
      #expect(!reading.quarantined.isEmpty || row.file == "dtd-external-undeclared-entity.xml")
    default: Issue.record("no such action: \(row.action)")
    }
  }
}

/// The corpus of real feeds, with what another reader (lxml) made of them.
@Suite struct RealFeedTests {
  /// A row of `expected.jsonl`.
  struct Row: Decodable, Sendable, CustomTestStringConvertible {
    struct Listing: Decodable, Sendable {
      var line: Int
      var id: String?
      var title: String?
      var price: String?
      var currency: String?
      var images: [String]
    }
    var file: String
    var format: String
    var wellFormed: Bool
    var encoding: String?
    var listings: Int?
    var errorLine: Int?
    var errorColumn: Int?
    var first5: [Listing]?
    var testDescription: String { file }
  }

  static let refused: Set<String> = [
    "yml/sirian-xxe.xml", "bmecat/pilz-101.xml", "bmecat/pilz-nested-details.xml",
  ]

  static let rows: [Row] = {
    let text = (try? String(contentsOfFile: CorpusTests.folder + "/feeds/expected.jsonl", encoding: .utf8)) ?? ""
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return text.split(separator: "\n").compactMap { try? decoder.decode(Row.self, from: Data($0.utf8)) }
  }()

  @Test(.enabled(if: CorpusTests.hasCorpus), arguments: rows) func agreesWithAnotherReader(row: Row) throws {
    let data = try Data(contentsOf: URL(filePath: CorpusTests.folder + "/feeds/" + row.file))
    let file = try FeedFile(Array(data))
    guard row.wellFormed else {
      let refusal = try file.refusal()
      #expect(refusal?.place.line == row.errorLine)
      #expect(refusal?.place.column == row.errorColumn)
      return
    }
    // Nothing to screen, or an entity declaration: refused on purpose.
    guard row.listings != 0, !Self.refused.contains(row.file) else {
      #expect(try file.refusal() != nil)
      return
    }
    let contents = try file.read()
    #expect(contents.listings.count + contents.parts.count + contents.quarantined.count == row.listings)
    // A feed of the corpus holds listings or parts of them.
    let table = contents.listings.count > 0 ? contents.listings : contents.parts
    let setAside = contents.quarantined.map(\.place.line)
    var next = 0
    for listing in row.first5 ?? [] where !setAside.contains(listing.line) {
      let index = try #require((next..<table.count).first { table.line(of: $0) == listing.line })
      next = index + 1
      let id = table.string(.id, of: index)
      #expect(id == listing.id || (listing.id == nil && id?.contains("#") == true))
      #expect(table.string(.title, of: index) == listing.title)
      let pictures = table.values(of: index).filter { $0.field == .picture }.map { table.string($0.text) }
      #expect(pictures == listing.images)
      #expect(table.string(.rawPrice, of: index) == listing.price)
      if let currency = listing.currency, listing.price != nil {
        let price = table.values(of: index).first { $0.field == .price }
        // The code of before 1998, which meant the same by then.
        #expect(price.map { table.string($0.qualifier) } == (currency == "RUR" ? "RUB" : currency))
      }
    }
  }
}
