import ArgumentParser
import Reporting
import Screening

/// `storewarden compare`: two things of one kind, held against each other.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compares two pictures: whether they are one, and what was done to the second.",
    discussion: """
      Finds a picture again that was encoded anew, made smaller, brightened, cropped, framed, covered by stickers or
      banners, mirrored, turned or stretched, and says which of these it was.

      Exit status: 0 done, 4 when a file could not be read.

      EXAMPLES
        storewarden compare mine.jpg theirs.jpg
        storewarden compare mine.jpg theirs.jpg --format jsonl
      """)

  @Argument(help: "The first picture.", completion: .file())
  var first: String

  @Argument(help: "The second picture.", completion: .file())
  var second: String

  @OptionGroup var language: LanguageArguments

  @Option(help: "How to write what was found: text or jsonl.")
  var format: PlainFormat = .text

  func run() throws {
    let comparison = PictureComparison(PictureFile(path: first), PictureFile(path: second))
    let report = PictureComparisonReport(language: language.language)
    do throws(OutputError) {
      var output = try AtomicFile(path: nil)
      switch format {
      case .jsonl: try report.write(comparison, to: &output)
      case .text: try output.write(Array(report.text(comparison).utf8))
      }
      try output.commit()
    } catch {
      throw Failure.unreadable("\(error)")
    }
    if comparison.a.reason != nil || comparison.b.reason != nil { throw ExitStatus.incomplete }
  }
}
