import ArgumentParser
import Feeds
import Foundation
import Reporting

/// Where a verb writes its result.
struct OutputArguments: ParsableArguments {
  @Option(name: .shortAndLong, help: "The file to write; standard output when absent.", completion: .file())
  var output: String?

  /// Refuses, before any work is done, an output that cannot be written or that is one of the feeds.
  func check(against sources: [FeedSource]) throws {
    guard let output, output != "-" else { return }
    try Self.check(output, against: sources)
  }

  /// What tells two spellings of one file from two files.
  static func place(of path: String) -> URL { URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL }

  /// Refuses a file that cannot be written or that is one of the feeds.
  static func check(_ output: String, against sources: [FeedSource]) throws {
    let place = place(of: output)
    for source in sources where !source.isStandardInput {
      guard Self.place(of: source.path) != place else {
        throw Failure.usage("\(output): this is one of the feeds; name another file to write")
      }
    }
    do throws(OutputError) {
      // Opened and let go: an output that is not committed leaves nothing behind.
      _ = try AtomicFile(path: output)
    } catch {
      throw Failure.unreadable("\(error)")
    }
  }
}
