import ArgumentParser
import DuplicateListings
import Feeds
import Fingerprints
import Foundation
import Marketplace
import Pictures
import Reporting
import Screening

/// `storewarden similar`: what looks like something, among much.
struct SimilarCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "similar",
    abstract: "Looks for listings like one or like a text, and for pictures among others or in lists of known ones.",
    discussion: """
      With --market, WHAT is the id of a listing of the market, a picture file, or a PDQ hash; what is none of these is a
      text: its first line the title, the others the description. For a listing or a text the likeliest copies come first;
      every listing is looked at, so none is missed. A picture is looked for among those that the listings show,
      whatever was done to it: the listings and stores that show it are named, and what was done. Pictures with paths lie
      beside their feeds; those with web addresses are where `storewarden fetch` put them (--pictures).

      With --among or --bank, WHAT is a picture. Files and folders are searched for the same picture whatever was done
      to it; lists of known pictures (CSV: hash, quality, file; see `storewarden hash`) for hashes within 31 bits,
      mirrored and turned as well.

      Exit status: 0 done, whatever was found; 3 when a feed was refused; 4 when a picture could not be read.

      EXAMPLES
        storewarden similar it-1765 --market fixtures/market
        storewarden similar '不锈钢保温杯 500ml' --market listings.xml --most 5 --lang zh
        storewarden similar photo.jpg --market fixtures/market
        storewarden similar photo.jpg --market https://shop.example/feed.xml --pictures ~/.cache/storewarden/pictures
        storewarden similar photo.jpg --among pictures/
        storewarden similar photo.jpg other.png --bank known.csv --format jsonl
        storewarden similar --from hashes.txt --bank known.csv --format jsonl
      """)

  @Argument(help: "Ids of listings or texts; or pictures, or PDQ hashes of 64 hexadecimal digits.", completion: .file())
  var what: [String] = []

  @Option(help: "More to look for, one a line: a file, or - for standard input.", completion: .file())
  var from: String?

  @Option(
    parsing: .upToNextOption, help: "The feeds of the market: files, folders, addresses or -.", completion: .file())
  var market: [String] = []

  @OptionGroup var pictures: FetchedPictureArguments

  @Option(help: "How many listings, or pictures of the market, to give of each, at most.")
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

  /// How many are looked for at once: hashes, and what takes more memory.
  private static let (mostHashes, mostPictures) = (1 << 14, 256)
  /// The most bytes of a file of what is looked for.
  private static let mostBytes = 256 << 20

  func validate() throws {
    guard most >= 1 else { throw ValidationError("--most is at least 1.") }
    guard !what.isEmpty || from != nil else { throw ValidationError("say WHAT to look for, or --from FILE") }
    if market.isEmpty && among.isEmpty && bank.isEmpty {
      throw ValidationError(
        "nowhere to look: name feeds with --market; or pictures or folders with --among, or lists with --bank")
    }
    if pictures.pictures != nil && market.isEmpty {
      throw ValidationError("--pictures says where the pictures of a market are: name its feeds with --market")
    }
  }

  func run() async throws {
    let what = try asked()
    let reading = try await reading()
    for refusal in reading?.refused ?? [] { StandardError.report("\(refusal.place): \(refusal.reason)") }
    let search = try synonyms.search()
    let queries = what.map { Query($0, in: reading?.market) }
    var isIncomplete = false
    let lookup = queries.contains(where: \.isPicture) ? try await lookup(in: reading, &isIncomplete) : nil
    do throws(OutputError) {
      var output = try AtomicFile(path: nil)
      let atOnce = queries.allSatisfy(\.isHash) ? Self.mostHashes : Self.mostPictures
      for first in stride(from: 0, to: what.count, by: atOnce) {
        let asked = first..<min(first + atOnce, what.count)
        // Lists of known pictures are gone through once for many.
        let pictures = asked.compactMap { number -> (number: Int, question: PictureLookup.Question)? in
          switch queries[number] {
          case .hash(let hash): (number, .hash(hash))
          case .picture: (number, .picture(PictureFile(path: what[number])))
          case .listing, .text: nil
          }
        }
        let found = lookup?.find(pictures.map(\.question)) ?? []
        var answers = zip(pictures, found).makeIterator()
        for number in asked {
          switch queries[number] {
          case .listing(let listing):
            if let market = reading?.market { try findListings(listing, in: market, with: search, to: &output) }
          case .text:
            guard let market = reading?.market else { continue }
            let known = TextMarket.market(adding: [what[number]], to: market.listings, files: market.files)
            try findListings(0, in: known, with: search, to: &output)
          case .hash, .picture:
            guard let (picture, found) = answers.next() else { continue }
            var reason: String?
            if case .picture(let file) = picture.question { reason = file.reason }
            if reason != nil { isIncomplete = true }
            try write(what[number], reason: reason, found, to: &output)
          }
        }
      }
      try output.commit()
    } catch {
      throw Failure.unreadable("\(error)")
    }
    if reading?.refused.isEmpty == false { throw ExitStatus.unreadable }
    if isIncomplete { throw ExitStatus.incomplete }
  }

  /// All that is looked for: the arguments, then the lines of a file.
  private func asked() throws -> [String] {
    guard let from else { return what }
    do throws(BoundedFile.Failure) {
      let bytes = from == "-" ? try Self.standardInput() : try BoundedFile.read(from, limit: Self.mostBytes)
      return what + bytes.split { $0 == 0x0A || $0 == 0x0D }.map { String(decoding: $0, as: UTF8.self) }
    } catch {
      throw Failure.unreadable("\(from): \(error)")
    }
  }

  private static func standardInput() throws(BoundedFile.Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    do {
      while let some = try FileHandle.standardInput.read(upToCount: 1 << 20), !some.isEmpty {
        bytes += some
        if bytes.count > mostBytes { break }
      }
    } catch {
      throw .system(EIO)
    }
    guard bytes.count <= mostBytes else { throw .tooLarge(limit: mostBytes) }
    return bytes
  }

  private func reading() async throws -> MarketReading? {
    guard !market.isEmpty else { return nil }
    return await MarketReading(
      try await fetching.sources(named: market), with: try formats.reader(limits: limits.limits))
  }

  private func findListings(
    _ listing: Int, in market: Market, with search: DuplicateSearch, to output: inout AtomicFile
  ) throws(OutputError) {
    let found = search.similar(to: listing, in: market, limit: most)
    let report = ComparisonReport(of: market, language: language.language)
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

  private func write(
    _ name: String, reason: String?, _ found: [PictureLookup.Found], to output: inout AtomicFile
  ) throws(OutputError) {
    let report = PictureLookupReport(language: language.language, most: most)
    switch format {
    case .jsonl: try report.write(name, reason: reason, found, to: &output)
    case .text: try output.write(Array(report.text(name, reason: reason, found).utf8))
    }
  }

  /// Reads all among which pictures are looked for.
  ///
  /// - Parameter isIncomplete: Set when something of it could not be read.
  private func lookup(in reading: MarketReading?, _ isIncomplete: inout Bool) async throws -> PictureLookup {
    var banks: [(name: String, bank: PictureBank)] = []
    for path in bank {
      do throws(PictureBank.Fault) {
        banks.append((path, try PictureBank(path: path)))
      } catch {
        throw Failure.unreadable(error.description)
      }
    }
    var files: [PictureFile] = []
    for path in try among.flatMap(Self.files) {
      let file = PictureFile(path: path)
      files.append(file)
      guard let reason = file.reason else { continue }
      StandardError.report("\(path): \(reason)")
      isIncomplete = true
    }
    guard let reading else { return PictureLookup(files: files, banks: banks) }
    let progress = ProgressLine()
    let shown = await MarketPictures(of: reading, store: try pictures.store()) { done, total in
      progress.show(ScanProgress.examining(done: done, total: total).text)
    }
    progress.clear()
    if let first = shown.unread.first {
      isIncomplete = true
      let place = reading.market.place(ofListing: first.listing)
      StandardError.report(
        "\(shown.unread.count) pictures of the market were not looked at, first \(place): \(first.href): \(first.reason)"
      )
    }
    return PictureLookup(files: files, banks: banks, market: shown)
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

/// What one argument names.
private enum Query {
  /// The listing with this index.
  case listing(Int)
  case text
  case picture
  case hash(PDQHash)

  /// Whether it is looked for among pictures.
  var isPicture: Bool {
    switch self {
    case .listing, .text: false
    case .picture, .hash: true
    }
  }

  var isHash: Bool {
    if case .hash = self { true } else { false }
  }

  /// Ids first; without a market, only pictures can be meant.
  init(_ argument: String, in market: Market?) {
    if let listing = market?.listing(withID: argument) {
      self = .listing(listing)
    } else if let hash = PDQHash(hex: argument) {
      self = .hash(hash)
    } else {
      self = market == nil || Self.isFile(argument) ? .picture : .text
    }
  }

  /// Whether a file has this name, or it can only be meant as a picture's: a slip in a path should not become a text.
  private static func isFile(_ argument: String) -> Bool {
    var isFolder: ObjCBool = false
    if unsafe FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) { return !isFolder.boolValue }
    let endings = [".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic", ".avif", ".tif", ".tiff", ".bmp"]
    let name = argument.lowercased()
    return !name.contains(where: \.isWhitespace) && endings.contains(where: name.hasSuffix)
  }
}
