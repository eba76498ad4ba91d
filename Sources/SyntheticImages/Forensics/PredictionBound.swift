/// What a number of another source, which nobody has seen yet, stays below with a probability of 0.9, told by the same
/// number of some sources.
///
/// Sources differ, and few of them tell how much: the bound lies as far above their mean as Student's distribution says,
/// whose tails are the longer the fewer sources there are. Source: G. Hahn, W. Meeker, "Statistical Intervals", Wiley
/// 1991, 4.8.
struct PredictionBound {
  /// The standard deviation among sources, and how many differences it rests on.
  private let deviation: Double
  private let freedom: Int

  /// A bound by how groups of numbers scatter around the mean of their group: the same in all groups, it is taken for.
  ///
  /// `nil` when no group has two numbers.
  init?(scatterOf groups: [[Double]]) {
    freedom = groups.reduce(0) { $0 + max($1.count - 1, 0) }
    guard freedom > 0 else { return nil }
    let squares = groups.reduce(0) { sum, group in
      let mean = Statistics.mean(group)
      return sum + group.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    deviation = (squares / Double(freedom)).squareRoot()
  }

  /// The bound for one more number beside these.
  ///
  /// - Precondition: There is one at least.
  func above(_ numbers: [Double]) -> Double {
    precondition(!numbers.isEmpty)
    return Statistics.mean(numbers)
      + Self.student(freedom: freedom) * deviation * (1 + 1 / Double(numbers.count)).squareRoot()
  }

  /// What Student's distribution with 1, 2, … degrees of freedom stays below with a probability of 0.9.
  private static let quantiles = [
    3.078, 1.886, 1.638, 1.533, 1.476, 1.440, 1.415, 1.397, 1.383, 1.372, 1.363, 1.356, 1.350, 1.345, 1.341, 1.337,
    1.333, 1.330, 1.328, 1.325,
  ]

  /// The same for any number of degrees; beyond the table by its first two terms in their inverse, right to 0.001.
  static func student(freedom: Int) -> Double {
    quantiles.indices.contains(freedom - 1) ? quantiles[freedom - 1] : 1.2816 + 0.8466 / Double(freedom)
  }
}
