internal import Feeds
internal import Fetching
internal import Pictures

/// Where the pictures lie that one feed names: the folder of the feed, and for web addresses a store of what was
/// fetched from them.
struct PicturePlace: Hashable, Sendable {
  /// `nil` for a feed that was fetched itself: its paths are relative to its address, never to a folder of this machine.
  private let folder: PictureFolder?
  private let base: WebAddress?
  private let store: FetchStore?
  private let limits = PictureLimits()

  init(of source: FeedSource, store: FetchStore?) {
    folder = source.folder.map { PictureFolder(path: $0) }
    base = source.address.flatMap { try? WebAddress($0) }
    self.store = store
  }

  /// The bytes of the picture that `href` names.
  func read(_ href: String) throws(PictureFolder.Refusal) -> [UInt8] {
    guard let address = WebAddress.of(href, in: base) else {
      if let folder { return try folder.read(href) }
      throw WebAddress.isOne(href) ? .notFetched : .refused("it is no address that is fetched")
    }
    guard let body = store?.body(of: address) else { throw .notFetched }
    do throws(BoundedFile.Failure) {
      return try BoundedFile.read(body.path, limit: limits.fileBytes, followsLinks: false)
    } catch {
      throw .unreadable(error)
    }
  }
}
