extension PixelImage {
  /// The picture made to fit a square of `side` pixels, its shape kept; itself when it fits already.
  public func fitted(within side: Int) -> PixelImage {
    let size = Self.size(width, height, fitting: side)
    return size == (width, height) ? self : resampled(width: size.width, height: size.height)
  }

  /// The sides of a `width` by `height` picture made to fit a square of `side` pixels, each at least 1.
  static func size(_ width: Int, _ height: Int, fitting side: Int?) -> (width: Int, height: Int) {
    let longest = max(width, height)
    guard let side = side.map({ max($0, 1) }), longest > side else { return (width, height) }
    return (max((width * side + longest / 2) / longest, 1), max((height * side + longest / 2) / longest, 1))
  }

  /// The picture at another size: each new pixel is the mean of the area that it covers.
  ///
  /// Weights are whole numbers (a source pixel is `newWidth` units wide, a new one `width`), so that the result is the
  /// same on every machine.
  ///
  /// - Precondition: the picture has pixels, and the new sides are at least 1.
  /// - Complexity: O(`width * height + newWidth * newHeight`).
  public func resampled(width newWidth: Int, height newHeight: Int) -> PixelImage {
    precondition(width > 0 && height > 0 && newWidth > 0 && newHeight > 0)
    let columns = Self.overlaps(from: width, to: newWidth)
    let rows = Self.overlaps(from: height, to: newHeight)
    let area = UInt64(width) * UInt64(height)
    var result: [UInt8] = []
    result.reserveCapacity(newWidth * newHeight * 3)
    var squeezed = [UInt64](repeating: 0, count: newWidth * 3)
    var squeezedRow = -1
    var sums = [UInt64](repeating: 0, count: newWidth * 3)
    for row in rows {
      for index in sums.indices { sums[index] = 0 }
      for y in row.first..<(row.first + row.weights.count) {
        // Neighbouring new rows share at most the row between them.
        if y != squeezedRow { squeeze(row: y, columns, into: &squeezed) }
        squeezedRow = y
        let weight = row.weights[y - row.first]
        for index in sums.indices { sums[index] += squeezed[index] * weight }
      }
      for sum in sums { result.append(UInt8(truncatingIfNeeded: (sum + area / 2) / area)) }
    }
    return PixelImage(width: newWidth, height: newHeight, rgb: result)
  }

  private func squeeze(row y: Int, _ columns: [Overlap], into sums: inout [UInt64]) {
    let source = rgb.span.extracting((y * width * 3)..<((y + 1) * width * 3))
    for (x, column) in columns.enumerated() {
      var red: UInt64 = 0
      var green: UInt64 = 0
      var blue: UInt64 = 0
      var at = column.first * 3
      for weight in column.weights {
        red += UInt64(source[at]) * weight
        green += UInt64(source[at + 1]) * weight
        blue += UInt64(source[at + 2]) * weight
        at += 3
      }
      sums[3 * x] = red
      sums[3 * x + 1] = green
      sums[3 * x + 2] = blue
    }
  }

  /// The source pixels that a new pixel covers, and how much of each.
  private struct Overlap {
    let first: Int
    var weights: [UInt64]
  }

  private static func overlaps(from old: Int, to new: Int) -> [Overlap] {
    (0..<new).map { position in
      let start = position * old
      let end = start + old
      var overlap = Overlap(first: start / new, weights: [])
      for pixel in (start / new)...((end - 1) / new) {
        overlap.weights.append(UInt64(min(end, (pixel + 1) * new) - max(start, pixel * new)))
      }
      return overlap
    }
  }
}
