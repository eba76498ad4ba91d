internal import Catalog
internal import Marketplace

/// The pictures of listings that come from a catalog, as they were when it took them in.
struct RecalledPictures: Sendable {
  /// By the bytes of the listings' ids and of the pictures' addresses: those that look alike are not one.
  private var pictures: [[UInt8]: [[UInt8]: ExaminedPicture]] = [:]

  /// None.
  init() {}

  /// What a catalog knows of the pictures of some listings.
  ///
  /// - Parameter numbers: The catalog's numbers of the listings; all when `nil`.
  init(ofListings numbers: (some Sequence<Int64>)?, in catalog: Catalog) throws(CatalogError) {
    for (listing, known) in try catalog.pictures(ofListings: numbers) {
      var shown: [[UInt8]: ExaminedPicture] = [:]
      for picture in known {
        guard let examined = ExaminedPicture(picture) else {
          throw .damaged(path: catalog.path, reason: "what is kept of a picture cannot be read")
        }
        shown[Array(picture.href.utf8)] = examined
      }
      pictures[listing] = shown
    }
  }

  /// A picture of a listing, by the listing's place in a table; `nil` when nothing is known of it.
  func picture(_ href: String, of listing: Int, in table: RecordTable) -> ExaminedPicture? {
    guard !pictures.isEmpty, let id = table.first(.id, of: listing)?.text else { return nil }
    return pictures[Array(table.arena[id])]?[Array(href.utf8)]
  }
}
