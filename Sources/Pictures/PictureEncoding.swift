extension PixelImage {
  /// The picture as a baseline JPEG with 4:2:0 chroma and no metadata.
  ///
  /// - Parameter quality: 1 to 100, libjpeg's scale; what lies outside is brought inside.
  /// - Throws: ``PictureError`` when a side is 0 or over 65,500 pixels.
  public func jpeg(quality: Int = 85) throws(PictureError) -> [UInt8] {
    try PixelCodec.encodeJPEG(self, quality: min(max(quality, 1), 100))
  }

  /// The picture as an 8-bit RGB PNG with no metadata.
  ///
  /// - Throws: ``PictureError`` when a side is 0 or over what PNG holds.
  public func png() throws(PictureError) -> [UInt8] {
    try PixelCodec.encodePNG(self)
  }

  /// The picture as a WebP with no metadata.
  ///
  /// - Parameter quality: 0 to 100, libwebp's scale; `nil` keeps every pixel.
  /// - Throws: ``PictureError`` when a side is 0 or over 16,383 pixels.
  public func webp(quality: Int? = 80) throws(PictureError) -> [UInt8] {
    try PixelCodec.encodeWebP(self, quality: quality.map { Float(min(max($0, 0), 100)) } ?? -1)
  }
}
