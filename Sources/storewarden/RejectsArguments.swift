import ArgumentParser
import Feeds
import Foundation
import Marketplace
import Reporting

/// Where a verb writes what it did not take.
struct RejectsArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write refused feeds and records set aside to this file, to be corrected and read again.",
      discussion:
        "The records stand in it as they came, nothing masked. Correct them there, and give the file beside the "
        + "feeds: what is corrected counts, what is not is set aside again.", valueName: "file"),
    completion: .file())
  var rejects: String?

  /// Refuses, before any work is done, a file that cannot be written or that is read or written otherwise; keeps standard
  /// input for a second reading.
  func check(against sources: [FeedSource], _ output: OutputArguments) throws {
    guard let rejects else { return }
    guard rejects != "-" else { throw Failure.usage("--rejects: name a file; standard output holds the result") }
    try OutputArguments.check(rejects, against: sources)
    if let other = output.output, OutputArguments.place(of: other) == OutputArguments.place(of: rejects) {
      throw Failure.usage("\(rejects): this is the output as well; name another file")
    }
    try FeedArguments.keepStandardInput(among: sources)
  }

  /// Writes the file, if one is wanted.
  func write(
    _ sources: [FeedSource], quarantined: [QuarantinedRecord], refused: [RefusedFeed], with reader: FeedReader
  ) throws {
    guard let rejects else { return }
    do {
      try RejectsFile(path: rejects).write(sources, quarantined: quarantined, refused: refused, with: reader)
    } catch let error as OutputError {
      throw Failure.unreadable("\(error)")
    } catch let refusal as RefusedFeed {
      throw Failure.unreadable("\(refusal.place): cannot be read again for --rejects: \(refusal.reason)")
    }
  }
}
