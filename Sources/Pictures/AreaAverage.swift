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
  /// - Precondition: the picture has pixels, and the new sides are at least 1.
  /// - Complexity: O(`width * height + newWidth * newHeight`).
  public func resampled(width newWidth: Int, height newHeight: Int) -> PixelImage {
    AreaAverage(from: (width, height), to: (newWidth, newHeight)).image { row, pixels in
      pixels.replaceSubrange(0..<(width * 3), with: rgb[(row * width * 3)..<((row + 1) * width * 3)])
    }
  }
}

/// Makes a picture another size: each new pixel is the mean of the area that it covers.
///
/// Weights are whole numbers (a source pixel is as many units wide as there are new pixels in a row, a new one as many as
/// there are old ones), and no sum reaches 2^53, so that `Double`, which vectorises where 64-bit products do not, holds
/// every one exactly: the result is the same on every machine.
struct AreaAverage {
  private let width: Int
  private let height: Int
  private let newWidth: Int
  private let newHeight: Int

  /// - Precondition: All sides are at least 1.
  init(from old: (width: Int, height: Int), to new: (width: Int, height: Int)) {
    precondition(old.width > 0 && old.height > 0 && new.width > 0 && new.height > 0)
    (width, height) = old
    (newWidth, newHeight) = new
  }

  /// The picture at its new size; `read` writes the red, green and blue samples of an old row, and is asked for each once.
  func image(_ read: (Int, inout [UInt8]) -> Void) -> PixelImage {
    let columns = Overlaps(from: width, to: newWidth)
    let rows = Overlaps(from: height, to: newHeight)
    let area = Double(width) * Double(height)
    let half = Double(width * height / 2)
    var result = [UInt8](repeating: 0, count: newWidth * newHeight * 3)
    var pixels = [UInt8](repeating: 0, count: width * 3)
    var squeezed = [Double](repeating: 0, count: newWidth * 3)
    var squeezedRow = -1
    var sums = [Double](repeating: 0, count: newWidth * 3)
    for row in 0..<newHeight {
      for index in sums.indices { sums[index] = 0 }
      for entry in rows.entries(of: row) {
        let y = rows.sources[entry]
        // Neighbouring new rows share at most the row between them.
        if y != squeezedRow {
          read(y, &pixels)
          Self.squeeze(pixels, columns, into: &squeezed)
        }
        squeezedRow = y
        let weight = Double(rows.weights[entry])
        for index in sums.indices { sums[index] += squeezed[index] * weight }
      }
      let start = row * sums.count
      // A quotient below 256 of such numbers never rounds up to a whole number that it does not reach.
      for index in sums.indices { result[start + index] = UInt8((sums[index] + half) / area) }
    }
    return PixelImage(width: newWidth, height: newHeight, rgb: result)
  }

  private static func squeeze(_ row: [UInt8], _ columns: Overlaps, into sums: inout [Double]) {
    let source = row.span
    var sums = sums.mutableSpan
    let sources = columns.sources.span
    let weights = columns.weights.span
    var entry = 0
    for x in 0..<columns.count {
      let end = columns.starts[x + 1]
      var red: UInt64 = 0
      var green: UInt64 = 0
      var blue: UInt64 = 0
      while entry < end {
        let at = sources[entry] * 3
        let weight = weights[entry]
        red &+= UInt64(source[at]) &* weight
        green &+= UInt64(source[at + 1]) &* weight
        blue &+= UInt64(source[at + 2]) &* weight
        entry += 1
      }
      sums[3 * x] = Double(red)
      sums[3 * x + 1] = Double(green)
      sums[3 * x + 2] = Double(blue)
    }
  }
}

/// Which source positions each new position covers along one side, and how much of each.
private struct Overlaps {
  /// Where the entries of a new position start; one more than there are positions.
  private(set) var starts: [Int] = [0]
  private(set) var sources: [Int] = []
  private(set) var weights: [UInt64] = []

  var count: Int { starts.count - 1 }

  init(from old: Int, to new: Int) {
    for position in 0..<new {
      let start = position * old
      let end = start + old
      for source in (start / new)...((end - 1) / new) {
        sources.append(source)
        weights.append(UInt64(min(end, (source + 1) * new) - max(start, source * new)))
      }
      starts.append(sources.count)
    }
  }

  func entries(of position: Int) -> Range<Int> { starts[position]..<starts[position + 1] }
}
