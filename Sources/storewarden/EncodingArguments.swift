import ArgumentParser
import Feeds

/// The encoding of feeds that do not say theirs: tables from a spreadsheet.
struct EncodingArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Encoding of feeds that declare none and are not UTF-8.",
      discussion: "Tables that a spreadsheet wrote: GB18030, windows-1252, Shift_JIS. Read are \(FeedEncoding.known)."),
    transform: { text in
      guard let encoding = FeedEncoding(label: text) else {
        throw ValidationError("\(text): this encoding is not read; known are \(FeedEncoding.known).")
      }
      return encoding
    })
  var encoding: FeedEncoding?
}
