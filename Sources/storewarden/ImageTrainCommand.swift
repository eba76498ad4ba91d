import ArgumentParser
import Foundation
import Pictures
import Reporting
import SyntheticImages

/// `storewarden image train`: the model of pixels made from labelled pictures, and judged on sources it did not see.
struct ImageTrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Trains the model of pixels on labelled pictures, and shows how well it does on sources it did not see.",
    discussion: """
      The manifest is a table with tabs and a header: path (from the manifest's folder), label (real or ai), and source
      (the folder when there is no such column). A source is a camera app, a studio or a generator; every figure holds a
      real source and a made one out of training. Pictures stay where they are: the model holds sums of them only.

      EXAMPLES
        storewarden image train --manifest pictures.tsv                        the table by source
        storewarden image train --manifest pictures.tsv --output pixels.txt    and the model
        storewarden image photo.jpg --parameters pixels.txt                    the model in use
      """)

  @Option(help: "The table of pictures.", completion: .file())
  var manifest: String

  @Option(help: "The most pictures of one source.")
  var most = 120

  @Option(help: "Make every picture fit this many pixels and compress it once more before it is read, as markets do.")
  var recompress: Int?

  @Option(name: .shortAndLong, help: "The model to write.", completion: .file())
  var output: String?

  func run() throws {
    let rows = try LabelledPictures(manifest: manifest)
    var training = ForensicTraining()
    var counts: [String: Int] = [:]
    var skipped = 0
    for row in rows.pictures {
      guard counts[row.source, default: 0] < most else { continue }
      guard let reading = reading(row.path) else {
        skipped += 1
        continue
      }
      counts[row.source, default: 0] += 1
      training.add(reading, source: row.source, isMade: row.isMade)
    }
    guard training.isEnough else {
      throw Failure.unreadable("\(manifest): at least three sources of real pictures and three of made ones are needed")
    }
    let evaluation = training.evaluate()
    print(Self.table(evaluation, skipped: skipped))
    guard let output else { return }
    let text = training.model().text(comments: Self.sheet(evaluation, skipped: skipped))
    do throws(OutputError) {
      var file = try AtomicFile(path: output)
      try file.write(Array(text.utf8))
      try file.commit()
    } catch {
      throw Failure.unreadable("\(error)")
    }
  }

  private func reading(_ path: String) -> PixelReading? {
    guard let bytes = try? BoundedFile.read(path, limit: PictureLimits().fileBytes) else { return nil }
    guard let recompress else { return try? PixelReading(bytes) }
    guard let header = try? PictureDecoder().header(of: bytes),
      let image = try? PictureDecoder().decode(bytes, fitting: recompress), let again = try? image.jpeg(quality: 75),
      let decoded = try? PictureDecoder().decode(again, fitting: 400)
    else { return nil }
    return try? PixelReading(decoded, width: header.width, height: header.height)
  }

  private static func table(_ evaluation: ForensicEvaluation, skipped: Int) -> String {
    func row(_ name: String, _ pairs: [ForensicEvaluation.Pair], _ last: (ForensicEvaluation.Pair) -> Double) -> String
    {
      func mean(_ figure: (ForensicEvaluation.Pair) -> Double) -> String {
        String(format: "%7.3f", pairs.map(figure).reduce(0, +) / Double(max(pairs.count, 1)))
      }
      let count = evaluation.pictures[name].map { "\($0)" } ?? ""
      return name.padding(toLength: 26, withPad: " ", startingAt: 0)
        + String(repeating: " ", count: max(5 - count.count, 0)) + count + "  " + mean(\.area) + " "
        + mean(\.storeArea) + " " + mean(last)
    }
    var lines = ["made source               pictures   AUC   of 20    hits"]
    for name in Set(evaluation.pairs.map(\.made)).sorted() {
      lines.append(row(name, evaluation.pairs.filter { $0.made == name }, \.marked.hits))
    }
    lines.append("real source               pictures   AUC   of 20    false alarms")
    for name in Set(evaluation.pairs.map(\.real)).sorted() {
      lines.append(row(name, evaluation.pairs.filter { $0.real == name }, \.marked.falseAlarms))
    }
    lines.append(row("mean of all pairs", evaluation.pairs, \.marked.hits))
    lines.append("thresholds by the mean of the highest              hits    false alarms, worst real source")
    for (index, share) in ForensicEvaluation.shares.enumerated() {
      lines.append(
        String(
          format: "%4.0f %% of a real source's scores                %7.3f %7.3f", share * 100,
          evaluation.mean { $0.margins[index].hits }, evaluation.worst { $0.margins[index].falseAlarms }))
    }
    lines.append("\(skipped) pictures say nothing by their pixels (too small, flat, a palette) and were left out.")
    return lines.joined(separator: "\n")
  }

  /// What a model says of itself: what it was trained on, and how it does on sources that it did not see.
  private static func sheet(_ evaluation: ForensicEvaluation, skipped: Int) -> [String] {
    let head = "Trained by `storewarden image train`; every figure holds a real and a made source out of training."
    return [head] + table(evaluation, skipped: skipped).split(separator: "\n").map { String($0) }
  }
}

/// A table of pictures whose origin is known.
private struct LabelledPictures {
  struct Row {
    let path: String
    let source: String
    let isMade: Bool
  }

  let pictures: [Row]

  init(manifest: String) throws {
    let text: String
    do {
      text = String(decoding: try BoundedFile.read(manifest, limit: 1 << 26), as: UTF8.self)
    } catch {
      throw Failure.unreadable("\(manifest): \(error)")
    }
    let lines = text.split(whereSeparator: \.isNewline).map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
    }
    guard let names = lines.first, let path = names.firstIndex(of: "path"), let label = names.firstIndex(of: "label")
    else { throw Failure.unreadable("\(manifest): the table has no columns path and label") }
    let source = names.firstIndex(of: "source")
    let folder = URL(filePath: manifest).deletingLastPathComponent()
    pictures = try lines.dropFirst().enumerated().map { number, fields in
      guard fields.count > max(path, label), ["real", "ai"].contains(fields[label]) else {
        throw Failure.unreadable("\(manifest):\(number + 2): the label is neither real nor ai")
      }
      let file = folder.appending(path: fields[path])
      let named = source.flatMap { $0 < fields.count ? fields[$0] : nil }
      return Row(
        path: file.path, source: named ?? file.deletingLastPathComponent().lastPathComponent,
        isMade: fields[label] == "ai")
    }
  }
}
