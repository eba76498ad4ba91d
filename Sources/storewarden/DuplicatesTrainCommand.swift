import ArgumentParser
import DuplicateListings
import Evaluation
import Feeds
import Foundation
import Marketplace
import Reporting
import Screening

/// `storewarden duplicates train`: the trees that give a pair of listings its probability, from pairs that are known.
struct DuplicatesTrainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract:
      "Trains the model of copies on markets whose copies are known, and shows how well it does on unseen ones.",
    discussion: """
      Each --market (a feed, or a folder of feeds) comes with its --pairs, JSON Lines, in the same order:
        {"type":"duplicates","listings":["a","b","c"]}    copies of one another; what stands in no common row is no copy
        {"type":"listing-pair","a":"a","b":"d","copy":false}    two listings that somebody judged; outranks the rows above
      With rows of the second kind alone, only these pairs are learnt from. Measured are the candidate pairs that no
      model code, size or number tells apart. Each market is held out in turn, with one market a fifth of its pairs; the
      figures of the model that the program carries on the same pairs stand beside. The file that is written says what it
      was trained on.

      EXAMPLES
        storewarden duplicates train --market fixtures/market --pairs fixtures/market/truth.jsonl
        storewarden duplicates train --market a --pairs a/truth.jsonl --market b --pairs b/truth.jsonl -o copies.trees
        storewarden scan market/ --copy-model copies.trees         the model in use
      """)

  @Option(help: "A feed, or a folder of feeds. May be given several times.", completion: .file())
  var market: [String]

  @Option(help: "What is known of a market's pairs. Once for each --market.", completion: .file())
  var pairs: [String]

  @Option(name: .shortAndLong, help: "The model to write.", completion: .file())
  var output: String?

  @OptionGroup(title: "Fetching") var fetching: FetchArguments
  @OptionGroup var formats: FormatArguments
  @OptionGroup var limits: LimitArguments

  func validate() throws {
    guard market.count == pairs.count else { throw ValidationError("give one --pairs for each --market") }
  }

  func run() async throws {
    var training = CopyTraining()
    for (feeds, labels) in zip(market, pairs) {
      let reading = await MarketReading(
        try await fetching.sources(named: [feeds]), with: try formats.reader(limits: limits.limits))
      if let refusal = reading.refused.first { throw Failure.unreadable("\(refusal.place): \(refusal.reason)") }
      let name = URL(filePath: feeds).pathComponents.suffix(2).joined(separator: "/")
      training.add(
        reading.market, try Self.labels(in: labels, of: reading.market), name: VisibleText.of(name, limit: 80))
    }
    guard training.isEnough else {
      throw Failure.unreadable(
        "\(pairs.joined(separator: ", ")): at least 20 copies and 20 other candidate pairs are needed")
    }
    let evaluation = training.evaluate()
    print(Self.table(training, evaluation).joined(separator: "\n"))
    guard let output else { return }
    do throws(OutputError) {
      var file = try AtomicFile(path: output)
      let sheet =
        [
          "Trained by `storewarden duplicates train` on candidate pairs that nothing tells apart.",
          training.sources.count > 1
            ? "Each market was held out in turn:" : "A fifth of the pairs was held out in turn:",
        ] + Self.table(training, evaluation)
      try file.write(Array(training.model().text(sheet: sheet).utf8))
      try file.commit()
    } catch {
      throw Failure.unreadable("\(error)")
    }
  }

  private static func labels(in file: String, of market: Market) throws -> CopyLabels {
    let rows: LabelledRows
    do throws(LabelledRowsError) {
      rows = try LabelledRows(contentsOf: file)
    } catch {
      throw Failure.unreadable("\(error)")
    }
    func listing(_ id: String) throws -> Int {
      guard let listing = market.listing(withID: id) else {
        throw Failure.unreadable("\(file): the market has no listing \"\(VisibleText.of(id, limit: 100))\"")
      }
      return listing
    }
    let judged = try rows.pairs.map { CopyLabels.Pair(try listing($0.a), try listing($0.b), isCopy: $0.copy) }
    let clusters = try rows.duplicates.map { try $0.listings.map(listing) }
    return CopyLabels(clusters: clusters.isEmpty && !judged.isEmpty ? nil : clusters, pairs: judged)
  }

  private static func table(_ training: CopyTraining, _ evaluation: CopyEvaluation) -> [String] {
    func figures(_ figures: CopyEvaluation.Figures) -> String {
      [figures.precision, figures.recall, figures.f1, figures.logLoss].map { String(format: "%.4f", $0) }
        .joined(separator: "\t")
    }
    var lines = [
      "market\tlistings\tcopies\tothers\ttold apart\tprecision\trecall\tF1\tlog loss\tcarried: precision\trecall\tF1\tlog loss"
    ]
    for (source, (trained, carried)) in zip(training.sources, evaluation.bySource) {
      lines.append(
        "\(source.name)\t\(source.listings)\t\(source.copies)\t\(source.others)\t\(source.contradicted)\t"
          + figures(trained) + "\t" + figures(carried))
    }
    func sum(_ count: (CopyTraining.Source) -> Int) -> Int { training.sources.map(count).reduce(0, +) }
    lines.append(
      "all\t\(sum(\.listings))\t\(sum(\.copies))\t\(sum(\.others))\t\(sum(\.contradicted))\t"
        + figures(evaluation.all.trained) + "\t" + figures(evaluation.all.carried))
    return lines
  }
}
