/// What is decided of a new record before it is let into the market.
public struct GateDecision: Sendable {
  /// The record: a store or a listing of the market.
  public let subject: Subject
  /// The decision.
  public let outcome: Outcome
  /// The verdicts that it rests on, the record's own first.
  public let verdicts: [Verdict]
  /// What it rests on beside signals.
  public let reasons: [LocalizedText]

  /// What can be decided. The order is that of severity.
  public enum Outcome: String, CaseIterable, Comparable, Sendable {
    /// It may go live.
    case approve
    /// Something of it could not be judged; it waits.
    case incomplete
    /// A person has to look; it waits.
    case review
    /// It is held until a person has looked.
    case block

    /// Milder outcomes come first.
    public static func < (a: Self, b: Self) -> Bool { a.severity < b.severity }

    private var severity: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// Whether something was noted, whatever was decided.
  public var hasNotes: Bool { !reasons.isEmpty || verdicts.contains { !$0.hits.isEmpty } }
}

extension GateDecision.Outcome {
  /// What a recommendation comes to.
  init(_ recommendation: Recommendation) {
    switch recommendation {
    case .approve, .linked, .note: self = .approve
    case .review, .malicious: self = .review
    case .block: self = .block
    }
  }
}
