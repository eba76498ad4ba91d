import Feeds
import Identifiers
import Judgement

/// What people may see of a record that was set aside: its value as written and the reason, masked by what the field is.
struct MaskedQuarantine {
  /// The value as written, masked.
  let raw: String
  /// What is wrong, as the reader said it; where it quotes the value, masked as well.
  let reason: String

  /// What is wrong, for people.
  func reason(_ language: Language) -> String { FeedReasonWords.text(reason, language) }

  init(_ record: QuarantinedRecord) { self.init(field: record.field, raw: record.raw, reason: record.reason) }

  init(_ fault: FaultTally) { self.init(field: fault.field, raw: fault.raw, reason: fault.reason) }

  private init(field: String, raw written: String, reason said: String) {
    switch Self.sort(ofField: field) {
    case .open:
      raw = PersonalData.hidden(in: written)
      reason = PersonalData.hidden(in: said)
    case .personal:
      raw = written.isEmpty ? "" : "***"
      reason = Self.masked(said, quoting: written, as: raw)
    case .identifier(let kind):
      raw = written.isEmpty ? "" : Identifier.masked(written, as: kind)
      reason = Self.masked(said, quoting: written, as: raw)
    }
  }

  /// How a field's value is masked.
  private enum Sort {
    /// Text of a listing or a shop window: only what has the form of personal data.
    case open
    /// Says who somebody is or where they live: in full.
    case personal
    case identifier(IdentifierKind)
  }

  /// The names are those of the profiles of `Feeds`.
  private static func sort(ofField field: String) -> Sort {
    switch field {
    case "party-name", "party-address", "party-born", "address": .personal
    // Which kind of id or account it is may be what is wrong with it; all of them are masked alike.
    case "party-id", "account": .identifier(.otherAccount)
    case "party-phone": .identifier(.phone)
    case "party-email": .identifier(.email)
    case "device": .identifier(.device)
    case "network": .identifier(.network)
    default: .open
    }
  }

  private static func masked(_ reason: String, quoting raw: String, as masked: String) -> String {
    // A letter or two would be found in every word; names of two ideographs take six bytes.
    guard raw.utf8.count >= 4 else { return PersonalData.hidden(in: reason) }
    let parts = reason.split(separator: raw, omittingEmptySubsequences: false)
    return PersonalData.hidden(in: parts.joined(separator: masked))
  }
}
