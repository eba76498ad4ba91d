/// What a scan is doing, for whoever waits for it.
public enum ScanProgress: Sendable {
  /// Reading a feed.
  case reading(file: String, bytes: Int)
  /// Searching so many listings for duplicates.
  case comparing(listings: Int)
  /// Linking so many stores.
  case linking(stores: Int)
  /// Examining pictures.
  case examining(done: Int, total: Int)
  /// Judging what was found.
  case judging
}
