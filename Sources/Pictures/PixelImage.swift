/// A decoded picture: 8-bit RGB without alpha, rows from the top.
public struct PixelImage: Sendable {
  /// Pixels a row.
  public let width: Int
  /// Rows.
  public let height: Int
  /// `width * height * 3` bytes: red, green, blue a pixel.
  public var rgb: [UInt8]

  /// A picture of pixels that are already there.
  ///
  /// - Precondition: `rgb.count == width * height * 3`.
  public init(width: Int, height: Int, rgb: [UInt8]) {
    precondition(rgb.count == width * height * 3)
    self.width = width
    self.height = height
    self.rgb = rgb
  }
}
