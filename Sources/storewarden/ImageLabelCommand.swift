import ArgumentParser
import Pictures
import Reporting
import SyntheticImages

/// `storewarden image label`: the label of synthetic content written into a copy of a picture.
struct ImageLabelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "label",
    abstract: "Writes the implicit label of synthetic content (GB 45438-2025) into a copy of a JPEG, PNG or WebP.",
    discussion: """
      Every other byte of the picture stays as it is, and the label is read back before the copy is kept. A picture with a
      label, or with a signed C2PA manifest that a label would break, is refused.

      EXAMPLES
        storewarden image label photo.jpg --as suspected --propagator 001191110000000000000000 --output labelled.jpg
        storewarden image label photo.png --as possible --propagate-id 2026-000017 --output labelled.png
      """)

  @Argument(help: "The picture.", completion: .file())
  var file: String

  @Option(
    name: .customLong("as"),
    help: "declared (the file says so: 1), possible (the merchant says so: 2) or suspected (traces say so: 3).")
  var kind: Word

  @Option(help: "The code of the service that made the picture.")
  var producer = ""

  @Option(help: "The number under which that service filed it.")
  var produceID = ""

  @Option(help: "The code of the platform that passes it on.")
  var propagator = ""

  @Option(help: "The number under which the platform filed it.")
  var propagateID = ""

  @Option(name: .shortAndLong, help: "The copy to write; - for standard output.", completion: .file())
  var output: String

  func run() throws {
    guard output == "-" || OutputArguments.place(of: output) != OutputArguments.place(of: file) else {
      throw Failure.usage("\(output): this is the picture itself; name another file to write")
    }
    let labelled: [UInt8]
    do {
      let label = try SyntheticContentLabel(
        kind: kind.kind, producer: producer, produceID: produceID, propagator: propagator, propagateID: propagateID)
      labelled = try LabelWriter().label(BoundedFile.read(file, limit: PictureLimits().fileBytes), with: label)
    } catch {
      throw Failure.unreadable("\(file): \(error)")
    }
    do throws(OutputError) {
      var copy = try AtomicFile(path: output)
      try copy.write(labelled)
      try copy.commit()
    } catch {
      throw Failure.unreadable("\(error)")
    }
  }

  /// The words of the labelling measures.
  enum Word: String, CaseIterable, ExpressibleByArgument {
    case declared
    case possible
    case suspected

    var kind: SyntheticContentLabel.Kind {
      switch self {
      case .declared: .declared
      case .possible: .possible
      case .suspected: .suspected
      }
    }
  }
}
