import Judgement

extension GapReason {
  /// Why a signal could not be evaluated, in a language, with personal data hidden; a cause that only pictures have is said as
  /// it is everywhere else.
  func words(_ language: Language) -> String {
    text(cause: cause.map { PictureReason.words($0, language) })[language]
  }
}
