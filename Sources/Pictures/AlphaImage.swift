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
    let samples = rgba.span
    for index in 0..<(width * height) {
      let alpha = UInt32(samples[index * 4 + 3])
      for channel in 0..<3 {
        let value = UInt32(samples[index * 4 + channel])
        // The mean of the sample and white by alpha, rounded.
        let mixed = alpha == 255 ? value : (value &* alpha &+ 255 &* (255 &- alpha) &+ 127) / 255
        rgb[index * 3 + channel] = UInt8(truncatingIfNeeded: mixed)
      }
    }
    return PixelImage(width: width, height: height, rgb: rgb)
  }
}
