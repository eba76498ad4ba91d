import Pictures
import Testing

@testable import SyntheticImages

/// The collection of sample pictures beside the repository, when it is there. It is never part of it.
enum Corpus {
  static let folder: String = {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return "/\(root)/../shared/corpus/images"
  }()

  static let isThere = (try? BoundedFile.read("\(folder)/manifest.tsv", limit: 1 << 24)) != nil

  /// Rows of a table, by column name.
  static func rows(_ name: String) -> [[String: String]] {
    guard let bytes = try? BoundedFile.read("\(folder)/\(name)", limit: 1 << 24) else { return [] }
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
    }
    guard let names = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(zip(names, $0)) { first, _ in first } }
  }

  static func examine(_ path: String, readsPixels: Bool = true) throws -> PictureExamination.Outcome {
    ProvenanceExaminer(readsPixels: readsPixels).examine(try BoundedFile.read("\(folder)/\(path)", limit: 1 << 27))
  }
}

@Suite(.enabled(if: Corpus.isThere)) struct CorpusTests {
  @Test func everyVerdictOfTheProvenanceSamples() throws {
    let rows = Corpus.rows("provenance/manifest.tsv")
    #expect(rows.count > 60)
    for row in rows {
      let path = try #require(row["path"])
      let outcome = try Corpus.examine(path)
      let accepted: [Provenance.Declared] =
        switch row["expected_verdict"] {
        case "ai": [.generated]
        case "ai-edited": [.edited]
        case "possible-ai": [.possible]
        case "suspected-ai": [.suspected]
        case "error": []
        default: [.none, .captured]
        }
      switch outcome {
      case .examined(let provenance):
        #expect(accepted.contains(provenance.declared), "\(path): \(provenance)")
      case .notEvaluable(let reason): #expect(accepted.isEmpty, "\(path): \(reason)")
      }
    }
  }

  @Test func noRealPictureIsCalledDeclared() throws {
    for (index, row) in Corpus.rows("manifest.tsv").filter({ $0["label"] == "real" }).enumerated() {
      let path = try #require(row["path"])
      // Samples are read of some only: decoding all takes a while in a debug build.
      guard case .examined(let provenance) = try Corpus.examine(path, readsPixels: index % 20 == 0) else {
        Issue.record("\(path) was not examined")
        continue
      }
      #expect([.none, .captured].contains(provenance.declared), "\(path): \(provenance)")
    }
  }
}
