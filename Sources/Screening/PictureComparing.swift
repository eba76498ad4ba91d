internal import DuplicateListings
internal import Fingerprints
internal import Marketplace

/// Compares the pictures of a market, many at a time.
enum PictureComparing {
  /// Pictures that one task asks about.
  private static let batch = 32

  /// - Returns: The same whatever the width.
  static func findings(market: Market, listed: ListedPictures, width: Int) async -> PictureFindings {
    let search = PictureCopySearch(market: market, listed: listed)
    var matches: [[PictureMatch]] = Array(repeating: [], count: search.count)
    await withTaskGroup(of: (Int, [[PictureMatch]]).self) { group in
      var next = 0
      func start() {
        guard next < search.count else { return }
        let range = next..<min(next + batch, search.count)
        next = range.upperBound
        group.addTask { (range.lowerBound, range.map { search.matches(of: $0) }) }
      }
      for _ in 0..<width { start() }
      for await (first, found) in group {
        for (offset, found) in found.enumerated() { matches[first + offset] = found }
        start()
      }
    }
    return search.findings(matches)
  }
}
