/// Why a registered value is no valid identifier of its kind.
public enum IdentifierFault: String, CaseIterable, Hashable, Sendable {
  /// Nothing is written.
  case empty
  /// A value that people type to fill a form: all zeros, `123456…`, `无`, `同上`.
  case placeholder
  /// The wrong number of characters for the kind.
  case length
  /// A character that the kind does not allow, or one in the wrong place.
  case character
  /// The check digit does not fit.
  case checkDigit = "check-digit"
  /// A region, date, prefix or other part that does not exist.
  case part
  /// A number of the right form in a range that its numbering plan has given to nobody, as far as is known.
  case unassigned
  /// An address that names a region but no place in it.
  case incomplete
  /// Part of the value is covered: `138****8000`. What is left fits many holders.
  case masked
  /// A valid value of another kind in this kind's place: an identity number where a telephone number belongs.
  case wrongField = "wrong-field"
  /// The kind is not one that is known.
  case unknownKind = "unknown-kind"
}
