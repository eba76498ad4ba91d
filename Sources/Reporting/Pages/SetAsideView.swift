import Feeds
import Judgement
import Marketplace

/// A record or a file that was not taken.
struct SetAsideView {
  let place: String
  let record: String
  let field: String
  let raw: String
  let reason: String
  let records: String

  init(_ record: QuarantinedRecord, _ language: Language) {
    place = record.place.description
    self.record = VisibleText.of(record.record ?? "–", limit: 120)
    field = record.field
    let masked = MaskedQuarantine(record)
    raw = VisibleText.of(masked.raw, limit: 200)
    reason = VisibleText.of(masked.reason(language), limit: 400)
    records = ""
  }

  init(_ feed: RefusedFeed, _ language: Language) {
    place = feed.place.description
    record = ""
    field = ""
    raw = ""
    reason = VisibleText.of(FeedReasonWords.text(feed, language), limit: 400)
    records = Numbers.count(feed.records)
  }
}
