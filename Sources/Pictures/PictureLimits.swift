/// How much a picture may cost before it is refused. Checked on the header, before anything is decoded.
public struct PictureLimits: Hashable, Sendable {
  /// The most pixels: width times height.
  public var pixels: Int
  /// The most bytes of a file.
  public var fileBytes: Int

  /// Limits; without arguments 50 megapixels and 64 MiB.
  public init(pixels: Int = 50_000_000, fileBytes: Int = 64 << 20) {
    self.pixels = max(pixels, 0)
    self.fileBytes = max(fileBytes, 0)
  }
}
