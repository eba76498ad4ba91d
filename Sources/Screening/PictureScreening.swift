internal import DuplicateListings
internal import Marketplace
internal import SyntheticImages

/// What became of every picture that the listings of a market name: those of feeds as they were examined, those of listings
/// that come from a catalog as it remembers them.
struct PictureScreening: Sendable {
  /// Every reference: the listing that names it, and its file among ``files``.
  private var references: [(listing: Int, file: Int)] = []
  /// Each file once, in the order in which listings name it first.
  private var files: [ExaminedPicture] = []
  private let distortions: DistortionScreening

  /// The pictures of a market, in order of listing and reference.
  ///
  /// - Parameters:
  ///   - market: Its listings.
  ///   - places: Where the pictures of each file of the market lie.
  ///   - examined: What the files came to.
  ///   - recalled: What is known of the pictures of listings of further files.
  ///   - reader: Reads what is printed on main pictures; nobody does when `nil`.
  init(
    market: Market, places: [PicturePlace], examined: ExaminedPictures, recalled: RecalledPictures,
    reader: PrintReader? = nil
  ) {
    distortions = DistortionScreening(market: market, places: places, reader: reader)
    let table = market.listings
    var known: [PicturePlace: [String: Int]] = [:]
    for listing in 0..<table.count {
      let place = table.file(of: listing) < places.count ? places[table.file(of: listing)] : nil
      for value in table.values(of: listing) where value.field == .picture {
        let href = table.string(value.text)
        if let place, let file = known[place]?[href] {
          references.append((listing, file))
          continue
        }
        let picture =
          if let place { examined.picture(href, in: place) } else { recalled.picture(href, of: listing, in: table) }
        guard let picture else { continue }
        if let place { known[place, default: [:]][href] = files.count }
        references.append((listing, files.count))
        files.append(picture)
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

  /// Puts together what became of the pictures, and looks what of them departs from the goods, `width` listings at a time.
  func result(width: Int) async -> Result {
    let departing = await departing(width: width)
    let found = references.map { listing, file in
      let examination = files[file].examination.named(by: listing)
      guard let found = departing[listing], found.href == examination.href else { return examination }
      return examination.departing(found.distortion)
    }
    let listed = ListedPictures(
      references: references.map {
        .init(listing: $0.listing, picture: $0.file, href: files[$0.file].examination.href)
      },
      pictures: files.map(\.fingerprint))
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
