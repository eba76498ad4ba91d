import Foundation
import Marketplace
import Testing

@testable import Feeds

/// Small feeds of every format, made for this, each with everything that must be read from it.
///
/// `Samples/name.xml` is a feed and `Samples/name.txt` what it says: its format, the day of export, and every record with
/// its place and values, in order of kind and then of the feed.
@Suite struct SampleFeedTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Samples")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".xml") }.map { String($0.dropLast(4)) }.sorted()
  }()

  /// What a feed says, as the text files have it.
  static func text(of contents: FeedContents) -> String {
    var lines = ["format \(contents.format)"]
    if let day = contents.asOf { lines.append("as of \(day)") }
    let tables = [
      ("store", contents.stores), ("listing", contents.listings), ("part", contents.parts),
      ("supplement", contents.supplements),
    ]
    for (kind, table) in tables {
      for record in table.lines {
        lines.append("\n\(kind) \(record[0])")
        // A text of several lines stays on one here.
        lines += record.dropFirst().map { "  " + $0.replacing("\n", with: "\\n") }
      }
    }
    for record in contents.quarantined {
      lines.append("\nset aside \(record.place.line):\(record.place.column) \(record.record ?? "") \(record.field)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  @Test func thereAreSamplesOfEveryFormat() throws {
    var formats: Set<String> = ["native"]
    for name in Self.names {
      let feed = try Data(contentsOf: Self.folder.appending(path: name + ".xml"))
      formats.insert(try FeedFile(Array(feed)).read().format)
    }
    #expect(formats == Set(EmbeddedFiles.all.map { String($0.path.dropLast(5)) }))
  }

  @Test(arguments: names) func readsEveryFieldOfASample(name: String) throws {
    let feed = try Data(contentsOf: Self.folder.appending(path: name + ".xml"))
    let file = try FeedFile(Array(feed))
    let text = Self.text(of: try file.read())
    let expected = try String(contentsOf: Self.folder.appending(path: name + ".txt"), encoding: .utf8)
    #expect(text.split(separator: "\n") == expected.split(separator: "\n"))
    for chunkSize in [1, 61] { #expect(Self.text(of: try file.read(chunkSize: chunkSize)) == text) }
  }
}
