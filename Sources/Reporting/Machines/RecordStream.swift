public import Feeds
public import Marketplace

/// Writes the records of feeds as they are read, keeping none: one JSON object a line, in the order of the feed.
///
/// A record that was set aside stands where it stood in the feed; a refused feed's last row says so, and whatever was
/// written of it before does not count.
public final class RecordStream: RecordSink {
  /// Records that were set aside so far.
  public private(set) var quarantined = 0
  /// Told every record that was set aside as well.
  public var onSetAside: ((QuarantinedRecord) -> Void)?
  /// Empty once it is in its place.
  private var output: AtomicFile?
  private var json = JSONWriter()
  private var rows: RecordsJSONL
  private var failure: OutputError?

  /// A stream into an output, which ``finish()`` puts in its place.
  public init(_ output: consuming AtomicFile) {
    self.output = consume output
    rows = RecordsJSONL(file: "", format: "")
  }

  /// Reads a feed and writes its records.
  ///
  /// - Returns: Why the feed was refused, or `nil` when it was whole.
  public func write(_ source: FeedSource, with reader: FeedReader) throws(OutputError) -> RefusedFeed? {
    rows = RecordsJSONL(file: source.name, format: "")
    var refusal: RefusedFeed?
    do throws(RefusedFeed) {
      _ = try reader.stream(source, into: self)
    } catch {
      refusal = error
      rows.refused(error, into: &json)
    }
    drain(whenOver: 0)
    try check()
    return refusal
  }

  /// Puts the finished output in its place.
  public func finish() throws(OutputError) {
    drain(whenOver: 0)
    try check()
    try output.take()?.commit()
  }

  /// Takes note of the profile that reads the feed.
  public func begin(format: String) { rows = RecordsJSONL(file: rows.file, format: format) }

  /// Writes a record.
  public func take(_ record: borrowing RecordDraft, _ kind: RecordKind, line: Int, column: Int) {
    let row = RecordRow(values: record.values, in: record.text, line: line, column: column)
    switch kind {
    case .store: rows.store(row, into: &json)
    case .listing, .part, .supplement: rows.listing(row, as: kind, into: &json)
    }
    drain()
  }

  /// Writes a record that was set aside.
  public func setAside(_ record: QuarantinedRecord) {
    quarantined += 1
    onSetAside?(record)
    rows.quarantine(record, into: &json)
    drain()
  }

  private func drain(whenOver limit: Int = 1 << 16) {
    guard failure == nil, var file = output.take() else { return json.removeAll() }
    do throws(OutputError) {
      try json.drain(into: &file, whenOver: limit)
    } catch {
      failure = error
    }
    output = consume file
  }

  private func check() throws(OutputError) {
    if let failure { throw failure }
  }
}
