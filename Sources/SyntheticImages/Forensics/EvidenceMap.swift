public import Pictures

/// Where in a picture the evidence of its pixels lies: red speaks for a generator, blue against.
///
/// The model is linear in counts, so that each run of residuals has its exact share in the score; shares are summed
/// over squares. The shares of all squares and the model's bias add up to the score.
public struct EvidenceMap: Sendable {
  /// Squares a row, and rows.
  let columns: Int
  let rows: Int
  /// The share of each square in the score.
  let shares: [Double]
  private let luma: SamplePlane

  /// The side of a square, in pixels of the picture made to fit 400.
  static let square = 16

  init(_ reading: PixelReading, model: ForensicModel) {
    luma = reading.luma
    columns = (luma.width + Self.square - 1) / Self.square
    rows = (luma.height + Self.square - 1) / Self.square
    var shares = [Double](repeating: 0, count: columns * rows)
    for (number, filter) in ResidualFilter.all.enumerated() {
      let (alongRows, alongColumns) = filter.symbols(of: reading.luma)
      let planes = [alongRows, alongColumns]
      let steps = [1, alongColumns.width]
      let total = zip(planes, steps).reduce(0) { sum, plane in
        let (columns, rows) = ResidualHistogram.places(plane.0, step: plane.1)
        return sum + columns * rows
      }
      for (plane, step) in zip(planes, steps) {
        let places = ResidualHistogram.places(plane, step: step)
        for y in 0..<places.rows {
          for x in 0..<places.columns {
            let at = y * plane.width + x
            let code = Int(plane.values[at]) * 25 + Int(plane.values[at + step]) * 5 + Int(plane.values[at + 2 * step])
            let run = number * ResidualHistogram.runs + Int(ResidualHistogram.runClasses[code])
            shares[y / Self.square * columns + x / Self.square] +=
              Double(model.whole.weights[run]) / Double(max(total, 1))
          }
        }
      }
    }
    self.shares = shares
  }

  /// The map laid over the picture, made to fit 400 pixels.
  public var image: PixelImage {
    // A square that says as much as all of an undecided picture would is shown in full colour.
    let mean = shares.reduce(0, +) / Double(max(shares.count, 1))
    let scale = 3 * max(Statistics.deviation(shares), 1e-9)
    var rgb = [UInt8](repeating: 0, count: luma.width * luma.height * 3)
    for y in 0..<luma.height {
      for x in 0..<luma.width {
        let heat = min(max((shares[y / Self.square * columns + x / Self.square] - mean) / scale, -1), 1)
        let grey = Double(luma.values[y * luma.width + x]) * 0.6 + 60
        let at = (y * luma.width + x) * 3
        rgb[at] = UInt8(min(max(grey + 90 * heat, 0), 255))
        rgb[at + 1] = UInt8(min(max(grey - 50 * heat.magnitude, 0), 255))
        rgb[at + 2] = UInt8(min(max(grey - 90 * heat, 0), 255))
      }
    }
    return PixelImage(width: luma.width, height: luma.height, rgb: rgb)
  }
}
