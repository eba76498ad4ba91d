import Foundation
import Marketplace
import Testing

@testable import Feeds

/// A feed written to a file of its own, which goes when the test is over.
final class FeedFile {
  let source: FeedSource
  private let url: URL

  init(_ bytes: [UInt8]) throws {
    url = FileManager.default.temporaryDirectory.appending(path: "feed-\(UUID().uuidString).xml")
    try Data(bytes).write(to: url)
    source = FeedSource(url.path(percentEncoded: false))
  }

  convenience init(_ text: String) throws { try self.init(Array(text.utf8)) }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Reads the feed in chunks of `chunkSize` bytes.
  func read(
    chunkSize: Int = 1 << 16, limits: FeedLimits = .default, currency: String? = nil
  ) throws -> FeedContents {
    var reader = try Self.reader(chunkSize: chunkSize, limits: limits)
    reader.currency = currency.flatMap(DefaultCurrency.init)
    return try reader.read(source, fileIndex: 0)
  }

  /// A reader that takes chunks of `chunkSize` bytes.
  static func reader(chunkSize: Int = 1 << 16, limits: FeedLimits = .default) throws -> FeedReader {
    var reader = FeedReader.bundled(limits: limits)
    reader.chunkSize = chunkSize
    return reader
  }

  /// What refuses the feed, or `nil` when it is taken.
  func refusal(chunkSize: Int = 1 << 16, limits: FeedLimits = .default) throws -> RefusedFeed? {
    do {
      _ = try read(chunkSize: chunkSize, limits: limits)
      return nil
    } catch let refusal as RefusedFeed {
      return refusal
    }
  }
}

extension RecordTable {
  /// A record in a form that tests can write down: `field=text` or `field(qualifier)=text`, a party's values with `#part`.
  func lines(of record: Int) -> [String] {
    values(of: record).map { value in
      let qualifier = string(value.qualifier)
      let part = value.part == 0 ? "" : "#\(value.part)"
      return "\(value.field.profileName)\(qualifier.isEmpty ? "" : "(\(qualifier))")\(part)=\(string(value.text))"
    }
  }

  /// All records with their places.
  var lines: [[String]] { (0..<count).map { ["\(line(of: $0)):\(column(of: $0))"] + lines(of: $0) } }
}

/// A native feed around some records.
func native(_ records: String) -> String {
  """
  <?xml version="1.0" encoding="UTF-8"?>
  <marketplace xmlns="urn:storewarden:feed:1" as-of="2026-11-01">
  \(records)
  </marketplace>
  """
}
