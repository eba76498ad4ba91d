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
    let place = URL(filePath: output).resolvingSymlinksInPath().standardizedFileURL
    for source in sources where !source.isStandardInput {
      guard URL(filePath: source.path).resolvingSymlinksInPath().standardizedFileURL != place else {
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
