internal import Catalog
internal import DuplicateListings
internal import Fingerprints
internal import Marketplace
internal import SyntheticImages

/// The picture files that listings name, examined and fingerprinted: each file once, and from where its feed's pictures
/// lie alone.
struct ExaminedPictures: Sendable {
  private var pictures: [PicturePlace: [String: ExaminedPicture]] = [:]
  /// Files that were passed over, because a catalog knows them.
  private(set) var known = 0

  /// What the picture came to that `href` names from a place; `nil` when it was not looked at.
  func picture(_ href: String, in place: PicturePlace) -> ExaminedPicture? { pictures[place]?[href] }

  /// What the pictures are found by.
  var fingerprints: [PictureFingerprint] {
    pictures.values.flatMap(\.values).compactMap { picture in
      if case .fingerprinted(let fingerprint) = picture.fingerprint { fingerprint } else { nil }
    }
  }

  /// Examines the pictures of listings that were not looked at yet, `width` at a time; the result does not depend on how
  /// many.
  ///
  /// - Parameters:
  ///   - market: The listings.
  ///   - listings: Which of them; all when `nil`.
  ///   - places: Where the pictures of each file of the market lie; what comes from other files is passed over.
  ///   - examiner: Examines each.
  ///   - marking: How a catalog tells files, when one is going to remember them; the files that it knows are passed over.
  mutating func examine(
    _ market: Market, listings: Range<Int>? = nil, places: [PicturePlace], with examiner: PictureExaminer, width: Int,
    marking: PictureMarking? = nil, progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
  ) async {
    let files = NamedPictures(of: market, listings: listings, in: places).files.filter {
      picture($0.href, in: $0.place) == nil
    }
    let examined = await files.mapped(width: width, finished: progress) { file -> ExaminedPicture? in
      let reading = PictureReading(of: file.href, in: file.place)
      let mark = reading.mark(marking)
      if let marking, marking.isKnown(mark, file.href, in: file.place) { return nil }
      return ExaminedPicture(
        examination: examiner.examine(file.href, of: file.listing, reading.bytes), fingerprint: reading.fingerprint,
        mark: mark)
    }
    for (file, picture) in zip(files, examined) {
      if let picture { pictures[file.place, default: [:]][file.href] = picture } else { known += 1 }
    }
  }

  /// What a catalog keeps of the pictures of listings, by their index in the market.
  func remembered(
    of market: Market, listings: Range<Int>? = nil, places: [PicturePlace]
  ) -> [(listing: Int, pictures: [RememberedPicture])] {
    let table = market.listings
    return (listings ?? 0..<table.count).compactMap { listing in
      guard table.file(of: listing) < places.count else { return nil }
      let place = places[table.file(of: listing)]
      let pictures = table.values(of: listing).filter { $0.field == .picture }.compactMap { value in
        picture(table.string(value.text), in: place)?.remembered
      }
      return pictures.isEmpty ? nil : (listing, pictures)
    }
  }
}
