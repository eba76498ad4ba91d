import ArgumentParser
import Marketplace
import Screening

/// The day by which a verb judges.
struct AsOfArguments: ParsableArguments {
  @Option(
    help: "The day by which exemptions and known hubs end (YYYY-MM-DD), for runs that can be repeated; else today.",
    transform: Self.day)
  var asOf: Day?

  /// The day that a text says.
  static func day(_ text: String) throws -> Day {
    guard let day = Day(text), text.utf8.count == 10 else {
      throw ValidationError("\"\(text)\" is no day; write YYYY-MM-DD")
    }
    return day
  }

  /// The day by which exemptions and known hubs end. Never the feed's: those who are judged wrote it.
  var day: Day { asOf ?? .today }
}
