/// Why a signal could not be evaluated: a kind that machines tell apart, and the words for people.
public struct GapReason: Hashable, Sendable {
  /// What sort of reason it is.
  public let kind: Kind
  /// What is missing, for people.
  public let text: LocalizedText

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
  public init(_ kind: Kind, _ text: LocalizedText) {
    self.kind = kind
    self.text = text
  }

  /// The words in a language.
  public subscript(language: Language) -> String { text[language] }
}
