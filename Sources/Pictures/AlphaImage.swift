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
}
