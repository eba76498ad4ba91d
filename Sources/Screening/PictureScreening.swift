internal import Marketplace
internal import Pictures
internal import SyntheticImages

/// Examines every picture that the listings of a market name, each file read from the folder of its feed alone.
struct PictureScreening: Sendable {
  private let requests: [PictureExaminer.Request]
  private let examiner = PictureExaminer()

  /// The pictures of a market, in order of listing and reference.
  ///
  /// - Parameters:
  ///   - market: Its listings.
  ///   - folders: The folder of each file of the market.
  init(market: Market, folders: [String]) {
    let folders = folders.map { PictureFolder(path: $0) }
    let table = market.listings
    var requests: [PictureExaminer.Request] = []
    for listing in 0..<table.count {
      let folder = folders[table.file(of: listing)]
      for value in table.values(of: listing) where value.field == .picture {
        requests.append(.init(listing: listing, href: table.string(value.text), folder: folder))
      }
    }
    self.requests = requests
  }

  /// Examines them, `width` at a time; the result does not depend on how many.
  func examine(
    width: Int, progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
  ) async -> [PictureExamination] {
    let batch = 64
    let batches = stride(from: 0, to: requests.count, by: batch).map { $0..<min($0 + batch, requests.count) }
    var results: [[PictureExamination]] = Array(repeating: [], count: batches.count)
    await withTaskGroup(of: (Int, [PictureExamination]).self) { group in
      var next = 0
      func start() {
        guard next < batches.count else { return }
        let (number, range) = (next, batches[next])
        next += 1
        group.addTask { (number, examiner.examine(Array(requests[range]))) }
      }
      for _ in 0..<width { start() }
      var done = 0
      for await (number, examinations) in group {
        results[number] = examinations
        done += examinations.count
        progress(done, requests.count)
        start()
      }
    }
    return Array(results.joined())
  }
}
