import Judgement
import SyntheticImages

extension Recommendation {
  /// The word in machine-readable output.
  var word: String {
    switch self {
    case .approve: "approve"
    case .linked: "linked"
    case .note: "note"
    case .review: "review"
    case .block: "block"
    case .malicious: "malicious"
    }
  }
}

extension Band {
  /// The word in machine-readable output.
  var word: String {
    switch self {
    case .weak: "weak"
    case .medium: "medium"
    case .strong: "strong"
    }
  }
}

/// The verdict words of a group row.
enum GroupWord {
  /// `malicious` only for what is recommended as such; every other group is `linked`.
  static func verdict(_ recommendation: Recommendation) -> String {
    recommendation == .malicious ? "malicious" : "linked"
  }
}

/// The verdict words of a listing row.
enum ListingWord {
  /// `approve`, `review` or `block`.
  static func verdict(_ recommendation: Recommendation) -> String {
    switch recommendation {
    case .approve, .linked, .note: "approve"
    case .review: "review"
    case .block, .malicious: "block"
    }
  }
}

/// What a picture row says of a picture's origin.
enum PictureWord {
  /// `synthetic` only on a declaration, `suspected` on traces, `no-evidence` when nothing was found, `not-evaluable`
  /// when the picture could not be read: never a pass.
  static func verdict(_ outcome: PictureExamination.Outcome) -> String {
    switch outcome {
    case .notEvaluable: "not-evaluable"
    case .examined(let provenance): verdict(provenance.declared)
    }
  }

  private static func verdict(_ declared: Provenance.Declared) -> String {
    switch declared {
    case .generated, .edited, .contains: "synthetic"
    case .possible, .suspected: "suspected"
    case .captured, .none: "no-evidence"
    }
  }
}
