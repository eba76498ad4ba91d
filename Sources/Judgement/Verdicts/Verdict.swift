/// What is recommended for a subject, and everything that speaks for and against it. A person decides.
public struct Verdict: Sendable {
  /// What is judged.
  public let subject: Subject
  /// The recommendation.
  public let recommendation: Recommendation
  /// How sure it is: 0 to 1.
  public let score: Double
  /// Every signal that was read for the subject: those that hit first, heaviest first; then what could not be
  /// evaluated; then what was clear.
  public let readings: [SignalReading]
  /// What speaks for an innocent explanation.
  public let counterEvidence: [LocalizedText]
  /// The content hash of the signal pack that made the verdict.
  public let pack: String
  /// Steps by which the case moves up in the queue; says nothing of guilt.
  public let priority: Int
  /// Why it moves up.
  public let context: [LocalizedText]

  /// A verdict.
  public init(
    subject: Subject, recommendation: Recommendation, score: Double, readings: [SignalReading],
    counterEvidence: [LocalizedText], pack: String, priority: Int = 0, context: [LocalizedText] = []
  ) {
    self.priority = priority
    self.context = context
    self.subject = subject
    self.recommendation = recommendation
    self.score = score
    self.readings = readings
    self.counterEvidence = counterEvidence
    self.pack = pack
  }

  /// The readings that hit, heaviest first.
  public var hits: [SignalReading] { readings.filter(\.isHit) }
}

/// What a verdict is about; numbers are indexes into the market or into the findings.
public enum Subject: Hashable, Sendable {
  /// A store of the market.
  case store(Int)
  /// A group of `GroupFindings.groups`.
  case group(Int)
  /// A listing of the market.
  case listing(Int)
  /// A cluster of `DuplicateFindings.clusters`.
  case cluster(Int)
  /// An examination of the pictures' findings.
  case picture(Int)
}

/// What a verdict recommends. The order is that of severity.
public enum Recommendation: Int, Comparable, CaseIterable, Sendable {
  /// Nothing to do.
  case approve = 0
  /// Stores under one owner: known, and no offence.
  case linked = 1
  /// Evidence is worth noting; nothing to decide.
  case note = 2
  /// A person has to look.
  case review = 3
  /// Hold until a person has looked.
  case block = 4
  /// A group whose members are linked and misuse that.
  case malicious = 5

  /// Milder recommendations come first.
  public static func < (a: Recommendation, b: Recommendation) -> Bool { a.rawValue < b.rawValue }
}
