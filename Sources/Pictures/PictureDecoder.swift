/// Decodes JPEG, PNG and WebP under limits.
///
/// 16-bit samples are scaled to 8, palettes and interlacing resolved, CMYK multiplied out without its profile, and
/// what shines through is put on white, as shops show it. Animations, cut-off and damaged files are refused.
public struct PictureDecoder: Sendable {
  /// What a picture may cost.
  public let limits: PictureLimits

  /// A decoder.
  public init(limits: PictureLimits = PictureLimits()) {
    self.limits = limits
  }

  /// Reads the header and holds it against the limits.
  ///
  /// - Throws: ``PictureError`` when the file is over a limit, or its header is not sound.
  public func header(of bytes: [UInt8]) throws(PictureError) -> PictureHeader {
    guard bytes.count <= limits.fileBytes else { throw .tooManyBytes(limit: limits.fileBytes) }
    let header = try PictureHeader(bytes)
    let (pixels, overflow) = header.width.multipliedReportingOverflow(by: header.height)
    if overflow || pixels > limits.pixels {
      throw .tooManyPixels(width: header.width, height: header.height, limit: limits.pixels)
    }
    return header
  }

  /// Decodes a picture.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - side: When given, the picture is made smaller, never larger, so that no side is longer. JPEG is scaled in the
  ///     inverse cosine transform first, which makes it many times cheaper.
  /// - Throws: ``PictureError``.
  /// - Complexity: O(bytes + pixels of the header); memory 3 to 10 bytes a pixel.
  public func decode(_ bytes: [UInt8], fitting side: Int? = nil) throws(PictureError) -> PixelImage {
    let header = try header(of: bytes)
    guard header.width > 0, header.height > 0 else {
      switch header.format {
      case .avif, .heif, .tiff: throw .unsupported(header.format, detail: "no decoder is built in")
      default: throw .malformed(header.format, detail: "a side of 0 pixels")
      }
    }
    let image: PixelImage
    switch header.format {
    case .jpeg: image = try decodeJPEG(bytes, header, side)
    case .png:
      image = PixelImage(
        width: header.width, height: header.height,
        rgb: try PixelCodec.decodePNG(
          bytes, maxPixels: limits.pixels, channels: 3, width: header.width, height: header.height))
    case .webp:
      let size = PixelImage.size(header.width, header.height, fitting: side)
      image = PixelImage(
        width: size.width, height: size.height,
        rgb: try PixelCodec.decodeWebP(
          bytes, maxPixels: limits.pixels, width: size.width, height: size.height, channels: 3,
          into: size.width * size.height * 3))
    case .gif, .avif, .heif, .tiff, .bmp: throw .unsupported(header.format, detail: "no decoder is built in")
    }
    return side.map { image.fitted(within: $0) } ?? image
  }

  /// Decodes a PNG or a WebP at full size with its alpha channel.
  ///
  /// - Throws: ``PictureError``; other formats are unsupported.
  public func decodeAlpha(_ bytes: [UInt8]) throws(PictureError) -> AlphaImage {
    let header = try header(of: bytes)
    let (width, height) = (header.width, header.height)
    guard width > 0, height > 0 else { throw .malformed(header.format, detail: "a side of 0 pixels") }
    let rgba: [UInt8]
    switch header.format {
    case .png:
      rgba = try PixelCodec.decodePNG(bytes, maxPixels: limits.pixels, channels: 4, width: width, height: height)
    case .webp:
      rgba = try PixelCodec.decodeWebP(
        bytes, maxPixels: limits.pixels, width: width, height: height, channels: 4,
        into: width * height * 4)
    default: throw .unsupported(header.format, detail: "it has no alpha channel")
    }
    return AlphaImage(width: width, height: height, rgba: rgba)
  }

  private func decodeJPEG(_ bytes: [UInt8], _ header: PictureHeader, _ side: Int?) throws(PictureError) -> PixelImage {
    let longest = max(header.width, header.height)
    // The smallest scale that still gives what is asked for: libjpeg rounds sides up.
    let eighths = side.map { side in (1...7).first { (longest * $0 + 7) / 8 >= side } ?? 8 } ?? 8
    let size = try PixelCodec.jpegSize(bytes, eighths: eighths, maxPixels: limits.pixels)
    return PixelImage(
      width: size.width, height: size.height,
      rgb: try PixelCodec.decodeJPEG(
        bytes, eighths: eighths, maxPixels: limits.pixels, into: size.width * size.height * 3))
  }
}
