/// What one signal reads of one subject.
public struct SignalReading: Sendable {
  /// The signal.
  public let signal: Signal
  /// What it reads.
  public let outcome: Outcome
  /// How much it weighs in the verdict: natural log-odds; 0 unless it hit.
  public let weight: Double
  /// The exemption that mutes what a hit would recommend; the hit stays.
  public internal(set) var exemption: Exemption?

  /// A reading.
  public init(signal: Signal, outcome: Outcome, weight: Double, exemption: Exemption? = nil) {
    self.signal = signal
    self.outcome = outcome
    self.weight = weight
    self.exemption = exemption
  }

  /// Whether the signal hit.
  public var isHit: Bool {
    if case .hit = outcome { true } else { false }
  }

  /// The signal's explanation with this reading's values filled in.
  public var explanation: LocalizedText { signal.explanation(of: outcome) }

  /// What a signal can read. Missing never counts as clear.
  public enum Outcome: Sendable {
    /// The value lies in a band that matters.
    case hit(value: Double, band: Band)
    /// The value was measured and lies in no band.
    case clear(value: Double)
    /// Nothing could be measured, and why.
    case notEvaluable(reason: GapReason)
  }
}

/// How far a value reaches.
public enum Band: Int, Comparable, CaseIterable, Sendable {
  /// Worth noting.
  case weak = 1
  /// Worth a look.
  case medium = 2
  /// Worth acting on.
  case strong = 3

  /// Weaker bands come first.
  public static func < (a: Band, b: Band) -> Bool { a.rawValue < b.rawValue }
}

/// A text in the languages that staff read.
public struct LocalizedText: Hashable, Sendable {
  /// English.
  public var english: String
  /// Simplified Chinese.
  public var chinese: String

  /// A text in both languages.
  public init(english: String, chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  /// The text in a language.
  public subscript(language: Language) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }
}

/// A language that staff read.
public enum Language: String, CaseIterable, Sendable {
  /// English.
  case english = "en"
  /// Simplified Chinese.
  case chinese = "zh"
}
