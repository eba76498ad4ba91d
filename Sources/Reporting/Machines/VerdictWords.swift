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

/// Why a picture, or some of its metadata, could not be evaluated, for people.
enum PictureReason {
  /// `Metadata that could not be read: APP11@90: the box is longer than its file`.
  static func unread(_ reason: String, _ language: Language) -> String {
    let because = language == .chinese ? "，\(Phrase.reason(language))" : ""
    return "\(Phrase.unreadMetadata(language))\(because)\(language.colon)\(words(reason, language))"
  }

  /// `Not evaluable: the file is empty`.
  static func text(_ reason: String, _ language: Language) -> String {
    "\(Phrase.notEvaluableBecause(language))\(language.colon)\(words(reason, language))"
  }

  /// `the file is empty`: the reason alone.
  static func words(_ reason: String, _ language: Language) -> String {
    PictureReasonWords.text(PersonalData.hidden(in: reason), language)
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

  /// What people read.
  static func name(_ outcome: PictureExamination.Outcome) -> LocalizedText {
    switch outcome {
    case .notEvaluable: both("not evaluable", "无法评估")
    case .examined(let provenance):
      switch provenance.declared {
      case .generated, .edited, .contains: both("synthetic", "合成")
      case .possible, .suspected: both("suspected", "疑似合成")
      case .captured, .none: both("no evidence", "未发现证据")
      }
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
