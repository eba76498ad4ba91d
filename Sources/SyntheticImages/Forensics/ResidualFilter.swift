/// A filter that takes away what a picture shows and leaves how it was made: noise, interpolation, sharpening.
///
/// Source: J. Fridrich, J. Kodovský, "Rich models for steganalysis of digital images", IEEE TIFS 7(3), 2012.
struct ResidualFilter: Sendable {
  /// The name that parameters cite.
  let name: String
  /// How far from the pixel each value lies, and its weight. No sum of them leaves 16 bits.
  private let taps: [(x: Int, y: Int, weight: Int16)]
  /// The least residual whose symbol is 3, and the least whose symbol is 4.
  private let near: Int16
  private let far: Int16
  /// Whether the filter runs along a line, so that it is turned for the other direction.
  private let isDirected: Bool

  /// A filter whose residuals are divided by half of `step` before they are rounded.
  private init(_ name: String, _ taps: [(x: Int, y: Int, weight: Int16)], step: Int16, isDirected: Bool = true) {
    self.name = name
    self.taps = taps
    self.isDirected = isDirected
    // Halves round away from nothing, so that a picture and its negative give the same counts.
    near = (step + 3) / 4
    far = (3 * step + 3) / 4
  }

  private static let first: [(x: Int, y: Int, weight: Int16)] = [(0, 0, -1), (1, 0, 1)]
  private static let second: [(x: Int, y: Int, weight: Int16)] = [(0, 0, 1), (1, 0, -2), (2, 0, 1)]
  private static let third: [(x: Int, y: Int, weight: Int16)] = [(0, 0, -1), (1, 0, 3), (2, 0, -3), (3, 0, 1)]
  private static let square: [(x: Int, y: Int, weight: Int16)] = [
    (0, 0, -1), (1, 0, 2), (2, 0, -1), (0, 1, 2), (1, 1, -4), (2, 1, 2), (0, 2, -1), (1, 2, 2), (2, 2, -1),
  ]
  private static let cross: [(x: Int, y: Int, weight: Int16)] = [
    (1, 0, 1), (0, 1, 1), (1, 1, -4), (2, 1, 1), (1, 2, 1),
  ]

  /// The filters, in the order of the features.
  static let all = [
    ResidualFilter("first/1", first, step: 2), ResidualFilter("first/2", first, step: 4),
    ResidualFilter("first/4", first, step: 8), ResidualFilter("second/1", second, step: 2),
    ResidualFilter("second/2", second, step: 4), ResidualFilter("third/1", third, step: 2),
    ResidualFilter("third/3", third, step: 6), ResidualFilter("square/2", square, step: 4, isDirected: false),
    ResidualFilter("cross/2", cross, step: 4, isDirected: false),
    ResidualFilter("cross/4", cross, step: 8, isDirected: false),
  ]

  /// Those that colour differences are filtered by, which hold less.
  static let chroma = all.filter { ["first/1", "first/2", "second/1", "square/2"].contains($0.name) }

  /// Residuals as five symbols: -2 and less, -1, 0, 1, 2 and more, written as 0 to 4.
  struct Symbols {
    let width: Int
    let height: Int
    let values: [UInt8]
  }

  /// The symbols of a plane along rows and along columns, which are the same ones unless the filter runs along a line.
  func symbols(of plane: SamplePlane) -> (alongRows: Symbols, alongColumns: Symbols) {
    let alongRows = symbols(of: plane, isTurned: false)
    return (alongRows, isDirected ? symbols(of: plane, isTurned: true) : alongRows)
  }

  private func symbols(of plane: SamplePlane, isTurned: Bool) -> Symbols {
    let placed = taps.map { isTurned ? (x: $0.y, y: $0.x, weight: $0.weight) : $0 }
    let width = plane.width - (placed.map(\.x).max() ?? 0)
    let height = plane.height - (placed.map(\.y).max() ?? 0)
    guard width > 0, height > 0 else { return Symbols(width: 0, height: 0, values: []) }
    let taps = Taps(
      offsets: placed.map { UInt32($0.y * plane.width + $0.x) }, weights: placed.map(\.weight), near: near, far: far)
    var symbols = [UInt8](repeating: 0, count: width * height)
    for y in 0..<height {
      PixelLoops.symbols(
        plane.values, from: y * plane.width, taps: taps, into: &symbols, at: y * width, count: width)
    }
    return Symbols(width: width, height: height, values: symbols)
  }

  /// A filter laid on rows of some length. No sum of weighted values leaves 16 bits: weights add up to 16 at most.
  struct Taps {
    let offsets: [UInt32]
    let weights: [Int16]
    let near: Int16
    let far: Int16
  }
}
