import ArgumentParser
import Judgement
import Reporting
import Screening
import SyntheticImages

/// `storewarden image`: picture files looked at by themselves.
struct ImageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "image",
    abstract: "Examines picture files: what they declare of their origin, and where it stands in the file.",
    discussion: """
      Reads the metadata of JPEG, PNG, WebP, GIF, AVIF, HEIC and TIFF without trusting any of it: TC260 AIGC labels, C2PA
      manifests, IPTC digital source types, generation parameters, watermarks of known generators.
      A mark is a declaration, no proof; a picture without marks is not cleared.

      Exit status: 0 done, 4 when a picture could not be judged.

      EXAMPLES
        storewarden image photo.jpg
        storewarden image pictures/*.png --format jsonl
      """)

  @Argument(help: "Picture files.", completion: .file())
  var files: [String]

  @OptionGroup var signals: SignalArguments

  @Option(help: "How to write what was found: text or jsonl.")
  var format: PlainFormat = .text

  func run() throws {
    let pack = try signals.pack()
    var isIncomplete = false
    do throws(OutputError) {
      var output = try AtomicFile(path: nil)
      for file in files {
        let inspection = PictureInspection(path: file, pack: pack)
        if case .notEvaluable = inspection.examination.outcome { isIncomplete = true }
        switch format {
        case .jsonl: try PictureInspectionJSONL(language: signals.language).write(inspection, to: &output)
        case .text: try output.write(Array(PictureInspectionText(language: signals.language).text(inspection).utf8))
        }
      }
      try output.commit()
    } catch {
      throw Failure.unreadable("\(error)")
    }
    if isIncomplete { throw ExitStatus.incomplete }
  }
}
