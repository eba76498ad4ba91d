public import Feeds
internal import Marketplace

/// Writes what was not taken of feeds to a file that can be corrected and read again.
///
/// It holds the records as they stood, with all that their merchants registered: nothing in it is masked.
public struct RejectsFile: Sendable {
  private let path: String

  /// A file.
  ///
  /// - Parameter path: Where it goes.
  public init(path: String) { self.path = path }

  /// Writes the file, whole or not at all.
  ///
  /// - Parameters:
  ///   - feeds: All feeds that were read, in order.
  ///   - quarantined: Their records that were set aside.
  ///   - refused: Those of them that were refused.
  ///   - reader: The reader that read them.
  /// - Throws: ``OutputError``, or `RefusedFeed` when a feed can no longer be read as it was.
  public func write(
    _ feeds: [FeedSource], quarantined: [QuarantinedRecord], refused: [RefusedFeed], with reader: FeedReader
  ) throws {
    var byFile: [String: [QuarantinedRecord]] = [:]
    for record in quarantined { byFile[record.place.file, default: []].append(record) }
    let rejected = feeds.map { feed in
      RejectedFeed(
        source: feed, quarantined: byFile[feed.name] ?? [], refusal: refused.first { $0.place.file == feed.name })
    }
    let sink = FileSink(try AtomicFile(path: path))
    try reader.writeRejects(of: rejected, to: sink.write)
    try sink.finish()
  }
}

/// A file that takes bytes from a closure and tells its first failure at the end.
private final class FileSink {
  private var file: AtomicFile?
  private var waiting: [UInt8] = []
  private var failure: OutputError?

  init(_ file: consuming AtomicFile) { self.file = consume file }

  func write(_ bytes: [UInt8]) {
    waiting += bytes
    if waiting.count > 1 << 16 { flush() }
  }

  func finish() throws(OutputError) {
    flush()
    if let failure { throw failure }
    try file.take()?.commit()
  }

  private func flush() {
    defer { waiting.removeAll(keepingCapacity: true) }
    guard failure == nil, var file = file.take() else { return }
    do throws(OutputError) { try file.write(waiting) } catch { failure = error }
    self.file = consume file
  }
}
