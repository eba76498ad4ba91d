/// What a person decided of two stores. It outranks the model, and a later one on the same two takes its place.
public struct StoreJudgement: Hashable, Sendable {
  /// The ids of the two stores.
  public let stores: [String]
  /// What was decided.
  public let decision: Decision
  /// Who decided.
  public let by: String
  /// When, in ISO 8601 (`2026-11-25T10:00:00Z`), so that later ones sort behind.
  public let at: String
  /// Why.
  public let reason: String

  /// What can be decided.
  public enum Decision: String, CaseIterable, Sendable {
    /// Both are under one control: they are in one group.
    case same
    /// They are not: no group holds both.
    case different
    /// Nobody can tell: shown to whoever looks next, and nothing else.
    case unsure
    /// What was decided before no longer holds.
    case withdrawn
  }

  /// A judgement.
  public init(_ a: String, _ b: String, _ decision: Decision, by: String, at: String, reason: String) {
    stores = [a, b]
    self.decision = decision
    self.by = by
    self.at = at
    self.reason = reason
  }
}

/// A judgement, and what it came to in a scan.
public struct JudgementOutcome: Hashable, Sendable {
  /// The judgement.
  public let judgement: StoreJudgement
  /// What it came to.
  public let state: State

  /// What a judgement can come to.
  public enum State: String, CaseIterable, Sendable {
    /// It holds.
    case applied
    /// It is shown and changes nothing: nobody could tell.
    case shown
    /// With others it says that two stores are the same and are not: none of them is applied until a person decides.
    case contradicted
    /// A store that it names is not in the market, or both are one.
    case unknownStore = "unknown-store"
  }
}
