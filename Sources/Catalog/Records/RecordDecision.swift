/// What was decided of a record when it came.
public enum RecordDecision: String, CaseIterable, Sendable {
  /// It was taken in without being judged.
  case known
  /// Nothing stood against it.
  case approve
  /// A person has to look.
  case review
  /// It is held.
  case block
  /// It could not be judged.
  case incomplete
}
