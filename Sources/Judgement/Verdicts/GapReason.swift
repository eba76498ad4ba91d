/// Why a signal could not be evaluated: a kind that machines tell apart, and the words for people.
public struct GapReason: Hashable, Sendable {
  /// What sort of reason it is.
  public let kind: Kind
  /// What is missing, for people.
  public let statement: LocalizedText
  /// Why, as the module says it that met it, in English; `nil` where the statement says all.
  public let cause: String?

  /// The sorts of reason.
  public enum Kind: String, CaseIterable, Sendable {
    /// The feeds do not carry what is needed.
    case missingInput = "missing-input"
    /// There is too little to compare with.
    case tooFew = "too-few-to-compare"
    /// The input is there and cannot be read.
    case unreadable
    /// Nothing in this program measures it yet.
    case notMeasured = "not-measured-yet"
  }

  /// A reason.
  public init(_ kind: Kind, _ statement: LocalizedText, cause: String? = nil) {
    self.kind = kind
    self.statement = statement
    self.cause = cause
  }

  /// The statement, with the cause as it was said.
  public var text: LocalizedText { text(cause: cause) }

  /// The statement, with the cause in other words.
  public func text(cause: String?) -> LocalizedText {
    guard let cause else { return statement }
    return LocalizedText(english: "\(statement.english): \(cause)", chinese: "\(statement.chinese)。原因：\(cause)")
  }
}
