import ArgumentParser
import Judgement

/// The signals that a verb judges by, and the language of what it says.
struct SignalArguments: ParsableArguments {
  @Option(help: "A folder of signals instead of those that the program carries.", completion: .directory)
  var signals: String?

  @Option(help: "Language of explanations: en or zh.")
  var lang: Tongue = .en

  /// A language as the command line names it.
  enum Tongue: String, CaseIterable, ExpressibleByArgument { case en, zh }

  /// The language of explanations.
  var language: Language { lang == .en ? .english : .chinese }

  /// The signal pack; every error in it is named with file and line.
  func pack() throws -> SignalPack {
    do throws(SignalPackError) {
      guard let signals else { return try SignalPack.bundled() }
      return try SignalPack(folder: signals)
    } catch {
      throw Failure.usage("\(error)")
    }
  }
}
