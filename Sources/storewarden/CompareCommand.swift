import ArgumentParser
import DuplicateListings
import Feeds
import Foundation
import Marketplace
import Reporting
import Screening

/// `storewarden compare`: two listings, two texts or two pictures, set side by side.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Says how likely one listing, text or picture is a copy of another, and why.",
    discussion: """
      With --market, A and B are ids of listings, and words are weighed by how rare they are in that market. Without, A
      and B are texts: the first line is the title, the others the description. Spans that both share once disguises are
      undone stand in ⟦ ⟧; disguises, and what tells the goods apart, are named.

      When both are files, they are compared as pictures: a picture is found again that was encoded anew, made smaller,
      brightened, cropped, framed, covered by stickers or banners, mirrored, turned or stretched, and which it was is said.

      Exit status: 0 compared, 2 when nothing has an id, 3 when a feed was refused, 4 when a picture could not be read.

      EXAMPLES
        storewarden compare it-1765 it-0412 --market fixtures/market
        storewarden compare '保温杯 500ml 包邮' '保 温 杯 五百毫升 bao邮' --lang zh
        storewarden compare it-1765 it-0412 --market listings.xml --format jsonl
        storewarden compare mine.jpg theirs.jpg
      """)

  @Argument(help: "The id of a listing, a text, or a picture.")
  var a: String

  @Argument(help: "Another of the same.")
  var b: String

  @Option(
    parsing: .upToNextOption, help: "The feeds of the market: files, folders, addresses or -.", completion: .file())
  var market: [String] = []

  @OptionGroup(title: "Fetching") var fetching: FetchArguments
  @OptionGroup var formats: FormatArguments
  @OptionGroup var limits: LimitArguments
  @OptionGroup var synonyms: SynonymArguments
  @OptionGroup var language: LanguageArguments

  @Option(help: "How to write the comparison: text or jsonl.")
  var format: PlainFormat = .text

  func run() async throws {
    if market.isEmpty, arePictures { return try comparePictures() }
    try await compareListings()
  }

  /// Files are compared as pictures, one that is missing beside a picture, too: it is named as unreadable.
  private var arePictures: Bool {
    let files = FileManager.default
    return files.fileExists(atPath: a) && files.fileExists(atPath: b)
      || PictureFile.isPicture(path: a) || PictureFile.isPicture(path: b)
  }

  private func compareListings() async throws {
    let known: Market
    let (first, second): (Int, Int)
    var refused: [RefusedFeed] = []
    if market.isEmpty {
      known = TextMarket.market(adding: [a, b], to: RecordTable())
      (first, second) = (0, 1)
    } else {
      let reading = await MarketReading(
        try await fetching.sources(named: market), with: try formats.reader(limits: limits.limits))
      (known, refused) = (reading.market, reading.refused)
      for refusal in refused { StandardError.report("\(refusal.place): \(refusal.reason)") }
      (first, second) = (try listing(a, in: known), try listing(b, in: known))
    }
    let comparison = try synonyms.search().compare(first, second, in: known)
    let report = ComparisonReport(of: known, language: language.language)
    do throws(OutputError) {
      var output = try AtomicFile(path: nil)
      switch format {
      case .text: try output.write(Array(report.text(comparison).utf8))
      case .jsonl: try output.write(report.row(comparison, type: "comparison"))
      }
      try output.commit()
    } catch {
      throw Failure.unreadable("\(error)")
    }
    if !refused.isEmpty { throw ExitStatus.unreadable }
  }

  private func comparePictures() throws {
    let comparison = PictureComparison(PictureFile(path: a), PictureFile(path: b))
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

  private func listing(_ id: String, in market: Market) throws -> Int {
    guard let listing = market.listing(withID: id) else {
      throw Failure.usage(
        "no listing of the market has the id \"\(VisibleText.of(id, limit: 100))\"; check the id and --market")
    }
    return listing
  }
}

/// Texts of the command line as listings.
enum TextMarket {
  /// A market of a table's listings with texts before them: `A`, `B`… in order, each its title's line and the rest.
  static func market(adding texts: [String], to listings: RecordTable, files: [String] = []) -> Market {
    var table = RecordTable()
    var draft = RecordDraft()
    for (number, text) in texts.enumerated() {
      let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      draft.removeAll()
      // Before every printable id, so that the order of the market stands.
      draft.append(.id, number == 0 ? " A" : " B")
      draft.append(.title, String(lines.first ?? ""))
      if lines.count > 1 { draft.append(.description, String(lines[1])) }
      table.append(draft, file: files.count, line: number + 1, column: 1)
    }
    table.append(contentsOf: listings)
    return Market(files: files + ["the command line"], stores: RecordTable(), listings: table)
  }
}
