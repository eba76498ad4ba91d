import Foundation
import Testing

/// Output that is held against a file which people have looked at, under `Tests/Snapshots`.
///
/// `RECORD_SNAPSHOTS=1 swift test --filter ReportingTests` writes the files anew; the difference is then read in review.
enum Snapshot {
  static func expect(
    _ text: String, matches name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Snapshots/Reporting/\(name)")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    let recorded = try #require(
      try? Data(contentsOf: url), "There is no snapshot \(name): record it.", sourceLocation: sourceLocation)
    let isSame = recorded == Data(text.utf8)
    #expect(isSame, "The output differs from the snapshot \(name).", sourceLocation: sourceLocation)
  }
}
