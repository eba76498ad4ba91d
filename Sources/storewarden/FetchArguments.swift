import ArgumentParser
import Feeds
import Fetching
import Foundation
import Reporting

/// How a verb fetches what lies on the network.
struct FetchArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder for what is fetched; $XDG_CACHE_HOME/storewarden or ~/.cache/storewarden when absent.",
      valueName: "dir"), completion: .directory)
  var cache: String?

  @Option(help: ArgumentHelp("The most bytes of one feed, as it is transferred.", valueName: "bytes"))
  var fetchBytes = FetchLimits.feed.bytes

  @Option(
    help: ArgumentHelp(
      "The most seconds for one feed, all attempts included, or for one attempt at a picture (default: 3600, 120).",
      valueName: "s"))
  var fetchSeconds: Int?

  @Option(help: ArgumentHelp("The most seconds without a byte (default: 30, of a picture 20).", valueName: "s"))
  var fetchIdleSeconds: Int?

  @Option(help: ArgumentHelp("The most redirections.", valueName: "n"))
  var fetchRedirects = FetchLimits.feed.redirects

  @Option(help: ArgumentHelp("How often what failed for a passing reason is tried again.", valueName: "n"))
  var fetchRetries = FetchLimits.feed.retries

  @Flag(
    help:
      "Fetch from loopback and private addresses too, never from link-local ones. A feed or a redirection may then reach any machine of your network."
  )
  var allowPrivate = false

  @Option(
    help: ArgumentHelp("Further certificate authorities, PEM.", valueName: "file"),
    completion: .file(extensions: ["pem"]))
  var caFile: String?

  func validate() throws {
    guard fetchBytes > 0, fetchSeconds ?? 1 > 0, fetchIdleSeconds ?? 1 > 0, fetchRedirects >= 0, fetchRetries >= 0
    else {
      throw ValidationError("The limits of --fetch-… are numbers above zero; redirections and retries may be zero.")
    }
    if let caFile, !FileManager.default.isReadableFile(atPath: caFile) {
      throw ValidationError("--ca-file: \(VisibleText.of(caFile)) cannot be read.")
    }
  }

  /// What one feed may cost.
  var feedLimits: FetchLimits { limited(.feed, bytes: fetchBytes) }

  /// The limits of a kind of transfer, with what the user says of them.
  func limited(_ defaults: FetchLimits, bytes: Int) -> FetchLimits {
    var limits = defaults
    limits.bytes = bytes
    if let fetchSeconds { limits.total = .seconds(fetchSeconds) }
    if let fetchIdleSeconds { limits.idle = .seconds(fetchIdleSeconds) }
    (limits.redirects, limits.retries) = (fetchRedirects, fetchRetries)
    return limits
  }

  /// How connections are made.
  var settings: ConnectionSettings {
    var settings = ConnectionSettings(userAgent: "storewarden/\(Version.current)")
    settings.policy = allowPrivate ? .any : .publicOnly
    settings.authorities = caFile
    return settings
  }

  /// The folder for what is fetched.
  var cacheFolder: String {
    if let cache { return cache }
    let environment = ProcessInfo.processInfo.environment
    // The XDG base directory specification: a path that is not absolute is to be ignored.
    if let root = environment["XDG_CACHE_HOME"], root.hasPrefix("/") { return "\(root)/storewarden" }
    return "\(NSHomeDirectory())/.cache/storewarden"
  }

  /// The feeds that a user's arguments name, each once; those on the network are fetched first.
  func sources(named names: [String]) async throws -> [FeedSource] {
    let fetched = try await fetched(names.filter(WebAddress.isOne))
    do throws(FeedSourceFault) {
      return try FeedSource.all(named: names, fetched: fetched)
    } catch {
      throw Failure.unreadable("\(error)")
    }
  }
}
