import Feeds
import Fetching
import Reporting
import Synchronization

extension FetchArguments {
  /// Fetches feeds, and says where each lies now.
  ///
  /// A feed is asked for again with every run, for whether it has changed. One that cannot be had ends the run, even
  /// when an older copy is in the cache: a market is not judged by what it was.
  func fetched(_ names: [String]) async throws -> [String: FeedSource] {
    guard !names.isEmpty else { return [:] }
    let feeds = try NamedAddress.all(names)
    let writer = try feedWriter()
    let fetcher = Fetcher(settings: settings, limits: feedLimits)
    let progress = ProgressLine()
    var sources: [String: FeedSource] = [:]
    var failures: [String] = []
    for feed in feeds {
      do throws(FetchFault) {
        let fetched = try await fetcher.fetch(feed.address, into: writer) { bytes, announced in
          let whole = announced.map { " of \($0 / 1_000_000)" } ?? ""
          progress.show("Fetching \(VisibleText.of(feed.name, limit: 60)): \(bytes / 1_000_000)\(whole) MB")
        }
        sources[feed.argument] = FeedSource(
          fetchedFrom: feed.address.text, name: feed.name, path: fetched.body.path)
      } catch {
        failures.append("\(feed.name): \(error)")
      }
    }
    progress.clear()
    await fetcher.close()
    guard failures.isEmpty else { throw Failure.unreadable(failures.joined(separator: "\n")) }
    return sources
  }

  /// Opens the part of the cache that feeds are in, for as long as the program runs: what it reads must not go away.
  private func feedWriter() throws -> StoreWriter {
    let folder = "\(cacheFolder)/feeds"
    if let writer = Self.opened.withLock({ $0[folder] }) { return writer }
    do throws(FetchFault) {
      let writer = StoreWriter(try FetchStore(creating: folder), removesReplaced: true)
      Self.opened.withLock { $0[folder] = writer }
      return writer
    } catch {
      throw Failure.unreadable("\(error)")
    }
  }

  /// The writers that were opened, by folder.
  private static let opened = Mutex<[String: StoreWriter]>([:])

  /// What an argument is called in what people read: a path as it is, an address without its secrets.
  static func shown(_ argument: String) -> String {
    guard WebAddress.isOne(argument) else { return argument }
    // Not even what is no address is shown whole: it may hold a password.
    return (try? WebAddress(argument).description) ?? "\(argument.prefix(8))…"
  }
}

/// An address on the command line, and what it is called in every output.
private struct NamedAddress {
  let argument: String
  let address: WebAddress
  let name: String

  /// The addresses of arguments. Two that differ only in their secrets are told apart by a number, which does not
  /// depend on the order in which they are given.
  static func all(_ arguments: [String]) throws -> [NamedAddress] {
    var count: [String: Int] = [:]
    return try Set(arguments).sorted().map { argument in
      do throws(FetchFault) {
        let address = try WebAddress(argument)
        let shown = address.description
        count[shown, default: 0] += 1
        let number = count[shown, default: 1]
        return NamedAddress(argument: argument, address: address, name: number == 1 ? shown : "\(shown) (\(number))")
      } catch {
        throw Failure.unreadable("\(FetchArguments.shown(argument)): \(error)")
      }
    }
  }
}
