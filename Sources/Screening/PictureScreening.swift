internal import Marketplace
internal import Pictures
internal import SyntheticImages

/// Examines every picture that the listings of a market name, each file once and from the folder of its feed alone.
struct PictureScreening: Sendable {
  /// Every reference: the listing that names it, and its file among ``files``.
  private var references: [(listing: Int, file: Int)] = []
  /// Each file once, in the order in which listings name it first.
  private var files: [PictureExaminer.Request] = []
  private let examiner = PictureExaminer()

  /// The pictures of a market, in order of listing and reference.
  ///
  /// - Parameters:
  ///   - market: Its listings.
  ///   - folders: The folder of each file of the market.
  init(market: Market, folders: [String]) {
    let folders = folders.map { PictureFolder(path: $0) }
    let table = market.listings
    var known: [PictureFolder: [String: Int]] = [:]
    for listing in 0..<table.count {
      let folder = folders[table.file(of: listing)]
      for value in table.values(of: listing) where value.field == .picture {
        let href = table.string(value.text)
        let file = known[folder]?[href] ?? files.count
        if file == files.count {
          known[folder, default: [:]][href] = file
          files.append(.init(listing: listing, href: href, folder: folder))
        }
        references.append((listing, file))
      }
    }
  }

  /// Examines them, `width` at a time; the result does not depend on how many.
  ///
  /// - Returns: One examination a reference.
  func examine(
    width: Int, progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
  ) async -> [PictureExamination] {
    var outcomes: [PictureExamination.Outcome?] = Array(repeating: nil, count: files.count)
    await withTaskGroup(of: (Int, PictureExamination.Outcome).self) { [examiner, files] group in
      var next = 0
      func start() {
        guard next < files.count else { return }
        let (number, file) = (next, files[next])
        next += 1
        group.addTask { (number, examiner.examine(file).outcome) }
      }
      for _ in 0..<width { start() }
      var done = 0
      for await (number, outcome) in group {
        outcomes[number] = outcome
        done += 1
        progress(done, files.count)
        start()
      }
    }
    return references.map { listing, file in
      PictureExamination(
        href: files[file].href, listing: listing,
        outcome: outcomes[file] ?? .notEvaluable(reason: "the picture was not examined"))
    }
  }
}
