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
    AreaAverage(from: (width, height), to: (newWidth, newHeight)).image(of: rgb, channels: 3)
  }
}

/// Makes a picture another size: each new pixel is the mean of the area that it covers.
///
/// Weights are whole numbers (a source pixel is as many units wide as there are new pixels in a row, a new one as many as
/// there are old ones), and no sum reaches 2^53, so that `Double`, which vectorises where 64-bit products do not, holds
/// every one exactly: the result is the same on every machine.
struct AreaAverage {
  private let width: Int
  private let columns: Overlaps
  private let rows: Overlaps
  private let area: Double
  private let half: Double

  /// - Precondition: All sides are at least 1.
  init(from old: (width: Int, height: Int), to new: (width: Int, height: Int)) {
    precondition(old.width > 0 && old.height > 0 && new.width > 0 && new.height > 0)
    width = old.width
    columns = Overlaps(from: old.width, to: new.width)
    rows = Overlaps(from: old.height, to: new.height)
    area = Double(old.width) * Double(old.height)
    half = Double(old.width * old.height / 2)
  }

  /// The picture at its new size.
  ///
  /// - Parameters:
  ///   - samples: Those of the old one, row after row.
  ///   - channels: 3, red, green and blue; or 4 with one that is passed over.
  func image(of samples: [UInt8], channels: Int) -> PixelImage {
    image(channels: channels) { old, sums in
      AreaLoops.columns(
        samples, from: old.first * width * channels, count: width * channels, weights: rows.weights[old.entries],
        into: &sums)
    }
  }

  /// The picture at its new size on white, of red, green, blue and alpha.
  func imageOnWhite(of rgba: [UInt8]) -> PixelImage {
    // Most pictures are opaque, whatever they could be.
    if AreaLoops.isOpaque(rgba) { return image(of: rgba, channels: 4) }
    var band: [UInt8] = []
    return image(channels: 3) { old, sums in
      let pixels = (old.first * width)..<((old.first + old.entries.count) * width)
      if band.count < pixels.count * 3 { band = [UInt8](repeating: 0, count: pixels.count * 3) }
      PixelCodec.flatten(rgba, pixels: pixels, into: &band)
      AreaLoops.columns(band, from: 0, count: width * 3, weights: rows.weights[old.entries], into: &sums)
    }
  }

  /// The picture whose old rows `add` adds up, weighed, to those of each new one.
  private func image(
    channels: Int, add: ((first: Int, entries: Range<Int>), inout [Double]) -> Void
  ) -> PixelImage {
    var rgb = [UInt8](repeating: 0, count: columns.count * rows.count * 3)
    // Four samples are read at once, the last pixel's, too.
    var sums = [Double](repeating: 0, count: width * channels + 4)
    for row in 0..<rows.count {
      add((rows.firsts[row], rows.entries(of: row)), &sums)
      AreaLoops.squeeze(
        sums, channels: channels, columns, half: half, area: area, into: &rgb, at: row * columns.count * 3)
    }
    return PixelImage(width: columns.count, height: rows.count, rgb: rgb)
  }
}

/// Which source positions each new position covers along one side, and how much of each.
struct Overlaps {
  /// The first source position of each new one; the others follow it.
  let firsts: [Int]
  /// Where the weights of a new position start; one more than there are positions.
  let starts: [Int]
  let weights: [Double]

  var count: Int { firsts.count }

  init(from old: Int, to new: Int) {
    var (firsts, starts, weights): ([Int], [Int], [Double]) = ([], [0], [])
    firsts.reserveCapacity(new)
    starts.reserveCapacity(new + 1)
    weights.reserveCapacity(old + new)
    for position in 0..<new {
      let start = position * old
      let end = start + old
      firsts.append(start / new)
      for source in (start / new)...((end - 1) / new) {
        weights.append(Double(min(end, (source + 1) * new) - max(start, source * new)))
      }
      starts.append(weights.count)
    }
    (self.firsts, self.starts, self.weights) = (firsts, starts, weights)
  }

  func entries(of position: Int) -> Range<Int> { starts[position]..<starts[position + 1] }
}
