import ArgumentParser
import DuplicateListings
import Feeds
import Fingerprints
import Foundation
import Marketplace
import Reporting
import Screening

/// `storewarden similar`: what looks like something, among much.
struct SimilarCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "similar",
    abstract: "Looks for listings like one or like a text, and for pictures among others or in lists of known ones.",
    discussion: """
      With --market, WHAT is the id of a listing of the market; what is no id is a text: its first line the title, the
      others the description. The likeliest copies come first. Every listing is looked at, so none is missed.

      With --among or --bank, WHAT is a picture. Files and folders are searched for the same picture whatever was done
      to it; lists of known pictures (CSV: hash, quality, file; see `storewarden hash`) for hashes within 31 bits,
      mirrored and turned as well.

      Exit status: 0 done, whatever was found; 3 when a feed was refused; 4 when a file could not be read.

      EXAMPLES
        storewarden similar it-1765 --market fixtures/market
        storewarden similar '不锈钢保温杯 500ml' --market listings.xml --most 5 --lang zh
        storewarden similar photo.jpg --among pictures/
        storewarden similar photo.jpg other.png --bank known.csv --format jsonl
      """)

  @Argument(help: "Ids of listings or texts; or pictures, or PDQ hashes of 64 hexadecimal digits.", completion: .file())
  var what: [String]

  @Option(
    parsing: .upToNextOption, help: "The feeds of the market: files, folders, addresses or -.", completion: .file())
  var market: [String] = []

  @Option(help: "How many listings to give of each, at most.")
  var most = 10

  @Option(help: "A picture, or a folder of pictures, to look among. May be given several times.", completion: .file())
  var among: [String] = []

  @Option(help: "A list of known pictures. May be given several times.", completion: .file())
  var bank: [String] = []

  @OptionGroup(title: "Fetching") var fetching: FetchArguments
  @OptionGroup var formats: FormatArguments
  @OptionGroup var limits: LimitArguments
  @OptionGroup var synonyms: SynonymArguments
  @OptionGroup var language: LanguageArguments

  @Option(help: "How to write what was found: text or jsonl.")
  var format: PlainFormat = .text

  func validate() throws {
    guard most >= 1 else { throw ValidationError("--most is at least 1.") }
    if market.isEmpty && among.isEmpty && bank.isEmpty {
      throw ValidationError(
        "nowhere to look: name feeds with --market; or pictures or folders with --among, or lists with --bank")
    }
    if !market.isEmpty && !(among.isEmpty && bank.isEmpty) {
      throw ValidationError("--market looks for listings, --among and --bank for pictures: give one or the other")
    }
  }

  func run() async throws {
    if market.isEmpty { try findPictures() } else { try await findListings() }
  }

  private func findListings() async throws {
    let reading = await MarketReading(
      try await fetching.sources(named: market), with: try formats.reader(limits: limits.limits))
    for refusal in reading.refused { StandardError.report("\(refusal.place): \(refusal.reason)") }
    let search = try synonyms.search()
    do throws(OutputError) {
      var output = try AtomicFile(path: nil)
      for name in what {
        var known = reading.market
        let listing: Int
        if let index = known.listing(withID: name) {
          listing = index
        } else {
          known = TextMarket.market(adding: [name], to: known.listings, files: known.files)
          listing = 0
        }
        let found = search.similar(to: listing, in: known, limit: most)
        let report = ComparisonReport(of: known, language: language.language)
        for comparison in found {
          switch format {
          case .text: try output.write(Array((report.text(comparison) + "\n").utf8))
          case .jsonl: try output.write(report.row(comparison, type: "similar"))
          }
        }
        if found.isEmpty, format == .text {
          StandardError.report("no listing is like it; give more of its text, or check the feeds")
        }
      }
      try output.commit()
    } catch {
      throw Failure.unreadable("\(error)")
    }
    if !reading.refused.isEmpty { throw ExitStatus.unreadable }
  }

  private func findPictures() throws {
    var banks: [(name: String, bank: PictureBank)] = []
    for path in bank {
      do throws(PictureBank.Fault) {
        banks.append((path, try PictureBank(path: path)))
      } catch {
        throw Failure.unreadable(error.description)
      }
    }
    var isIncomplete = false
    var files: [PictureFile] = []
    for path in try among.flatMap(Self.files) {
      let file = PictureFile(path: path)
      files.append(file)
      guard let reason = file.reason else { continue }
      StandardError.report("\(path): \(reason)")
      isIncomplete = true
    }
    let lookup = PictureLookup(files: files, banks: banks)
    let report = PictureLookupReport(language: language.language)
    do throws(OutputError) {
      var output = try AtomicFile(path: nil)
      for name in what {
        let found: [PictureLookup.Found]
        var reason: String?
        if let hash = PDQHash(hex: name) {
          found = lookup.find(hash)
        } else {
          let query = PictureFile(path: name)
          reason = query.reason
          found = lookup.find(query)
        }
        if reason != nil { isIncomplete = true }
        switch format {
        case .jsonl: try report.write(name, reason: reason, found, to: &output)
        case .text: try output.write(Array(report.text(name, reason: reason, found).utf8))
        }
      }
      try output.commit()
    } catch {
      throw Failure.unreadable("\(error)")
    }
    if isIncomplete { throw ExitStatus.incomplete }
  }

  /// A file itself; of a folder, the pictures directly in it, by name.
  private static func files(_ path: String) throws -> [String] {
    guard FileManager.default.fileExists(atPath: path) else {
      throw Failure.unreadable("\(path): there is no such file or folder; check the path")
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return [path] }
    return names.sorted().map { "\(path)/\($0)" }.filter { PictureFile.isPicture(path: $0) }
  }
}
