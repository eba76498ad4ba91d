import ArgumentParser
import Feeds
import Fetching
import Pictures
import Reporting
import Screening

/// `storewarden fetch`: the pictures that feeds name, into a store.
struct FetchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Fetches the pictures that listings name by web addresses.",
    discussion: """
      Puts every http and https picture of the feeds' listings into a folder, each body once under its SHA-256, with an
      index by address; `scan --pictures` examines them there. What is there is not fetched again without --refresh, so
      a run that was stopped goes on where it was.

      Asks only for what the feeds name and follows no links, so it reads no robots.txt. It calls itself storewarden in
      User-Agent, spares hosts by a pause and few connections, and waits as long as a server says (Retry-After). It
      connects to hosts itself, through no proxy.

      Exit status: 0 done, 3 when a feed was refused or could not be fetched, 4 when a picture could not be fetched.

      EXAMPLES
        storewarden fetch market/ --dry-run
        storewarden fetch https://shop.example/feed.xml
        storewarden fetch market/ --into pictures --format jsonl --output fetched.jsonl
        storewarden scan market/ --pictures pictures
      """)

  @OptionGroup var feeds: FeedArguments
  @OptionGroup var formats: FormatArguments
  @OptionGroup var limits: LimitArguments

  @Option(
    help: ArgumentHelp("The folder to fill; pictures/ in the cache when absent.", valueName: "dir"),
    completion: .directory)
  var into: String?

  @OptionGroup(title: "Limits") var bounds: FetchBounds

  @Flag(help: "Ask again for what is there, for whether it has changed.")
  var refresh = false

  @Flag(help: "Say what would be fetched, and fetch no picture.")
  var dryRun = false

  @Option(help: "How to write what became of them: text or jsonl.")
  var format: PlainFormat = .text

  @OptionGroup var output: OutputArguments

  func run() async throws {
    let sources = try await feeds.sources()
    try output.check(against: sources)
    let (addresses, refusals) = try addresses(of: sources)
    let rows = try await fetch(addresses)
    do throws(OutputError) {
      var file = try AtomicFile(path: output.output)
      let report = FetchReport(rows: rows, folder: folder)
      try file.write(Array((format == .jsonl ? report.jsonl : report.text).utf8))
      try file.commit()
    } catch {
      throw Failure.unreadable("\(error)")
    }
    for refusal in refusals { StandardError.report("\(refusal.place): \(refusal.reason)") }
    if !refusals.isEmpty { throw ExitStatus.unreadable }
    if rows.contains(where: \.isMissing) { throw ExitStatus.incomplete }
  }

  private var folder: String { into ?? "\(feeds.fetching.cacheFolder)/pictures" }

  private func addresses(of sources: [FeedSource]) throws -> (PictureAddresses, [RefusedFeed]) {
    let reader = try formats.reader(limits: limits.limits)
    var addresses = PictureAddresses()
    var refusals: [RefusedFeed] = []
    for source in sources {
      do throws(RefusedFeed) {
        try addresses.add(source, with: reader)
      } catch {
        refusals.append(error)
      }
    }
    return (addresses, refusals)
  }

  private func fetch(_ addresses: PictureAddresses) async throws -> [FetchReport.Row] {
    let wanted = Array(addresses.all.prefix(bounds.maxPictures))
    var rows: [FetchReport.Row]
    if dryRun {
      let store = try? FetchStore(existing: folder)
      rows = wanted.map { address in
        let body = refresh ? nil : store?.body(of: address)
        return .init(address: address, status: body == nil ? .wouldFetch : .present, body: body)
      }
    } else {
      rows = try await fetched(wanted).map(FetchReport.Row.init)
    }
    rows += addresses.all.dropFirst(bounds.maxPictures).map {
      .init(address: $0, status: .skipped, reason: "more pictures than --max-pictures allows")
    }
    rows += addresses.malformed.map { .init(malformed: $0) }
    return rows
  }

  private func fetched(_ addresses: [WebAddress]) async throws -> [BatchResult] {
    let writer: StoreWriter
    do throws(FetchFault) {
      writer = StoreWriter(try FetchStore(creating: folder), removesReplaced: false)
    } catch {
      throw Failure.unreadable("\(error)")
    }
    var settings = feeds.fetching.settings
    settings.perHost = bounds.connectionsPerHost
    let fetcher = Fetcher(
      settings: settings, limits: feeds.fetching.limited(.picture, bytes: bounds.pictureBytes),
      budget: ByteBudget(bounds.maxTotalBytes))
    var batch = BatchFetch(fetcher, into: writer)
    (batch.width, batch.delay, batch.refreshes) = (bounds.connections, .milliseconds(bounds.hostDelay), refresh)
    let progress = ProgressLine()
    let results = await batch.run(addresses) {
      progress.show("Fetching pictures: \($0.done) of \($0.total), \($0.bytes / 1_000_000) MB")
    }
    progress.clear()
    await fetcher.close()
    return results
  }
}

/// How much a run of `fetch` takes, and how hard it asks.
struct FetchBounds: ParsableArguments {
  @Option(help: ArgumentHelp("The most bytes of one picture.", valueName: "bytes"))
  var pictureBytes = FetchLimits.picture.bytes

  @Option(help: ArgumentHelp("The most bytes that the run takes.", valueName: "bytes"))
  var maxTotalBytes = 20 << 30

  @Option(help: ArgumentHelp("The most pictures.", valueName: "n"))
  var maxPictures = 100_000

  @Option(help: ArgumentHelp("The most transfers side by side.", valueName: "n"))
  var connections = 16

  @Option(help: ArgumentHelp("The most transfers side by side from one host.", valueName: "n"))
  var connectionsPerHost = 4

  @Option(help: ArgumentHelp("The pause between two requests to one host, in milliseconds.", valueName: "ms"))
  var hostDelay = 100

  func validate() throws {
    guard [pictureBytes, maxTotalBytes, maxPictures].allSatisfy({ $0 > 0 }), hostDelay >= 0 else {
      throw ValidationError("The limits are numbers above zero; --host-delay may be zero.")
    }
    guard (1...256).contains(connections), (1...64).contains(connectionsPerHost) else {
      throw ValidationError("--connections is 1 to 256, --connections-per-host 1 to 64.")
    }
  }
}
