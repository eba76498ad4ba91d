internal import Feeds
internal import Marketplace

/// What reading a list of feeds came to.
struct FeedIntake: Sendable {
  let market: Market
  /// The feed of each file of the market.
  let sources: [FeedSource]
  let quarantined: [QuarantinedRecord]
  let refused: [RefusedFeed]

  /// Reads feeds, as many at a time as `width`, and puts their records together.
  ///
  /// A refused feed leaves nothing behind but its refusal.
  static func read(
    _ sources: [FeedSource], with reader: FeedReader, width: Int,
    progress: @escaping @Sendable (ScanProgress) -> Void
  ) async -> FeedIntake {
    var results: [Result<FeedContents, RefusedFeed>?] = Array(repeating: nil, count: sources.count)
    await withTaskGroup(of: (Int, Result<FeedContents, RefusedFeed>).self) { group in
      var next = 0
      func start() {
        guard next < sources.count else { return }
        let (file, source) = (next, sources[next])
        next += 1
        group.addTask { (file, read(source, file: file, with: reader, progress: progress)) }
      }
      for _ in 0..<max(1, width) { start() }
      for await (file, result) in group {
        results[file] = result
        start()
      }
    }
    return assemble(sources, &results)
  }

  private static func read(
    _ source: FeedSource, file: Int, with reader: FeedReader,
    progress: @escaping @Sendable (ScanProgress) -> Void
  ) -> Result<FeedContents, RefusedFeed> {
    do throws(RefusedFeed) {
      return .success(
        try reader.read(source, fileIndex: file) { progress(.reading(file: source.name, bytes: $0)) })
    } catch {
      return .failure(error)
    }
  }

  private static func assemble(
    _ sources: [FeedSource], _ results: inout [Result<FeedContents, RefusedFeed>?]
  ) -> FeedIntake {
    var assembly = MarketAssembly()
    var refused: [RefusedFeed] = []
    for (file, source) in sources.enumerated() {
      // Each feed's records go as they are taken, so that they are never in memory twice.
      let result = results[file]
      results[file] = nil
      switch result {
      case .success(let contents): assembly.take(contents, from: source.name)
      case .failure(let refusal):
        refused.append(refusal)
        assembly.skip(source.name)
      case nil: assembly.skip(source.name)
      }
    }
    let (market, quarantined) = assembly.market()
    return FeedIntake(
      market: market, sources: sources, quarantined: quarantined,
      refused: refused.sorted { $0.place.file < $1.place.file })
  }
}
