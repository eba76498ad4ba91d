import Foundation
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
    var testDescription: String { file }
  }

  /// Files that need the decoders and the currency tables of formats that are not read yet.
  static let later: Set<String> = [
    "wrong-decl-cp1251-is-utf8.xml", "decl-gb2312-has-gbk.xml", "yml-no-currency.xml",
  ]

  static let rows: [Row] = {
    let text = (try? String(contentsOfFile: folder + "/hostile/manifest.tsv", encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count > 3, !columns[0].hasSuffix(".gz"), !later.contains(String(columns[0])) else { return nil }
      return Row(file: String(columns[0]), action: String(columns[2]))
    }
  }()

  @Test(.enabled(if: hasCorpus), arguments: rows)
  func doesWhatTheManifestRequires(row: Row) throws {
    let data = try Data(contentsOf: URL(filePath: Self.folder + "/hostile/" + row.file))
    let file = try FeedFile(Array(data))
    let reading = try Reading(file, chunkSize: 1 << 16)
    switch row.action {
    case "reject-file": #expect(reading.refusal != nil)
    case "accept": #expect(reading.refusal == nil, "\(reading.refusal?.reason ?? "")")
    case "quarantine-record":
      #expect(reading.refusal == nil, "\(reading.refusal?.reason ?? "")")
      // The entities of HTML 4 are known, which is the other way that the manifest leaves open.
      #expect(!reading.quarantined.isEmpty || row.file == "dtd-external-undeclared-entity.xml")
    default: Issue.record("no such action: \(row.action)")
    }
    guard data.count < 3000 else { return }
    for chunkSize in [1, 7, 4096] { #expect(try Reading(file, chunkSize: chunkSize) == reading) }
  }
}
