import ArgumentParser
import Marketplace
import Screening

/// The day by which a verb judges.
struct AsOfArguments: ParsableArguments {
  @Option(
    help: "The day by which exemptions and known hubs end (YYYY-MM-DD), for runs that can be repeated; else today.",
    transform: { text in
      guard let day = Day(text), text.utf8.count == 10 else {
        throw ValidationError("\"\(text)\" is no day; write YYYY-MM-DD")
      }
      return day
    })
  var asOf: Day?

  /// The day by which exemptions and known hubs end. Never the feed's: those who are judged wrote it.
  var day: Day { asOf ?? .today }
}
