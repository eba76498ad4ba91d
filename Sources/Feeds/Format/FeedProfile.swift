import Marketplace

/// A feed format as data: how its root is recognised, which elements are records, and where each field stands.
///
/// A profile is a YAML file (`Profiles/*.yaml`); a new format is a new file, not new code.
public struct FeedProfile: Sendable {
  /// The format's name: `native`, `google-rss`.
  public let format: String
  /// The format's name for people.
  public let title: String
  /// Namespace URIs by prefix, as the profile's paths use the prefix; several URIs where feeds are known to vary.
  ///
  /// The prefix `""` is the namespace of names without one; when it is absent, that is the root's own, whatever it is.
  private(set) var namespaces: [String: [String]]
  /// Names that the root may have; a `*` in a local name stands for any text.
  let roots: [QualifiedName]
  /// Elements below the root, one of which tells this format from others with the same root; empty when the root tells
  /// enough, or when this is the format to assume.
  let telltales: [FieldPath]
  /// Where the feed says on what day it was exported, in order of preference.
  let asOf: [FieldPath]
  /// How prices are written.
  let prices: PriceStyle
  /// The names of the tables that fields are looked up in.
  let tables: [String]
  /// What counts as records, and the entries of the tables.
  let records: [RecordRule]
  /// What to tell the user when nothing in the feed is a record.
  let hint: String?
  /// The spellings of each name when upper and lower case mean the same, by the name in lower case, which is how the
  /// paths have it; empty when case counts.
  let spellings: [String: Set<String>]
  /// The profile made ready for matching, once for all documents; nothing matches before it was read whole.
  private(set) var plan = ProfilePlan()

  /// The same profile, ready for documents.
  func prepared() -> FeedProfile {
    var profile = self
    profile.plan = ProfilePlan(self)
    return profile
  }

  /// The same profile for documents whose names are in no namespace.
  func withoutNamespaces() -> FeedProfile {
    var profile = self
    profile.namespaces = [:]
    return profile.prepared()
  }
}

extension FeedProfile {
  /// The names that the root element may have; a `*` stands for any text.
  public var rootNames: [String] { roots.map { spelling($0.local) } }

  /// The fields that it fills, by name, in alphabetical order.
  public var fieldNames: [String] {
    var names: Set<String> = []
    for record in records where record.isRecord {
      for rule in record.fields {
        names.insert(rule.field.profileName)
        if !rule.units.isEmpty { names.insert(Field.unit.profileName) }
      }
    }
    return names.sorted()
  }

  /// A name as the profile's file has it.
  private func spelling(_ local: String) -> String { spellings[local]?.min() ?? local }

  /// The spellings of a local name that count as it.
  func variants(of local: String) -> Set<String> { Self.variants(of: local, in: spellings) }

  /// The spellings of a local name that count as it.
  static func variants(of local: String, in spellings: [String: Set<String>]) -> Set<String> {
    guard let others = spellings[local] else { return [local] }
    return others.union([local, local.uppercased(), local.prefix(1).uppercased() + local.dropFirst()])
  }
}

/// How a format writes prices.
enum PriceStyle: String, Sendable {
  /// A decimal with a point and no grouping, nothing else.
  case plain
  /// A decimal with a point or a comma and no grouping, so that `17.779` is a fraction.
  case decimal
  /// A number as people write it, perhaps with a currency: `1 234,56 Kč`.
  case written
}

/// What a record is.
public enum RecordKind: String, Sendable, CaseIterable {
  /// A store and what its merchant registered.
  case store
  /// A listing.
  case listing
  /// What a feed says of a listing apart from it: its price, its pictures, its stock. Joined by the listing's id.
  case part
  /// What completes listings and is no record to whoever wrote it: a picture, a group. Joined like a part.
  case supplement

  /// Whether it only says more of a listing, so that many may name one id.
  var saysMore: Bool { self == .part || self == .supplement }
}

/// What an element is to the reader.
enum ElementRole: Hashable, Sendable {
  /// A record.
  case record(RecordKind)
  /// An entry of a table, by its number: its key is the field `id`, then `name`, and its parent's key `group-id`.
  case entry(table: Int)
}

/// An element that is a record, and its fields.
struct RecordRule: Sendable {
  var role: ElementRole
  /// The element, seen from the root.
  var at: FieldPath
  /// Fields without which the record is set aside.
  var required: [Field]
  /// Fields that only this format has: a document none of whose records says any of them is of another kind, such as
  /// an RSS of news. Empty when the root tells enough.
  var evidence: [Field]
  /// Whether a title that says a price is such evidence too.
  var titleIsEvidence = false
  /// The share of the records that must show evidence, from 0 to 1; 0 when one is enough.
  var evidenceShare = 0.0
  /// Kept only when a record inside it belongs to it.
  var onlyWhenUsed: Bool
  /// Whether a record without an id is known by a hash of its link or content.
  var derivesID: Bool
  /// What must hold for the element to be a record at all.
  var condition: ValueCondition?
  var fields: [FieldRule]
}

extension RecordRule {
  /// For each of some rules, whether no other stands inside its element.
  static func innermost(among rules: [RecordRule]) -> [Bool] {
    rules.map { rule in
      !rules.contains { $0.at.steps.count > rule.at.steps.count && $0.at.steps.starts(with: rule.at.steps) }
    }
  }

  /// Whether the element is a record, and no entry of a table.
  var isRecord: Bool {
    if case .record = role { true } else { false }
  }
}

/// Where a field's value comes from and how it is written.
struct FieldRule: Sendable {
  var field: Field
  /// Places of the value in order of preference; for a field that repeats, all of them count.
  var paths: [FieldPath]
  /// The element that a value shares with its qualifier, seen from the record; `nil` for the value's own element.
  var scope: FieldPath?
  /// What must hold in that element for a value to count.
  var condition: ValueCondition?
  /// Where the qualifier comes from, in order of preference.
  var qualifiers: [QualifierSource] = []
  /// The table that the value is a key of; its path of names is taken where there is one.
  var lookup: Int?
  /// The table that must have the currency, unless it is empty.
  var currencies: Int?
  /// Where the unit comes from, in order of preference.
  var units: [QualifierSource] = []
  /// When a record without a qualifier is set aside.
  var qualifierRequirement = QualifierRequirement.never
  /// The byte between several values in one text.
  var separator: UInt8?
  /// The byte that ends the value inside its text.
  var end: UInt8?
  /// The zone of times that say none.
  var zone = ""
  /// The word that a text means; the text `*` stands for any other, one that ends in `*` for all that begin so.
  var words: [(text: String, word: String)] = []
  /// The values allowed; empty for any.
  var values: [String] = []
  /// The qualifiers allowed; empty for any.
  var qualifierValues: [String] = []
  /// The value when the record says nothing.
  var fallback: String?
  /// A field said twice at the same place counts as its first, instead of setting the record aside.
  var firstCounts = false
  /// A value missing here is the id of the record around this one.
  var fromOuterID = false
  /// The table that the qualifier is a key of.
  var qualifierLookup: Int?
  /// The byte between the pieces of a text whose last two are the qualifier and the value.
  var pairMark: UInt8?
}

/// When a value must have a qualifier.
enum QualifierRequirement: Sendable {
  /// It may be unknown.
  case never
  /// As soon as the feed has said one: what most of a feed says is no accident where it lacks.
  case onceSaid
  /// Each time.
  case always
}

/// A condition on what an element says: `where: "@name"` with `is: [EAN]`, `is-not: [...]` or both.
struct ValueCondition: Hashable, Sendable {
  /// The text looked at, seen from the element.
  var path: FieldPath
  /// Texts that it must be one of; empty for any. One that ends in `*` stands for all that begin so.
  var values: [String]
  /// Texts that it must not be, written likewise.
  var excluded: [String]

  /// Whether it holds for a text; without one it holds when nothing is wanted.
  func holds(for text: ArraySlice<UInt8>?) -> Bool {
    guard let text else { return values.isEmpty }
    return (values.isEmpty || Self.matches(text, values)) && !Self.matches(text, excluded)
  }

  private static func matches(_ text: ArraySlice<UInt8>, _ values: [String]) -> Bool {
    values.contains { value in
      value.last == "*" ? text.starts(with: value.dropLast().utf8) : text.elementsEqual(value.utf8)
    }
  }
}

/// Where a qualifier comes from.
enum QualifierSource: Hashable, Sendable {
  /// Always this text; written `=text`.
  case constant(String)
  /// A path seen from the element that the value shares with its qualifier.
  case nearby(FieldPath)
  /// A path seen from the record; written `/path`.
  case record(FieldPath)
  /// A path seen from the root, said before the record; written `//path`.
  case feed(FieldPath)
}
