public import Marketplace

/// What a feed said: its records, and what was set aside.
public struct FeedContents: Sendable {
  /// The profile that read it: `native`, `google-rss`.
  public let format: String
  /// Its stores, in the order of the feed.
  public var stores = RecordTable()
  /// Its listings, in the order of the feed.
  public var listings = RecordTable()
  /// Records that were set aside, in order of place.
  public var quarantined: [QuarantinedRecord] = []
  /// The day the feed was exported, when it says so.
  public var asOf: Day?
}
