public import Marketplace

/// What a feed said: its records, and what was set aside.
public struct FeedContents: Sendable {
  /// The profile that read it: `native`, `google-rss`.
  public let format: String
  /// Its stores, in the order of the feed.
  public var stores = RecordTable()
  /// Its listings, in the order of the feed.
  public var listings = RecordTable()
  /// What it says of listings apart from them, in the order of the feed.
  public var parts = RecordTable()
  /// What completes its listings and is no record to whoever wrote it, in the order of the feed.
  public var supplements = RecordTable()
  /// Records that were set aside, in order of place.
  public var quarantined: [QuarantinedRecord] = []
  /// The day the feed was exported, when it says so.
  public var asOf: Day?
  /// What is worth a warning.
  public var remarks: [FeedRemark] = []
}

/// What a feed was, when its records were handed on as they came.
public struct FeedSummary: Hashable, Sendable {
  /// The profile that read it: `native`, `google-rss`.
  public let format: String
  /// Records that were whole in the feed, set aside or not.
  public let records: Int
  /// The day the feed was exported, when it says so.
  public let asOf: Day?
}

/// Reads feeds of every format that it has a profile for.
///
/// Memory is constant but for what is kept: one chunk, the largest record, and 16 to 48 bytes for each id used.
public struct FeedReader: Sendable {
  let library: ProfileLibrary
  let limits: FeedLimits
  /// The currency of prices for which nothing in their feed says one.
  public var currency: DefaultCurrency?
  /// The encoding of feeds that declare none and are not UTF-8; `nil` to refuse them.
  public var undeclaredEncoding: FeedEncoding?
  /// Bytes that are read and parsed at once.
  package var chunkSize = 1 << 16

  /// A reader of the formats that `profiles` describe; where a root fits several, the first counts.
  public init(profiles: [FeedProfile], limits: FeedLimits = .default) {
    self.init(ProfileLibrary(profiles), limits: limits)
  }

  private init(_ library: ProfileLibrary, limits: FeedLimits) {
    self.library = library
    self.limits = limits
  }

  /// A reader of every format that the program carries.
  ///
  /// - Parameter own: The user's own profiles, which win where they fit.
  public static func bundled(own: [FeedProfile] = [], limits: FeedLimits = .default) -> FeedReader {
    FeedReader(.bundled(own: own), limits: limits)
  }

  /// The profiles that it knows; where a root fits several, the first counts.
  public var profiles: [FeedProfile] { library.all }

  /// The profiles that the program carries, as YAML, by format.
  public static var bundledTexts: [(format: String, yaml: String)] {
    EmbeddedFiles.all.map { (String($0.path.prefix { $0 != "." }), $0.text) }
  }

  /// Reads a whole feed.
  ///
  /// - Parameters:
  ///   - source: The feed.
  ///   - fileIndex: What its records call the file by, in ``RecordTable``.
  ///   - progress: Told the number of bytes read so far, after each chunk.
  /// - Throws: When the feed as a whole is refused; nothing of it counts then.
  public func read(
    _ source: FeedSource, fileIndex: Int, progress: ((Int) -> Void)? = nil
  ) throws(RefusedFeed) -> FeedContents {
    let collector = FeedCollector(file: fileIndex)
    let summary = try stream(source, into: collector) { bytes in
      collector.expect(bytes, of: source.byteCount)
      progress?(bytes)
    }
    var contents = collector.contents
    contents.asOf = summary.asOf
    return contents
  }

  /// Reads a feed and hands on every record as soon as it is whole, keeping none.
  ///
  /// - Parameters:
  ///   - source: The feed.
  ///   - sink: Takes the records.
  ///   - progress: Told the number of bytes read so far, after each chunk.
  /// - Throws: When the feed as a whole is refused; what the sink was given does not count then.
  public func stream(
    _ source: FeedSource, into sink: some RecordSink, progress: ((Int) -> Void)? = nil
  ) throws(RefusedFeed) -> FeedSummary {
    try FeedStream(source, reader: self, sink: sink).run(progress: progress)
  }
}

/// Keeps every record of a feed.
private final class FeedCollector: RecordSink {
  private let file: Int
  var contents = FeedContents(format: "")
  private var hasRoom = false

  /// The bytes of a feed that say how large its records are.
  private static let sampleBytes = 1 << 20

  init(file: Int) { self.file = file }

  func begin(format: String) {
    // A document of rejects tells its own format first, and then that of each feed in it.
    if contents.format.isEmpty { contents = FeedContents(format: format) }
  }

  /// Makes room for the whole feed, once enough of a large one was read to tell how much that is.
  func expect(_ bytes: Int, of size: @autoclosure () -> Int) {
    guard !hasRoom, bytes >= Self.sampleBytes else { return }
    hasRoom = true
    // Most feeds are small, and nobody asks for their size.
    let size = size()
    guard size >= 4 * Self.sampleBytes else { return }
    contents.stores.expect(share: Double(bytes) / Double(size))
    contents.listings.expect(share: Double(bytes) / Double(size))
  }

  func take(_ record: borrowing RecordDraft, _ kind: RecordKind, line: Int, column: Int) {
    switch kind {
    case .store: contents.stores.append(record, file: file, line: line, column: column)
    case .listing: contents.listings.append(record, file: file, line: line, column: column)
    case .part: contents.parts.append(record, file: file, line: line, column: column)
    case .supplement: contents.supplements.append(record, file: file, line: line, column: column)
    }
  }

  func setAside(_ record: QuarantinedRecord) { contents.quarantined.append(record) }

  func remark(_ remark: FeedRemark) { contents.remarks.append(remark) }
}
