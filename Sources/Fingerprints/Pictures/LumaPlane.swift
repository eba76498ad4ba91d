/// The brightness of a picture's pixels: what all hashes of pictures are made from.
public struct LumaPlane: Sendable {
  /// Pixels a row.
  public let width: Int
  /// Rows.
  public let height: Int
  /// `width * height` samples, 0 to 255, rows from the top.
  public let samples: [UInt8]

  /// Pixels a row of the picture before it was made smaller.
  public let fullWidth: Int
  /// Rows of the picture before it was made smaller.
  public let fullHeight: Int

  /// A plane of samples that are already there.
  ///
  /// - Parameters:
  ///   - width: Pixels a row.
  ///   - height: Rows.
  ///   - samples: 0 to 255, rows from the top.
  ///   - fullSize: The picture's sides before it was made smaller; hashes are then those of the picture itself, but for
  ///     rounding.
  /// - Precondition: Both sides are at least 1, and `samples.count == width * height`.
  public init(width: Int, height: Int, samples: [UInt8], fullSize: (width: Int, height: Int)? = nil) {
    precondition(width > 0 && height > 0 && samples.count == width * height)
    self.width = width
    self.height = height
    self.samples = samples
    fullWidth = max(fullSize?.width ?? width, 1)
    fullHeight = max(fullSize?.height ?? height, 1)
  }

  /// The part of the plane within a rectangle.
  ///
  /// - Precondition: The rectangle lies inside and is not empty.
  func cropped(columns: Range<Int>, rows: Range<Int>) -> LumaPlane {
    var part: [UInt8] = []
    part.reserveCapacity(columns.count * rows.count)
    for row in rows { part += samples[(row * width + columns.lowerBound)..<(row * width + columns.upperBound)] }
    return LumaPlane(width: columns.count, height: rows.count, samples: part)
  }
}
