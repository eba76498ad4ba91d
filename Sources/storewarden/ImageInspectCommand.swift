import ArgumentParser
import Fingerprints
import Foundation
import Judgement
import Pictures
import Reporting
import Screening
import SyntheticImages

/// `storewarden image FILE…`: what picture files declare of their origin, and what their pixels say.
struct ImageInspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Examines picture files: what they declare of their origin, where it stands, and what their pixels say.",
    discussion: """
      Reads the metadata of JPEG, PNG, WebP, GIF, AVIF, HEIC and TIFF without trusting any of it: TC260 AIGC labels, C2PA
      manifests with their signatures and hashes, IPTC digital source types, generation parameters, watermarks of known
      generators. A mark is a declaration, no proof; a picture without marks is not cleared.

      Exit status: 0 done, 4 when a picture could not be judged.

      EXAMPLES
        storewarden image photo.jpg
        storewarden image pictures/*.png --format jsonl
        storewarden image photo.jpg --trust c2pa-trust-list.pem   whether a trusted signer vouches for it
        storewarden image photo.jpg --maps out/                   where the evidence of the pixels lies, as PNG
      """)

  @Argument(help: "Picture files.", completion: .file())
  var files: [String]

  @OptionGroup var signals: SignalArguments

  @Option(help: "How to write what was found: text or jsonl.")
  var format: PlainFormat = .text

  @OptionGroup var examination: ExaminerArguments

  @Option(
    help: "Write where the evidence of the pixels lies into this folder, one PNG a picture.", completion: .directory)
  var maps: String?

  @Option(help: "Ask this network too (ONNX), by onnxruntime when it is installed.", completion: .file())
  var model: String?

  @Flag(help: "Look at each picture in a process of its own that may use little memory and time.")
  var isolate = false

  /// Says that this is such a process.
  @Flag(help: .private)
  var confined = false

  func run() throws {
    FreedMemory.keep()
    if isolate, maps != nil {
      throw Failure.usage("--isolate and --maps exclude each other: a process that may write nothing writes no maps")
    }
    let pack = try signals.pack()
    // The marketplace's own network is no hostile file, and its library asks for more than a picture may.
    // One that cannot be used is refused here, before a process asks it of each picture.
    let own = try model.map { try Self.ownModel($0) }
    if confined { try ConfinedProcess.confine() }
    let examiner = try examination.examiner()
    var isIncomplete = false
    do {
      var output = try AtomicFile(path: nil)
      for file in files {
        if isolate {
          switch ConfinedProcess.run(arguments(for: file)) {
          case .ended(let bytes, let status):
            if status != 0 { isIncomplete = true }
            try output.write(bytes)
            continue
          case .failed(let reason):
            isIncomplete = true
            try write(PictureInspection(path: file, pack: pack, reason: reason), to: &output)
            continue
          }
        }
        var inspection = PictureInspection(path: file, pack: pack, examiner: examiner)
        inspection.ownScore = try own.flatMap { try Self.probability(of: file, by: $0) }
        if case .notEvaluable = inspection.examination.outcome { isIncomplete = true }
        try write(inspection, to: &output)
      }
      try output.commit()
      if let maps, let pixels = examiner.pixels { try write(pixels, into: maps) }
    } catch let error as OutputError {
      throw Failure.unreadable("\(error)")
    } catch let error as ONNXError {
      throw Failure.unreadable("\(model ?? ""): \(error)")
    }
    if isIncomplete { throw ExitStatus.incomplete }
  }

  private func write(_ inspection: PictureInspection, to output: inout AtomicFile) throws(OutputError) {
    switch format {
    case .jsonl: try PictureInspectionJSONL(language: signals.language).write(inspection, to: &output)
    case .text: try output.write(Array(PictureInspectionText(language: signals.language).text(inspection).utf8))
    }
  }

  /// What a process of its own is asked.
  private func arguments(for file: String) -> [String] {
    var arguments = [
      "image", "inspect", "--confined", "--format", format.rawValue, "--lang", signals.lang.rawValue,
    ]
    for (name, value) in [
      ("--signals", signals.signals), ("--trust", examination.trust), ("--parameters", examination.parameters),
      ("--model", model),
    ] {
      if let value { arguments += [name, value] }
    }
    // A file whose name begins like an option is still a file.
    return arguments + ["--", file]
  }

  private static func ownModel(_ path: String) throws -> ONNXModel {
    do {
      return try ONNXModel(path: path)
    } catch {
      throw Failure.unreadable("\(path): \(error)")
    }
  }

  /// What a network says of a picture; `nil` of one that is not decoded.
  private static func probability(of file: String, by own: ONNXModel) throws(ONNXError) -> Double? {
    guard let bytes = try? BoundedFile.read(file, limit: PictureLimits().fileBytes),
      let image = try? PictureDecoder().decode(bytes)
    else { return nil }
    return try own.probability(image)
  }

  private func write(_ pixels: PixelExaminer, into folder: String) throws(OutputError) {
    for (number, file) in files.enumerated() {
      guard let bytes = try? BoundedFile.read(file, limit: pixels.limits.fileBytes),
        let map = try? pixels.map(bytes), let png = try? map.image.png()
      else { continue }
      // A picture's own name may be anything: what of it is letters and digits tells enough.
      let name = URL(filePath: file).lastPathComponent.filter {
        $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_")
      }
      try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      var output = try AtomicFile(path: "\(folder)/\(number + 1)-\(name.prefix(80))-pixels.png")
      try output.write(png)
      try output.commit()
    }
  }
}
