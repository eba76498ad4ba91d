/// A decoded picture with its alpha channel: for reading what is hidden in samples that a flattened picture loses.
public struct AlphaImage: Sendable {
  /// Pixels a row.
  public let width: Int
  /// Rows.
  public let height: Int
  /// `width * height * 4` bytes: red, green, blue, alpha a pixel, not premultiplied.
  public let rgba: [UInt8]

  /// A picture of pixels that are already there.
  ///
  /// - Precondition: `rgba.count == width * height * 4`.
  public init(width: Int, height: Int, rgba: [UInt8]) {
    precondition(rgba.count == width * height * 4)
    self.width = width
    self.height = height
    self.rgba = rgba
  }

  /// The picture on white, as shops show what shines through.
  public var onWhite: PixelImage {
    var rgb = [UInt8](repeating: 0, count: width * height * 3)
    PixelCodec.flatten(rgba, pixels: 0..<(width * height), into: &rgb)
    return PixelImage(width: width, height: height, rgb: rgb)
  }

  /// The picture on white, made to fit a square of `side` pixels as ``PixelImage/fitted(within:)`` makes it, without a copy
  /// at full size.
  public func fittedOnWhite(within side: Int) -> PixelImage {
    let size = PixelImage.size(width, height, fitting: side)
    if size == (width, height) { return onWhite }
    return AreaAverage(from: (width, height), to: size).imageOnWhite(of: rgba)
  }
}
