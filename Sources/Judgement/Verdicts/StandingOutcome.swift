/// What a person's decision comes to for a record that is judged again.
public struct StandingOutcome: Sendable {
  /// What it does to the outcome.
  public let effect: Effect
  /// What is said of it.
  public let reason: LocalizedText

  /// What a decision does to an outcome.
  public enum Effect: Sendable {
    /// It takes the place of what the signals say.
    case replaces(GateDecision.Outcome)
    /// The outcome is no milder.
    case atLeast(GateDecision.Outcome)
  }

  /// A standing outcome.
  public init(_ effect: Effect, reason: LocalizedText) {
    self.effect = effect
    self.reason = reason
  }
}

extension GateDecision {
  /// The decision with what people decided before, one after the other.
  func following(_ standing: [StandingOutcome]) -> GateDecision {
    guard !standing.isEmpty else { return self }
    let outcome = standing.reduce(outcome) { outcome, standing in
      switch standing.effect {
      case .replaces(let decided): decided
      case .atLeast(let least): max(outcome, least)
      }
    }
    return GateDecision(
      subject: subject, outcome: outcome, verdicts: verdicts, reasons: reasons + standing.map(\.reason))
  }
}
