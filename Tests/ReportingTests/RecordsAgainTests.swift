import Foundation
import Marketplace
import Reporting
import Testing

@testable import Feeds

/// What `records` writes is read again as the same records.
@Suite struct RecordsAgainTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

  /// Every feed that the repository ships, and those of the corpus when it lies beside the checkout.
  static let feeds: [String] = [
    "fixtures", "Tests/FeedsTests/Samples", "../shared/corpus/feeds", "../shared/corpus/hostile",
  ].flatMap { folder in
    let url = root.appending(path: folder).standardized
    let names = (FileManager.default.enumerator(atPath: url.path)?.compactMap { $0 as? String } ?? []).sorted()
    return names.filter { $0.hasSuffix(".xml") || $0.hasSuffix(".csv") || $0.hasSuffix(".gz") }
      .map { url.appending(path: $0).path }
  }

  private static let reader = FeedReader.bundled()

  /// The rows of a feed, without what says where they stood.
  private static func rows(_ source: FeedSource, keeping file: URL? = nil) throws -> [String]? {
    guard let contents = try? reader.read(source, fileIndex: 0) else { return nil }
    var buffer = ByteBuffer()
    try RecordsJSONL.write(contents, file: "f", to: &buffer)
    if let file { try Data(buffer.bytes).write(to: file) }
    return buffer.text.split(separator: "\n").map { row in
      String(row.replacing(/"file":"[^"]*","line":\d+,"column":\d+,("format":"[^"]*",)?/) { _ in "" })
    }
  }

  @Test(arguments: feeds) func theRowsOfAFeedAreReadAgain(feed: String) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "rows-\(UUID().uuidString).jsonl")
    defer { try? FileManager.default.removeItem(at: file) }
    guard let rows = try Self.rows(FeedSource(feed), keeping: file), !rows.isEmpty else { return }
    let again = try #require(try Self.rows(FeedSource(file.path)))
    #expect(again.count == rows.count)
    for (row, same) in zip(rows, again) where row != same {
      Issue.record("\(row.prefix(2000))\nwas read again as\n\(same.prefix(2000))")
      break
    }
  }
}
