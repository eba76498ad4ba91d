import ArgumentParser
import DuplicateListings
import Foundation
import Reporting

/// `storewarden evaluate-pairs`: how well products are matched, on a labelled set.
struct EvaluatePairsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate-pairs",
    abstract: "Learns to match products from labelled pairs, and says how well it does on pairs it has not seen.",
    discussion: """
      Each line is a pair: COL name VAL value … for either product, then 1 when both are one product, else 0, with tabs
      between (the form in which Abt-Buy, Amazon-Google, Walmart-Amazon and WDC are published). The trees and the
      threshold come from --train alone. Give the validation part there, too.

      EXAMPLES
        storewarden evaluate-pairs --train train.txt valid.txt --test test.txt
        storewarden evaluate-pairs --train train.txt valid.txt --test test.txt --format jsonl
      """)

  @Option(parsing: .upToNextOption, help: "Pairs to learn from.", completion: .file())
  var train: [String]

  @Option(parsing: .upToNextOption, help: "Pairs to be judged on.", completion: .file())
  var test: [String]

  @Option(help: "How to write the figures: text (tab-separated) or jsonl.")
  var format: PlainFormat = .text

  func run() throws {
    let known = try train.flatMap(pairs)
    let unseen = try test.flatMap(pairs)
    guard known.contains(where: \.isMatch), known.contains(where: { !$0.isMatch }), !unseen.isEmpty else {
      throw Failure.usage("--train needs pairs of both kinds, and --test a pair")
    }
    let matcher = ProductMatcher(training: known)
    var (hits, found, matches) = (0, 0, 0)
    for pair in unseen {
      let isFound = matcher.probability(of: pair) >= matcher.threshold
      found += isFound ? 1 : 0
      matches += pair.isMatch ? 1 : 0
      hits += isFound && pair.isMatch ? 1 : 0
    }
    let precision = found > 0 ? Double(hits) / Double(found) : 0
    let recall = matches > 0 ? Double(hits) / Double(matches) : 0
    let f1 = found + matches > 0 ? 2 * Double(hits) / Double(found + matches) : 0
    switch format {
    case .text:
      func figure(_ value: Double) -> String { String(format: "%.4f", value) }
      print("pairs\tmatches\tthreshold\tprecision\trecall\tf1")
      print(
        "\(unseen.count)\t\(matches)\t\(figure(matcher.threshold))\t\(figure(precision))\t\(figure(recall))\t\(figure(f1))"
      )
    case .jsonl:
      var json = JSONWriter()
      json.line { json in
        json.member("type", "score")
        json.member("name", "pairs")
        json.member("pairs", unseen.count)
        json.member("matches", matches)
        json.member("threshold", matcher.threshold)
        json.member("precision", precision)
        json.member("recall", recall)
        json.member("f1", f1)
      }
      print(String(decoding: json.bytes, as: UTF8.self), terminator: "")
    }
  }

  private func pairs(in file: String) throws -> [ProductPair] {
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
      throw Failure.unreadable("\(file): cannot be read as UTF-8; check the name and the file")
    }
    do {
      return try ProductPair.pairs(serialised: text)
    } catch {
      throw Failure.unreadable("\(file): \(error)")
    }
  }
}
