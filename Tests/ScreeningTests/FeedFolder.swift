import DuplicateListings
import Feeds
import Foundation
import Judgement
import Marketplace
import Reporting
import Screening
import StoreGroups

/// A folder of feeds that goes away with the test.
final class FeedFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "screening-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a native feed of records, each on lines of its own from line 3 on.
  func feed(_ name: String, _ records: [String]) throws -> FeedSource {
    try file(
      name,
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <marketplace xmlns="urn:storewarden:feed:1" as-of="2026-10-31">
      \(records.joined(separator: "\n"))
      </marketplace>
      """)
  }

  /// Writes a file as it is.
  func file(_ name: String, _ text: String) throws -> FeedSource {
    let place = url.appending(path: name)
    try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: place)
    return FeedSource(place.path)
  }
}

/// Scans feeds with everything that the program carries.
func scan(_ sources: [FeedSource], width: Int? = nil) async throws -> ScanFindings {
  await Scan(reader: Carried.reader, pack: try Carried.pack.get(), width: width).run(sources)
}

/// What the program carries, loaded once.
private enum Carried {
  static let reader = FeedReader.bundled()
  static let pack = Result { try SignalPack.bundled() }
}

extension ScanFindings {
  /// The findings as the machine-readable output has them.
  var jsonLines: String {
    get throws {
      var buffer = ByteBuffer()
      try FindingsJSONL().write(self, to: &buffer)
      return buffer.text
    }
  }

  /// The rows about the market, without where in the feeds a record stood.
  var rowsWithoutPlaces: [String] {
    get throws {
      try jsonLines.split(separator: "\n").filter { !$0.contains(#""type":"quarantine""#) }
        .map { String($0).replacing(/"file":"[^"]*","line":\d+,"column":\d+/, with: "") }
    }
  }

  /// The ids of each group's stores with what is recommended.
  var namedGroups: [String] {
    zip(groups.groups, verdicts.groups).map { group, verdict in
      group.stores.map { market.id(ofStore: $0) }.joined(separator: " ") + " \(verdict.recommendation)"
    }.sorted()
  }

  /// The ids of each cluster's listings, the one to keep first.
  var namedClusters: [String] {
    duplicates.clusters.map { cluster in
      ([cluster.keep] + cluster.listings).map { market.id(ofListing: $0) }.joined(separator: " ")
    }.sorted()
  }
}
