import ArgumentParser
import Feeds

/// The feeds that a verb reads, and how.
struct FeedArguments: ParsableArguments {
  @Argument(
    help: "Feeds: files, folders (every .xml below them), or - for standard input.", completion: .file())
  var feeds: [String]

  /// The feeds, each once.
  func sources() throws -> [FeedSource] { try Self.sources(named: feeds) }

  /// The feeds that files, folders and `-` name, each once.
  static func sources(named names: [String]) throws -> [FeedSource] {
    do throws(FeedSourceFault) {
      return try FeedSource.all(named: names)
    } catch {
      throw Failure.unreadable("\(error)")
    }
  }
}
