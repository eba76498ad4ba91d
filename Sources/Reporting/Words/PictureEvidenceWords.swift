import Judgement
import SyntheticImages

/// What people read of a picture's signed manifests and of its pixels.
enum PictureEvidenceWords {
  /// `C2PA: untrusted (Camera): no list of trusted certificates was given`.
  static func credential(_ credential: ContentCredential, _ language: Language) -> String {
    let standing =
      switch credential.standing {
      case .valid: LocalizedText(english: "valid", chinese: "有效")
      case .untrusted: LocalizedText(english: "signed by nobody who is trusted", chinese: "签名方不受信任")
      case .invalid: LocalizedText(english: "invalid", chinese: "无效")
      case .unchecked: LocalizedText(english: "not checked", chinese: "未能核验")
      }
    let signer = credential.signer.map { " (\(VisibleText.of(PersonalData.hidden(in: $0), limit: 120)))" } ?? ""
    let reasons = credential.reasons.map { VisibleText.of(PictureReason.words($0, language), limit: 240) }
    let because = reasons.isEmpty ? "" : language.colon + reasons.joined(separator: "; ")
    return "C2PA\(language.colon)\(standing[language])\(signer)\(because)"
  }

  /// `Pixels: 0.62 (0.41 to 0.77), a hint, no proof`.
  static func pixels(_ finding: PixelFinding, _ language: Language) -> String {
    let title = LocalizedText(english: "Pixels", chinese: "像素")[language]
    switch finding {
    case .notEvaluable(let gap):
      let word = LocalizedText(english: "not evaluable", chinese: "无法评估")[language]
      return "\(title)\(language.colon)\(word)\(language.colon)\(PictureReason.words(gap.description, language))"
    case .scored(let score):
      let range = "\(figure(score.probability)) (\(figure(score.low))–\(figure(score.high)))"
      let hint =
        score.isMarked
        ? LocalizedText(
          english:
            "suspected; retouching, a cut-out or a render of real goods look alike, and no picture is judged by this alone",
          chinese: "疑似；精修、抠图或真实商品的渲染图也会如此，不能仅凭此判定")
        : LocalizedText(english: "a hint, no proof", chinese: "仅为线索，不是证据")
      return "\(title)\(language.colon)\(range)\(language == .chinese ? "，" : ", ")\(hint[language])"
    }
  }

  /// `Own model: 0.62`.
  static func ownModel(_ score: Double, _ language: Language) -> String {
    "\(LocalizedText(english: "Own model", chinese: "自有模型")[language])\(language.colon)\(figure(score))"
  }

  private static func figure(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return hundredths >= 100 ? "1.00" : "0.\(hundredths < 10 ? "0" : "")\(hundredths)"
  }
}
