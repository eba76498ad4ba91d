/// How often each run of three neighbouring residuals occurs in a picture, for each filter: the features of the pixels.
///
/// Runs that are each other's mirror image or negative count as one, which leaves 39 of 125 (Fridrich and Kodovský).
struct ResidualHistogram: Sendable {
  /// The share of each run among a filter's, filter after filter.
  let shares: [Float]

  /// The number of runs that are told apart, for one filter.
  static let runs = runClasses.reduce(0) { max($0, Int($1)) } + 1
  /// The number of shares of a picture's brightness.
  static let count = runs * ResidualFilter.all.count

  /// The class of each of the 125 runs.
  static let runClasses: [UInt8] = {
    var classes = [UInt8](repeating: 0, count: 125)
    var known: [[Int]] = []
    for code in 0..<125 {
      let run = [code / 25 - 2, code / 5 % 5 - 2, code % 5 - 2]
      let mirror = Array(run.reversed())
      let forms = [run, mirror, run.map { -$0 }, mirror.map { -$0 }]
      if let index = known.firstIndex(where: { forms.contains($0) }) {
        classes[code] = UInt8(index)
      } else {
        classes[code] = UInt8(known.count)
        known.append(run)
      }
    }
    return classes
  }()

  init(shares: [Float]) { self.shares = shares }

  /// Counts the runs of a plane, of ``ResidualFilter/all`` unless others are named.
  ///
  /// - Complexity: O(pixels).
  init(_ plane: SamplePlane, filters: [ResidualFilter] = ResidualFilter.all) {
    var shares: [Float] = []
    shares.reserveCapacity(Self.runs * filters.count)
    for filter in filters {
      var counts = [UInt32](repeating: 0, count: 125)
      let (alongRows, alongColumns) = filter.symbols(of: plane)
      for (symbols, step) in [(alongRows, 1), (alongColumns, alongColumns.width)] {
        let places = Self.places(symbols, step: step)
        PixelLoops.runs(symbols, columns: places.columns, rows: places.rows, step: step, into: &counts)
      }
      var classes = [UInt32](repeating: 0, count: Self.runs)
      for code in 0..<125 { classes[Int(Self.runClasses[code])] += counts[code] }
      let total = Float(max(counts.reduce(0, +), 1))
      shares += classes.map { Float($0) / total }
    }
    self.shares = shares
  }

  /// From how many columns and rows a run of three starts.
  static func places(_ symbols: ResidualFilter.Symbols, step: Int) -> (columns: Int, rows: Int) {
    step == 1
      ? (max(symbols.width - 2, 0), symbols.height) : (symbols.width, max(symbols.height - 2, 0))
  }
}
