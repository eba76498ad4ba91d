/// Sums over the pictures of one source, from which a model of any set of sources follows without reading them again.
struct SourceMoments: Sendable {
  private(set) var count = 0.0
  /// The sum of each number.
  private(set) var sums: [Double]
  /// The sums of the products of two numbers, row after row; the lower half.
  private(set) var products: [Double]

  /// Sums of nothing, for pictures of `size` numbers each.
  init(size: Int) {
    sums = Array(repeating: 0, count: size)
    products = Array(repeating: 0, count: size * size)
  }

  /// Adds a picture.
  mutating func add(_ numbers: [Float]) {
    let size = sums.count
    let numbers = numbers.span
    count += 1
    for row in 0..<size {
      let value = Double(numbers[row])
      sums[row] += value
      guard value != 0 else { continue }
      for column in 0...row { products[row * size + column] += value * Double(numbers[column]) }
    }
  }

  /// Adds another source's sums, each counted `weight` times.
  mutating func add(_ other: SourceMoments, times weight: Double) {
    count += other.count * weight
    for index in sums.indices { sums[index] += other.sums[index] * weight }
    for index in products.indices { products[index] += other.products[index] * weight }
  }

  /// Sources together, with a mass of one; a source weighs as the root of its number of pictures.
  static func pooled(_ sources: [SourceMoments], size: Int) -> SourceMoments {
    var all = SourceMoments(size: size)
    let mass = sources.reduce(0) { $0 + $1.count.squareRoot() }
    for source in sources where source.count > 0 { all.add(source, times: 1 / (source.count.squareRoot() * mass)) }
    return all
  }
}

/// Solves for the weights that tell two kinds apart: linear discriminant, or ridge regression on ±1, of shares that are
/// scaled to a deviation of one.
enum RidgeRegression {
  /// How strongly weights are drawn to nothing, in parts of a kind's whole mass.
  static let penalty = 1.0

  /// The weights of a model of some sources of either kind.
  ///
  /// Kinds weigh the same; within a kind a source weighs as the root of its number of pictures.
  static func weights(real: [SourceMoments], made: [SourceMoments]) -> ForensicModel.Weights {
    let size = ResidualHistogram.count
    let negative = SourceMoments.pooled(real, size: size)
    let positive = SourceMoments.pooled(made, size: size)
    // Each kind has a mass of one, so that the mean lies half way.
    var means = [Double](repeating: 0, count: size)
    for index in 0..<size { means[index] = (negative.sums[index] + positive.sums[index]) / 2 }
    var matrix = [Double](repeating: 0, count: size * size)
    var right = [Double](repeating: 0, count: size)
    for row in 0..<size {
      for column in 0...row {
        let at = row * size + column
        matrix[at] = negative.products[at] + positive.products[at] - 2 * means[row] * means[column]
      }
      right[row] = positive.sums[row] - negative.sums[row]
    }
    // The penalty on scaled shares is one on bare ones in proportion to their variance.
    for index in 0..<size {
      let at = index * size + index
      matrix[at] += penalty * matrix[at] / 2 + 1e-12
    }
    let solved = solve(matrix, right, size)
    var bias = 0.0
    for index in 0..<size { bias -= solved[index] * means[index] }
    return ForensicModel.Weights(bias: Float(bias), weights: solved.map { Float($0) })
  }

  /// Solves a symmetric positive system, given by its lower half, by Cholesky's method.
  static func solve(_ matrix: [Double], _ right: [Double], _ size: Int) -> [Double] {
    var lower = matrix
    for column in 0..<size {
      var pivot = lower[column * size + column]
      for index in 0..<column { pivot -= lower[column * size + index] * lower[column * size + index] }
      let root = max(pivot, 1e-18).squareRoot()
      lower[column * size + column] = root
      for row in (column + 1)..<max(size, column + 1) {
        var sum = lower[row * size + column]
        for index in 0..<column { sum -= lower[row * size + index] * lower[column * size + index] }
        lower[row * size + column] = sum / root
      }
    }
    var values = right
    for row in 0..<size {
      for index in 0..<row { values[row] -= lower[row * size + index] * values[index] }
      values[row] /= lower[row * size + row]
    }
    for row in (0..<size).reversed() {
      for index in (row + 1)..<max(size, row + 1) { values[row] -= lower[index * size + row] * values[index] }
      values[row] /= lower[row * size + row]
    }
    return values
  }
}
