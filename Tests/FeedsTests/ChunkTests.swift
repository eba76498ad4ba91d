import Foundation
import Testing

@testable import Feeds

/// A feed gives the same records and the same error in chunks of any size, however hostile it is.
@Suite struct ChunkTests {
  private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../fixtures")
    .standardizedFileURL.path(percentEncoded: false)

  /// Whether there is time for files of more than ``small`` bytes.
  private static let isThorough = ProcessInfo.processInfo.environment["STOREWARDEN_SLOW_TESTS"] == "1"
  private static let small = 30_000

  static let files: [String] = [fixtures, CorpusTests.folder + "/hostile", CorpusTests.folder + "/feeds"].flatMap {
    folder -> [String] in
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return names.filter { name in [".xml", ".gz", ".zst", ".zip", ".html"].contains(where: name.hasSuffix) }.sorted()
      .map { "\(folder)/\($0)" }
  }

  @Test(arguments: files) func readsTheSameInChunksOfAnySize(path: String) throws {
    let size = try #require(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
    guard size <= Self.small || Self.isThorough else { return }
    let file = try FeedFile(Array(Data(contentsOf: URL(filePath: path))))
    let whole = try Reading(file, chunkSize: 1 << 16)
    #expect(whole.refusal != nil || !(whole.stores.isEmpty && whole.listings.isEmpty && whole.quarantined.isEmpty))
    // libxml2 looks for the end of a tag from its beginning each time that it is given more: a tag of a megabyte byte by
    // byte would take hours.
    for chunkSize in [1, 7, 4096, 1 << 20] where chunkSize > 7 || size <= 100_000 {
      let reading = try Reading(file, chunkSize: chunkSize)
      #expect(reading == whole, "in chunks of \(chunkSize)")
    }
  }
}
