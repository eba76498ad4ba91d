internal import DuplicateListings
internal import Fingerprints
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
  private let examiner: PictureExaminer
  private let distortions: DistortionScreening

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
  ///   - examiner: Examines each.
  ///   - reader: Reads what is printed on main pictures; nobody does when `nil`.
  init(market: Market, places: [PicturePlace], examiner: PictureExaminer, reader: PrintReader? = nil) {
    self.examiner = examiner
    distortions = DistortionScreening(market: market, places: places, reader: reader)
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

  /// What became of the pictures.
  struct Result: Sendable {
    /// One examination a reference.
    let examinations: [PictureExamination]
    /// What they are compared by.
    let listed: ListedPictures
  }

  /// Examines and fingerprints them, `width` at a time; the result does not depend on how many. Every file is read once.
  func examine(
    width: Int, progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
  ) async -> Result {
    var examinations: [PictureExamination?] = Array(repeating: nil, count: files.count)
    var fingerprints: [ListedPictures.Outcome] = Array(
      repeating: .unreadable(reason: "the picture was not examined"), count: files.count)
    await withTaskGroup(of: (Int, PictureExamination, ListedPictures.Outcome).self) { [examiner, files] group in
      var next = 0
      func start() {
        guard next < files.count else { return }
        let (number, file) = (next, files[next])
        next += 1
        group.addTask {
          let reading = PictureReading(of: file.href, in: file.place)
          return (number, examiner.examine(file.href, of: file.listing, reading.bytes), reading.fingerprint)
        }
      }
      for _ in 0..<width { start() }
      var done = 0
      for await (number, examination, fingerprint) in group {
        examinations[number] = examination
        fingerprints[number] = fingerprint
        done += 1
        progress(done, files.count)
        start()
      }
    }
    let departing = await departing(width: width)
    let found = references.map { listing, file in
      let examination =
        examinations[file]?.named(by: listing)
        ?? PictureExamination(
          href: files[file].href, listing: listing, outcome: .notEvaluable(reason: "the picture was not examined"))
      guard let found = departing[listing], found.href == examination.href else { return examination }
      return examination.departing(found.distortion)
    }
    let listed = ListedPictures(
      references: references.map { .init(listing: $0.listing, picture: $0.file, href: files[$0.file].href) },
      pictures: fingerprints)
    return Result(examinations: found, listed: listed)
  }

  /// What departs from the goods, by listing.
  private func departing(width: Int) async -> [Int: (href: String, distortion: PictureDistortion)] {
    var listings: [Int] = []
    for reference in references where listings.last != reference.listing { listings.append(reference.listing) }
    var found: [Int: (href: String, distortion: PictureDistortion)] = [:]
    await withTaskGroup(of: [(Int, String, PictureDistortion)].self) { [distortions, listings] group in
      // A few listings a task: a task for each would cost more than looking.
      let size = max(listings.count / max(width * 8, 1), 16)
      for start in stride(from: 0, to: listings.count, by: size) {
        group.addTask {
          listings[start..<min(start + size, listings.count)].compactMap { listing in
            distortions.examine(listing).map { (listing, $0.href, $0.distortion) }
          }
        }
      }
      for await part in group { for (listing, href, distortion) in part { found[listing] = (href, distortion) } }
    }
    return found
  }
}
