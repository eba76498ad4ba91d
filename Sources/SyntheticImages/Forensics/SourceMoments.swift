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

  /// Sums of pictures.
  init(_ pictures: [[Float]], size: Int) {
    self.init(size: size)
    for picture in pictures { add(picture) }
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
  ///
  /// - Parameter scatter: How often more products count how far the means of sources lie apart, which they hold once.
  static func pooled(_ sources: [SourceMoments], size: Int, scatter: Double = 0) -> SourceMoments {
    var all = SourceMoments(size: size)
    let mass = sources.reduce(0) { $0 + $1.count.squareRoot() }
    for source in sources where source.count > 0 { all.add(source, times: 1 / (source.count.squareRoot() * mass)) }
    for source in sources where source.count > 0 && scatter > 0 {
      let weight = scatter * source.count.squareRoot() / mass
      let apart = zip(source.sums, all.sums).map { $0 / source.count - $1 }
      for row in 0..<size {
        let value = weight * apart[row]
        for column in 0...row { all.products[row * size + column] += value * apart[column] }
      }
    }
    return all
  }
}

/// Solves for the weights that tell two kinds apart: linear discriminant, or ridge regression on ±1.
enum RidgeRegression {
  /// The weights of a model of some of the numbers; the others weigh nothing.
  ///
  /// - Parameters:
  ///   - negative: The moments of one kind, with a mass of one, as ``SourceMoments/pooled(_:size:scatter:)`` gives them.
  ///   - positive: Those of the kind that scores higher.
  ///   - kept: The numbers that the model sees, in rising order.
  ///   - penalised: A covariance, of the numbers `row` and `column`, and what draws weights to nothing.
  /// - Complexity: O(n³) for n numbers that are kept.
  static func weights(
    _ negative: SourceMoments, _ positive: SourceMoments, of kept: [Int],
    penalised: (_ row: Int, _ column: Int, _ covariance: Double) -> Double
  ) -> ForensicModel.Weights {
    let size = negative.sums.count
    // Each kind has a mass of one, so that the mean lies half way.
    let means = (0..<size).map { (negative.sums[$0] + positive.sums[$0]) / 2 }
    var matrix = [Double](repeating: 0, count: kept.count * kept.count)
    for (place, row) in kept.enumerated() {
      for (other, column) in kept[...place].enumerated() {
        let at = row * size + column
        matrix[place * kept.count + other] = penalised(
          row, column, negative.products[at] + positive.products[at] - 2 * means[row] * means[column])
      }
    }
    let solved = solve(matrix, kept.map { positive.sums[$0] - negative.sums[$0] }, kept.count)
    var weights = [Float](repeating: 0, count: size)
    var bias = 0.0
    for (place, index) in kept.enumerated() {
      weights[index] = Float(solved[place])
      bias -= solved[place] * means[index]
    }
    return ForensicModel.Weights(bias: Float(bias), weights: weights)
  }

  /// Solves a symmetric positive system, given by its lower half, by Cholesky's method.
  private static func solve(_ matrix: [Double], _ right: [Double], _ size: Int) -> [Double] {
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
