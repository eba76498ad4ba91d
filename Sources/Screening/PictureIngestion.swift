public import Catalog
public import Fetching
internal import Foundation
internal import Marketplace
public import SyntheticImages

/// Looks at the pictures of records that a catalog took in, for it to remember.
public struct PictureIngestion: Sendable {
  private let pictures: FetchStore?
  private let examiner: PictureExaminer
  private let width: Int

  /// Listings whose pictures are committed together: what is lost of a run that is killed.
  private static let listingsATime = 1_000

  /// - Parameters:
  ///   - pictures: Where pictures with web addresses were fetched to; those are passed over without.
  ///   - examiner: Examines the pictures.
  ///   - width: How many are worked on at once; as many as there are processors when `nil`.
  public init(pictures: FetchStore? = nil, examiner: PictureExaminer = PictureExaminer(), width: Int? = nil) {
    self.pictures = pictures
    self.examiner = examiner
    self.width = max(1, width ?? ProcessInfo.processInfo.activeProcessorCount)
  }

  /// Examines the pictures of records that were remembered before, and lets the catalog keep what was found.
  ///
  /// Files that the catalog knows as they are cost no more than reading them, so that a run that was killed is taken up by
  /// the next. Pictures that cannot be read, and those that were not fetched, are passed over.
  /// - Complexity: O(bytes of the pictures). Memory does not grow with their number.
  public func remember(
    _ contents: Ingestion.Contents, in catalog: Catalog, as act: Act,
    progress: @escaping @Sendable (ScanProgress) -> Void = { _ in }
  ) async throws(CatalogError) -> RememberedCounts.OfKind {
    let (market, table) = (contents.market, contents.market.listings)
    let places = contents.sources.map { PicturePlace(of: $0, store: pictures) }
    var counts = RememberedCounts.OfKind()
    for first in stride(from: 0, to: table.count, by: Self.listingsATime) {
      let listings = first..<min(first + Self.listingsATime, table.count)
      var marking = PictureMarking(by: catalog)
      func id(_ listing: Int) -> [UInt8] { table.first(.id, of: listing).map { Array(table.arena[$0.text]) } ?? [] }
      let marks = try catalog.marks(ofPicturesOf: listings.map(id))
      for listing in listings {
        let known = marks[id(listing)] ?? [:]
        for value in table.values(of: listing) where value.field == .picture {
          let href = table.string(value.text)
          marking.note(known[Array(href.utf8)], href, in: places[table.file(of: listing)])
        }
      }
      var examined = ExaminedPictures()
      let before = counts.total
      await examined.examine(
        market, listings: listings, places: places, with: examiner, width: width, marking: marking
      ) { done, total in progress(.examining(done: before + done, total: before + total)) }
      counts += try catalog.remember(
        examined.remembered(of: market, listings: listings, places: places), of: market, at: act.at)
      counts.unchanged += examined.known
    }
    try catalog.acknowledge(counts, as: act)
    return counts
  }
}
