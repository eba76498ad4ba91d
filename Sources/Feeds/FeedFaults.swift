public import Marketplace

/// A record that broke a rule and was set aside; the rest of its feed went on.
public struct QuarantinedRecord: Hashable, Sendable {
  /// The start tag of the record.
  public let place: SourcePlace
  /// The record's id, when it has one.
  public let record: String?
  /// The field that broke the rule, as the profile names it.
  public let field: String
  /// The value as written, bounded in length.
  public let raw: String
  /// What is wrong and what to do.
  public let reason: String

  /// A quarantined record.
  public init(place: SourcePlace, record: String?, field: String, raw: String, reason: String) {
    self.place = place
    self.record = record
    self.field = field
    self.raw = raw
    self.reason = reason
  }
}

/// A feed that was refused as a whole: nothing of it was taken.
public struct RefusedFeed: Hashable, Sendable, Error {
  /// Where reading stopped.
  public let place: SourcePlace
  /// What is wrong and what to do.
  public let reason: String
  /// Complete records that stood before that place.
  public let records: Int

  /// A refused feed.
  public init(place: SourcePlace, reason: String, records: Int) {
    self.place = place
    self.reason = reason
    self.records = records
  }
}
