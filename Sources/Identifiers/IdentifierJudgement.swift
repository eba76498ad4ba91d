/// What is known of one registered value: its canonical form, or why it has none.
public struct IdentifierJudgement: Hashable, Sendable {
  /// The kind that it was judged as.
  public let kind: IdentifierKind
  /// The canonical form when the value is valid: equal for every way of writing the same identifier.
  public let canonical: String?
  /// What is wrong with it, or `nil` when it is valid.
  public let fault: IdentifierFault?

  /// A valid value.
  public init(kind: IdentifierKind, canonical: String) {
    self.kind = kind
    self.canonical = canonical
    self.fault = nil
  }

  /// A faulty value.
  public init(kind: IdentifierKind, fault: IdentifierFault) {
    self.kind = kind
    self.canonical = nil
    self.fault = fault
  }

  /// Whether the value is valid.
  public var isValid: Bool { fault == nil }
}

/// Why a registered value is no valid identifier of its kind.
public enum IdentifierFault: String, Hashable, Sendable {
  /// Nothing is written.
  case empty
  /// A value that people type to fill a form: all zeros, `123456…`, `无`, `同上`.
  case placeholder
  /// The wrong number of characters for the kind.
  case length
  /// A character that the kind does not allow.
  case character
  /// The check digit does not fit.
  case checkDigit = "check-digit"
  /// A region, date, prefix or other part that does not exist.
  case part
  /// The kind is not one that is known.
  case unknownKind = "unknown-kind"
}
