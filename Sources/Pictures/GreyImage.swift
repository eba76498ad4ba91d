/// The brightness of a decoded picture, 0 to 255 a pixel, rows from the top.
public struct GreyImage: Sendable {
  /// Pixels a row.
  public let width: Int
  /// Rows.
  public let height: Int
  /// `width * height` samples.
  public let samples: [UInt8]

  /// The sides of the picture before it was made smaller.
  public let fullSize: (width: Int, height: Int)

  init(width: Int, height: Int, samples: [UInt8], fullSize: (width: Int, height: Int)) {
    self.width = width
    self.height = height
    self.samples = samples
    self.fullSize = fullSize
  }
}

extension PixelImage {
  /// The brightness of every pixel, as ITU-R BT.601 weighs colours.
  ///
  /// - Complexity: O(pixels).
  public var grey: GreyImage {
    let source = rgb.span
    var samples = [UInt8](repeating: 0, count: width * height)
    var target = samples.mutableSpan
    for index in 0..<(width * height) {
      let (red, green, blue) = (UInt32(source[index * 3]), UInt32(source[index * 3 + 1]), UInt32(source[index * 3 + 2]))
      target[index] = UInt8(truncatingIfNeeded: (red &* 19595 &+ green &* 38470 &+ blue &* 7471 &+ 32768) >> 16)
    }
    return GreyImage(width: width, height: height, samples: samples, fullSize: (width, height))
  }
}

extension PictureDecoder {
  /// Decodes the brightness of a picture, as small as hashing allows.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - pixels: How many pixels are enough. A JPEG is scaled in the inverse cosine transform, to a half, a quarter or an
  ///     eighth of its sides, as long as it keeps as many; other formats are decoded in full.
  /// - Throws: ``PictureError``.
  /// - Complexity: O(bytes + pixels decoded).
  public func decodeGrey(_ bytes: [UInt8], enough pixels: Int) throws(PictureError) -> GreyImage {
    let header = try header(of: bytes)
    guard header.format == .jpeg, header.width > 0, header.height > 0 else { return try decode(bytes).grey }
    let eighths = [1, 2, 4].first { header.width * $0 / 8 * (header.height * $0 / 8) >= pixels } ?? 8
    let size = try PixelCodec.jpegSize(bytes, eighths: eighths, maxPixels: limits.pixels)
    let samples = try PixelCodec.decodeJPEG(
      bytes, eighths: eighths, maxPixels: limits.pixels, channels: 1, into: size.width * size.height)
    return GreyImage(
      width: size.width, height: size.height, samples: samples, fullSize: (header.width, header.height))
  }
}
