public import Catalog
public import Feeds
internal import Foundation
public import Marketplace

/// Reads feeds for a catalog, without judging what they say.
public struct Ingestion: Sendable {
  private let reader: FeedReader
  private let width: Int

  /// - Parameters:
  ///   - reader: Reads the feeds.
  ///   - width: How many are read at once; as many as there are processors when `nil`.
  public init(reader: FeedReader, width: Int? = nil) {
    self.reader = reader
    self.width = max(1, width ?? ProcessInfo.processInfo.activeProcessorCount)
  }

  /// What feeds say.
  public struct Contents: Sendable {
    /// The records.
    public let market: Market
    /// Records that were set aside, in order of place.
    public let quarantined: [QuarantinedRecord]
    /// Files that were refused as a whole, in order of name.
    public let refused: [RefusedFeed]
    let sources: [FeedSource]

    /// Whether a record says more than an id: a store that only its listings name is not registered.
    public func isRegistered(_ subject: RecordSubject) -> Bool {
      switch subject {
      case .store(let number): market.stores.isRegistered(number)
      case .listing: true
      }
    }
  }

  /// Reads feeds.
  public func read(
    _ sources: [FeedSource], progress: @escaping @Sendable (ScanProgress) -> Void = { _ in }
  ) async -> Contents {
    let intake = await FeedIntake.read(sources, with: reader, width: width, progress: progress)
    return Contents(market: intake.market, quarantined: intake.quarantined, refused: intake.refused, sources: sources)
  }
}

extension RecordTable {
  /// Whether a store's record says more than the id that listings named.
  func isRegistered(_ store: Int) -> Bool { values(of: store).count > 1 }
}
