public import Feeds
import Marketplace

/// Writes what `storewarden validate` found out as JSON Lines: a row of type `feed`, then its faults by kind, its
/// violations of the schema, and why it was refused.
public struct ValidationJSONL: Sendable {
  /// A writer.
  public init() {}

  /// Writes the rows of a feed.
  public func write(_ validation: FeedValidation, to sink: inout some ByteSink & ~Copyable) throws(OutputError) {
    var json = JSONWriter()
    json.line { feed(validation, into: &$0) }
    for fault in validation.survey.faults {
      let masked = MaskedQuarantine(fault)
      json.line { json in
        json.member("type", "fault")
        json.member("file", validation.file)
        json.member("field", fault.field)
        json.member("reason", masked.reason)
        json.member("raw", masked.raw)
        json.member("count", fault.count)
        json.array("places") { json in
          for place in fault.places {
            json.object { json in
              json.member("line", place.line)
              json.member("column", place.column)
            }
          }
        }
      }
    }
    if case .checked(let report) = validation.schema {
      for violation in report.violations {
        json.line { json in
          json.member("type", "violation")
          json.member("file", validation.file)
          json.member("line", violation.line)
          json.member("column", violation.column)
          json.member("reason", violation.shown)
        }
      }
    }
    if let refusal = validation.refusal {
      json.line { SetAsideRow.refused(refusal, hidingPersonalData: true, into: &$0) }
    }
    try json.drain(into: &sink, whenOver: 0)
  }

  private func feed(_ validation: FeedValidation, into json: inout JSONWriter) {
    let survey = validation.survey
    json.member("type", "feed")
    json.member("file", validation.file)
    json.member("status", validation.refusal != nil ? "refused" : survey.quarantined > 0 ? "set-aside" : "fine")
    json.member("format", survey.format.isEmpty ? nil : survey.format)
    json.member("encoding", survey.document?.encoding)
    json.member("packing", survey.document?.packing)
    json.member("bytes", validation.bytes)
    json.member("asOf", validation.asOf.map { "\($0)" })
    json.member("stores", survey.stores.records)
    json.member("listings", survey.listings.records)
    json.member("parts", survey.parts.records)
    json.member("quarantined", survey.quarantined)
    json.object("ids") { json in
      json.member("distinct", survey.stores.records + survey.listings.records)
      json.member("repeated", survey.repeatedIDs)
      json.member("derived", survey.derivedIDs)
    }
    json.array("coverage") { json in
      for (kind, coverage) in [
        (RecordKind.store, survey.stores), (.listing, survey.listings), (.part, survey.parts),
      ] {
        for share in coverage.shares(of: kind) where coverage.records > 0 {
          json.object { json in
            json.member("record", kind.rawValue)
            json.member("field", share.field)
            json.member("share", share.share)
          }
        }
      }
    }
    json.array("currencies") { json in
      for tally in survey.currencies {
        json.object { json in
          json.member("currency", tally.code)
          json.member("count", tally.count)
          json.member("lowest", tally.lowest.decimal)
          json.member("highest", tally.highest.decimal)
        }
      }
    }
    json.array("scripts") { json in
      for script in TextScript.allCases {
        guard let count = survey.scripts[script] else { continue }
        json.object { json in
          json.member("script", script.rawValue)
          json.member("count", count)
        }
      }
    }
    json.array("warnings") { json in
      for warning in ValidationWarning.all(survey) {
        json.object { json in
          json.member("kind", warning.kind)
          json.member("count", warning.count)
          json.member("detail", warning.detail.map { PersonalData.hidden(in: $0) })
        }
      }
    }
    schema(validation.schema, into: &json)
  }

  private func schema(_ schema: FeedValidation.Schema, into json: inout JSONWriter) {
    switch schema {
    case .notAsked: json.member("schema", String?.none)
    case .notNative: json.object("schema") { $0.member("status", "not-native") }
    case .checked(let report):
      json.object("schema") { json in
        json.member("status", report.count == 0 ? "valid" : "invalid")
        json.member("violations", report.count)
      }
    }
  }
}
