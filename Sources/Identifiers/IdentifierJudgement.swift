/// What is known of one registered value: its canonical form, or why it has none.
public struct IdentifierJudgement: Hashable, Sendable {
  /// The kind that it was judged as.
  public let kind: IdentifierKind
  /// The canonical form when the value is valid: equal for every way of writing the same identifier.
  public let canonical: String?
  /// What is wrong with it, or `nil` when it is valid.
  public let fault: IdentifierFault?
  /// What else a reader should know; empty for a faulty value.
  public let remarks: IdentifierRemarks

  /// A valid value.
  public init(kind: IdentifierKind, canonical: String, remarks: IdentifierRemarks = []) {
    self.kind = kind
    self.canonical = canonical
    self.fault = nil
    self.remarks = remarks
  }

  /// A faulty value.
  public init(kind: IdentifierKind, fault: IdentifierFault) {
    self.kind = kind
    self.canonical = nil
    self.fault = fault
    self.remarks = []
  }

  /// Whether the value is valid.
  public var isValid: Bool { fault == nil }
}
