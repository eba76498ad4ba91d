internal import Marketplace

/// The pictures that the listings of a market name: each file once, and from where its feed's pictures lie alone.
struct NamedPictures: Sendable {
  /// Every reference, in order of listing: the listing that names a picture, and its file among ``files``.
  private(set) var references: [(listing: Int, file: Int)] = []
  /// Each file once, in the order in which listings name it first.
  private(set) var files: [File] = []

  struct File {
    /// The first listing that names it.
    let listing: Int
    /// The address or path, as the feed wrote it.
    let href: String
    let place: PicturePlace
  }

  /// The pictures of a market, in order of listing and reference.
  ///
  /// - Parameters:
  ///   - market: Its listings.
  ///   - listings: Which of them; all when `nil`.
  ///   - places: Where the pictures of each file of the market lie.
  init(of market: Market, listings: Range<Int>? = nil, in places: [PicturePlace]) {
    let table = market.listings
    var known: [PicturePlace: [String: Int]] = [:]
    // What a catalog remembers was examined when it came, and its pictures are not at hand.
    for listing in listings ?? 0..<table.count where table.file(of: listing) < places.count {
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
}
