internal import Foundation

/// How strong a picture's noise is, how that depends on brightness, and how sharp its edges are.
///
/// A sensor's noise grows with the light that falls on it; what a generator or a retoucher smooths has less of it than
/// its edges promise. Source of the high-pass: J. Immerkær, "Fast noise variance estimation", CVIU 64(2), 1996.
struct NoiseProfile: Sendable {
  /// The logarithms of quantiles: of local variance, of local variance by brightness, and of gradients; and how local
  /// variance goes with brightness.
  let values: [Float]
  /// The share of places whose surroundings are flat.
  let flatness: Float

  /// The number of values.
  static let count = varianceQuantiles.count + 2 * bands.count + 1 + gradientQuantiles.count

  private static let varianceQuantiles = [0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 0.98]
  private static let gradientQuantiles = [0.1, 0.25, 0.5, 0.75, 0.9, 0.99]
  private static let bands: [Range<Float>] = [5..<45, 45..<85, 85..<125, 125..<165, 165..<205, 205..<235, 235..<252]
  /// How far the square reaches around a place, and every how many places one is looked at.
  private static let reach = 3
  private static let stride = 4
  /// The fewest places of a band that say something of it.
  private static let fewest = 21

  /// Measures a plane of brightness.
  ///
  /// - Complexity: O(pixels).
  init(_ luma: SamplePlane) {
    // Once in order, the places of a band are in order, too.
    let places = Self.sorted(Self.places(luma))
    let variances = places.map(\.noise)
    var values = Self.varianceQuantiles.map { Self.logarithm(Self.quantile(variances, $0)) }
    for band in Self.bands {
      let within = places.filter { band.contains($0.brightness) }.map(\.noise)
      // A band that is not there says what a variance of one would.
      values += within.count < Self.fewest ? [0, 0] : [0.1, 0.5].map { Self.logarithm(Self.quantile(within, $0)) }
    }
    values.append(Self.correlation(places.map { Self.logarithm($0.noise) }, places.map(\.brightness)))
    values += Self.gradients(luma)
    self.values = values
    flatness = Float(places.count { $0.spread < 1.5 }) / Float(max(places.count, 1))
  }

  private struct Place {
    /// The mean square of the high-pass around it.
    let noise: Float
    let brightness: Float
    /// The variance of the brightness around it.
    let spread: Float
  }

  private static func logarithm(_ variance: Float) -> Float { log(variance + 0.02) }

  private static func places(_ luma: SamplePlane) -> [Place] {
    let (width, height) = (luma.width, luma.height)
    let side = 2 * reach + 1
    guard width > side + 2, height > side + 2 else { return [] }
    // Sums over columns of a band of rows, then over squares.
    var places: [Place] = []
    places.reserveCapacity(width * height / (stride * stride))
    var columns = PixelLoops.ColumnSums(width: width)
    for top in Swift.stride(from: 1, to: height - side, by: stride) {
      PixelLoops.noise(luma, top: top - 1, rows: side, into: &columns)
      let (columnNoise, columnSums, columnSquares) = (columns.noise.span, columns.values.span, columns.squares.span)
      for left in Swift.stride(from: 1, to: width - side, by: stride) {
        var (noise, sum, squares): (Float, Float, Float) = (0, 0, 0)
        for x in left..<(left + side) {
          noise += Float(columnNoise[x])
          sum += Float(columnSums[x])
          squares += Float(columnSquares[x])
        }
        let count = Float(side * side)
        let mean = sum / count
        // The high-pass has a norm of six.
        places.append(Place(noise: noise / count / 36, brightness: mean, spread: squares / count - mean * mean))
      }
    }
    return places
  }

  /// Places by their noise, those of the same in the order that they came in.
  ///
  /// A radix sort: the bits of numbers that are not negative rise as the numbers do.
  private static func sorted(_ places: [Place]) -> [Place] {
    let digit = 11
    var (from, to) = (places, places)
    for shift in Swift.stride(from: 0, to: 32, by: digit) {
      var starts = [Int](repeating: 0, count: 1 << digit)
      func key(_ place: Place) -> Int { Int(place.noise.bitPattern >> UInt32(shift)) & (1 << digit - 1) }
      for place in from { starts[key(place)] += 1 }
      var next = 0
      for value in starts.indices {
        next += starts[value]
        starts[value] = next - starts[value]
      }
      for place in from {
        let value = key(place)
        to[starts[value]] = place
        starts[value] += 1
      }
      swap(&from, &to)
    }
    return from
  }

  /// The logarithms of quantiles of the size of gradients, counted by their squares.
  private static func gradients(_ luma: SamplePlane) -> [Float] {
    let values = luma.values.span
    var counts = [UInt32](repeating: 0, count: 2 * 255 * 255 + 1)
    var total = 0
    for y in Swift.stride(from: 1, to: luma.height - 1, by: 2) {
      for x in Swift.stride(from: 1, to: luma.width - 1, by: 2) {
        let at = y * luma.width + x
        let right = Int(values[at + 1] - values[at - 1])
        let down = Int(values[at + luma.width] - values[at - luma.width])
        counts[right * right + down * down] += 1
        total += 1
      }
    }
    var (square, below) = (0, 0)
    return gradientQuantiles.map { share in
      let place = min(Int(share * Double(total)), total - 1)
      while square < counts.count - 1, below + Int(counts[square]) <= place {
        below += Int(counts[square])
        square += 1
      }
      return log(Float(square).squareRoot() / 2 + 0.1)
    }
  }

  private static func quantile(_ sorted: [Float], _ share: Double) -> Float {
    sorted.isEmpty ? 0 : sorted[min(Int(share * Double(sorted.count)), sorted.count - 1)]
  }

  private static func correlation(_ first: [Float], _ second: [Float]) -> Float {
    let count = Float(max(first.count, 1))
    let (a, b) = (first.reduce(0, +) / count, second.reduce(0, +) / count)
    var (both, ones, others): (Float, Float, Float) = (0, 0, 0)
    for (x, y) in zip(first, second) {
      both += (x - a) * (y - b)
      ones += (x - a) * (x - a)
      others += (y - b) * (y - b)
    }
    let norm = (ones * others).squareRoot()
    return norm > 0 ? both / norm : 0
  }
}
