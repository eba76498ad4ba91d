import ArgumentParser
import Feeds

/// The feeds that a verb reads beside a catalog; there may be none.
struct OptionalFeedArguments: ParsableArguments {
  @Argument(
    help: "Feeds: files, folders (every feed below them), http and https addresses, or - for standard input.",
    completion: .file())
  var feeds: [String] = []

  @OptionGroup(title: "Fetching") var fetching: FetchArguments

  /// The feeds, each once.
  func sources() async throws -> [FeedSource] { feeds.isEmpty ? [] : try await fetching.sources(named: feeds) }
}

/// The feeds that a verb reads, and how.
struct FeedArguments: ParsableArguments {
  @Argument(
    help: "Feeds: files, folders (every feed below them), http and https addresses, or - for standard input.",
    completion: .file())
  var feeds: [String]

  @OptionGroup(title: "Fetching") var fetching: FetchArguments

  /// The feeds, each once.
  func sources() async throws -> [FeedSource] { try await fetching.sources(named: feeds) }

  /// Makes standard input readable twice, when it is one of the feeds.
  static func keepStandardInput(among sources: [FeedSource]) throws {
    guard sources.contains(where: \.isStandardInput) else { return }
    do throws(StandardInputFault) {
      try StandardInput.keep()
    } catch {
      throw Failure.unreadable("\(error)")
    }
  }
}
