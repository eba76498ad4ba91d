internal import Marketplace
internal import Pictures
internal import SyntheticImages

/// Examines every picture that the listings of a market name, each file once and from where its feed's pictures lie
/// alone.
struct PictureScreening: Sendable {
  /// Every reference: the listing that names it, and its file among ``files``.
  private var references: [(listing: Int, file: Int)] = []
  /// Each file once, in the order in which listings name it first.
  private var files: [File] = []
  private let examiner = PictureExaminer()

  private struct File {
    /// The first listing that names it.
    let listing: Int
    let href: String
    let place: PicturePlace
  }

  /// The pictures of a market, in order of listing and reference.
  ///
  /// - Parameters:
  ///   - market: Its listings.
  ///   - places: Where the pictures of each file of the market lie.
  init(market: Market, places: [PicturePlace]) {
    let table = market.listings
    var known: [PicturePlace: [String: Int]] = [:]
    // What a catalog remembers was examined when it came, and its pictures are not at hand.
    for listing in 0..<table.count where table.file(of: listing) < places.count {
      let place = places[table.file(of: listing)]
      for value in table.values(of: listing) where value.field == .picture {
        let href = table.string(value.text)
        let file = known[place]?[href] ?? files.count
        if file == files.count {
          known[place, default: [:]][href] = file
          files.append(File(listing: listing, href: href, place: place))
        }
        references.append((listing, file))
      }
    }
  }

  /// Examines them, `width` at a time; the result does not depend on how many.
  ///
  /// - Returns: One examination a reference.
  func examine(
    width: Int, progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
  ) async -> [PictureExamination] {
    var examinations: [PictureExamination?] = Array(repeating: nil, count: files.count)
    await withTaskGroup(of: (Int, PictureExamination).self) { [examiner, files] group in
      var next = 0
      func start() {
        guard next < files.count else { return }
        let (number, file) = (next, files[next])
        next += 1
        group.addTask { (number, examiner.examine(file.href, of: file.listing, file.place.read)) }
      }
      for _ in 0..<width { start() }
      var done = 0
      for await (number, examination) in group {
        examinations[number] = examination
        done += 1
        progress(done, files.count)
        start()
      }
    }
    return references.map { listing, file in
      examinations[file]?.named(by: listing)
        ?? PictureExamination(
          href: files[file].href, listing: listing, outcome: .notEvaluable(reason: "the picture was not examined"))
    }
  }
}
