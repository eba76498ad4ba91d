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
    let places = Self.places(luma).sorted { $0.noise < $1.noise }
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
    let values = luma.values.span
    var columns = [(noise: Int32, sum: Int32, squares: Int32)](repeating: (0, 0, 0), count: width)
    for top in Swift.stride(from: 1, to: height - side, by: stride) {
      for x in 1..<(width - 1) {
        var (noise, sum, squares): (Int32, Int32, Int32) = (0, 0, 0)
        for y in top..<(top + side) {
          let at = y * width + x
          let (above, below) = (at - width, at + width)
          let corners = values[above - 1] + values[above + 1] + values[below - 1] + values[below + 1]
          let sides = values[above] + values[at - 1] + values[at + 1] + values[below]
          let residual = Int32(corners - 2 * sides + 4 * values[at])
          noise += residual * residual
          sum += Int32(values[at])
          squares += Int32(values[at]) * Int32(values[at])
        }
        columns[x] = (noise, sum, squares)
      }
      for left in Swift.stride(from: 1, to: width - side, by: stride) {
        var (noise, sum, squares): (Float, Float, Float) = (0, 0, 0)
        for x in left..<(left + side) {
          noise += Float(columns[x].noise)
          sum += Float(columns[x].sum)
          squares += Float(columns[x].squares)
        }
        let count = Float(side * side)
        let mean = sum / count
        // The high-pass has a norm of six.
        places.append(Place(noise: noise / count / 36, brightness: mean, spread: squares / count - mean * mean))
      }
    }
    return places
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
