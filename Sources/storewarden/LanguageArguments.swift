import ArgumentParser
import Judgement

/// The language of what a verb says to people.
struct LanguageArguments: ParsableArguments {
  @Option(help: "Language of the report: en or zh.")
  var lang: SignalArguments.Tongue = .en

  /// The language.
  var language: Language { lang == .en ? .english : .chinese }
}
