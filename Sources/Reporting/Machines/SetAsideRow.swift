import Feeds
import Marketplace

/// Rows for what was not taken: quarantined records and refused files.
enum SetAsideRow {
  /// Writes the members of a quarantined record's row.
  static func quarantine(_ record: QuarantinedRecord, hidingPersonalData: Bool, into json: inout JSONWriter) {
    let masked = hidingPersonalData ? MaskedQuarantine(record) : nil
    json.member("type", "quarantine")
    json.member("file", record.place.file)
    json.member("line", record.place.line)
    json.member("column", record.place.column)
    json.member("record", record.record)
    json.member("field", record.field)
    json.member("raw", masked?.raw ?? record.raw)
    json.member("reason", masked?.reason ?? record.reason)
  }

  /// Writes the members of a refused file's row, which is that file's last.
  static func refused(_ feed: RefusedFeed, hidingPersonalData: Bool, into json: inout JSONWriter) {
    json.member("type", "refused")
    json.member("file", feed.place.file)
    json.member("line", feed.place.line)
    json.member("column", feed.place.column)
    json.member("reason", hidingPersonalData ? PersonalData.hidden(in: feed.reason) : feed.reason)
    json.member("records", feed.records)
  }
}
