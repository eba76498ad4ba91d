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
  var namespaces: [String: [String]]
  /// Names that the root may have; a `*` in a local name stands for any text.
  var roots: [QualifiedName]
  /// Elements below the root, one of which tells this format from others with the same root; empty when the root tells
  /// enough, or when this is the format to assume.
  var telltales: [FieldPath]
  /// Where the feed says on what day it was exported.
  var asOf: FieldPath?
  /// How prices are written.
  var prices: PriceStyle
  /// The names of the tables that fields are looked up in.
  var tables: [String]
  /// What counts as records, and the entries of the tables.
  var records: [RecordRule]
  /// What to tell the user when nothing in the feed is a record.
  var hint: String?
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
  /// Kept only when a record inside it belongs to it.
  var onlyWhenUsed: Bool
  /// Whether a record without an id is known by a hash of its link or content.
  var derivesID: Bool
  /// What must hold for the element to be a record at all.
  var condition: ValueCondition?
  var fields: [FieldRule]
}

extension RecordRule {
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
  /// Without a qualifier the record is set aside.
  var qualifierRequired = false
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
}

/// A condition on what an element says: `where: "@name"` with `is: [EAN]` or `is-not: [...]`.
struct ValueCondition: Hashable, Sendable {
  /// The text looked at, seen from the element.
  var path: FieldPath
  /// Texts that it must be, or must not be; one that ends in `*` stands for all that begin so.
  var values: [String]
  /// Whether it must be none of them.
  var isNegated: Bool

  /// Whether it holds for a text; `nil` when the element does not say it.
  func holds(for text: ArraySlice<UInt8>?) -> Bool {
    guard let text else { return isNegated }
    let isAny = values.contains { value in
      value.last == "*" ? text.starts(with: value.dropLast().utf8) : text.elementsEqual(value.utf8)
    }
    return isAny != isNegated
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
