internal import Marketplace
internal import Pictures
public import SyntheticImages

/// Where the pictures of a scan lie, for those who show them.
public struct PictureFiles: Sendable {
  private let places: [PicturePlace]
  private let market: Market

  /// No pictures.
  public init() { self.init(market: Market(files: [], stores: RecordTable(), listings: RecordTable()), places: []) }

  /// The pictures of a market, by the places of each file's pictures.
  init(market: Market, places: [PicturePlace]) {
    self.places = places
    self.market = market
  }

  /// A small copy of a picture that is safe to show, as JPEG; `nil` when the picture cannot be decoded.
  ///
  /// - Parameters:
  ///   - examination: The picture.
  ///   - side: Its longest side in pixels.
  public func thumbnail(of examination: PictureExamination, side: Int = 160) -> [UInt8]? {
    let file = market.listings.file(of: examination.listing)
    guard places.indices.contains(file) else { return nil }
    guard let bytes = try? places[file].read(examination.href) else { return nil }
    return try? Thumbnail(of: bytes, side: side).jpeg
  }
}
