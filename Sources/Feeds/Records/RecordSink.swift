public import Marketplace

/// Takes records as a feed is read, so that nothing needs to be kept.
///
/// A feed that turns out to be refused has delivered records before its fault: they do not count.
public protocol RecordSink: AnyObject {
  /// The feed is opened; comes before everything else, unless it cannot be.
  func opened(_ document: FeedDocument)
  /// The format of the feed is known; comes before everything else. A document of rejects is of the format `rejects`, and
  /// every feed in it tells its own before its records.
  func begin(format: String)
  /// A whole record.
  ///
  /// - Parameters:
  ///   - record: Its values; valid for the call.
  ///   - kind: What it is.
  ///   - line: The line of its start tag, from 1.
  ///   - column: The column of its start tag in characters, from 1; 0 when unknown.
  func take(_ record: borrowing RecordDraft, _ kind: RecordKind, line: Int, column: Int)
  /// A record was set aside.
  func setAside(_ record: QuarantinedRecord)
  /// Something about the feed is worth a warning; nothing is lost by it.
  func remark(_ remark: FeedRemark)
}

extension RecordSink {
  /// Lets it pass.
  public func opened(_ document: FeedDocument) {}

  /// Lets a remark pass.
  public func remark(_ remark: FeedRemark) {}
}
