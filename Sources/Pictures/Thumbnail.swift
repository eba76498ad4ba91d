/// A small copy of a picture that is safe to show: decoded, made smaller and encoded anew.
///
/// A report carries these alone, so that none of a merchant's own bytes (metadata, trailing data, what a browser's
/// decoder may trip over) reaches the person who reads it.
public struct Thumbnail: Hashable, Sendable {
  /// The copy, a baseline JPEG without metadata.
  public let jpeg: [UInt8]
  /// Pixels a row.
  public let width: Int
  /// Rows.
  public let height: Int

  /// The longest side of a thumbnail in pixels unless told otherwise.
  public static let defaultSide = 160

  /// Makes the thumbnail of a picture file.
  ///
  /// - Throws: ``PictureError`` when the picture cannot be decoded.
  public init(
    of bytes: [UInt8], side: Int = defaultSide, decoder: PictureDecoder = PictureDecoder()
  ) throws(PictureError) {
    try self.init(of: decoder.decode(bytes, fitting: side), side: side)
  }

  /// Makes the thumbnail of a decoded picture.
  ///
  /// - Throws: ``PictureError`` when it cannot be encoded.
  public init(of image: PixelImage, side: Int = defaultSide) throws(PictureError) {
    let small = image.fitted(within: side)
    self.jpeg = try small.jpeg(quality: 80)
    self.width = small.width
    self.height = small.height
  }
}
