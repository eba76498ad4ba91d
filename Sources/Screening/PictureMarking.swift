internal import Catalog

/// How a catalog tells files of pictures, and which it knows: those are not looked at again.
struct PictureMarking: Sendable {
  private let catalog: Catalog
  private var known: [PicturePlace: [String: [UInt8]]] = [:]

  /// Nothing is known yet.
  init(by catalog: Catalog) { self.catalog = catalog }

  /// Notes what a listing is known to show at an address; a file that several listings show is known when it is of all.
  mutating func note(_ mark: [UInt8]?, _ href: String, in place: PicturePlace) {
    let mark = mark ?? []
    if let other = known[place]?[href], other != mark {
      known[place]?[href] = []
    } else {
      known[place, default: [:]][href] = mark
    }
  }

  /// What tells the file; empty without a key.
  func mark(_ bytes: [UInt8]) -> [UInt8] { (try? catalog.mark(ofPicture: bytes)) ?? [] }

  /// Whether the file at an address is the one that is known.
  func isKnown(_ mark: [UInt8], _ href: String, in place: PicturePlace) -> Bool {
    !mark.isEmpty && known[place]?[href] == mark
  }
}
