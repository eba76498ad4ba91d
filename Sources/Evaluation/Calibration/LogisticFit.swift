import Foundation

/// Logistic regression of a verdict's weights on decisions, held near the weights that stand.
///
/// Maximum a posteriori with a normal prior around each standing weight, by Newton's method; intervals from the curvature
/// there (Laplace's approximation; Bishop, "Pattern Recognition and Machine Learning", 2006, section 4.5). With few
/// labels the weights stay where they are.
public struct LogisticFit: Sendable {
  /// The fitted weights, in the order of the standing ones.
  public let weights: [Double]
  /// Their standard errors.
  public let errors: [Double]

  /// One case: which weights count in it, what else adds to its log-odds, and what it truly is.
  public struct Example: Sendable {
    /// Places of the weights that count.
    public let features: [Int]
    /// Log-odds that are not fitted.
    public let offset: Double
    /// What it truly is.
    public let isGuilty: Bool

    /// A case.
    public init(features: [Int], offset: Double, isGuilty: Bool) {
      self.features = features
      self.offset = offset
      self.isGuilty = isGuilty
    }
  }

  /// Fits weights.
  ///
  /// - Parameters:
  ///   - examples: The decided cases.
  ///   - standing: The weights that stand.
  ///   - spread: The standard deviation of the prior around them, in log-odds.
  /// - Complexity: O(iterations · (examples · features² + weights³)).
  public init(_ examples: [Example], standing: [Double], spread: Double = 1) {
    var weights = standing
    let precision = 1 / (spread * spread)
    var curvature: [[Double]] = []
    for _ in 0..<60 {
      var gradient = zip(standing, weights).map { precision * ($0 - $1) }
      curvature = weights.indices.map { row in weights.indices.map { $0 == row ? precision : 0 } }
      for example in examples {
        let odds = example.features.reduce(example.offset) { $0 + weights[$1] }
        let probability = 1 / (1 + exp(-odds))
        let residue = (example.isGuilty ? 1 : 0) - probability
        for a in example.features {
          gradient[a] += residue
          for b in example.features { curvature[a][b] += probability * (1 - probability) }
        }
      }
      guard let step = Self.solve(curvature, gradient) else { break }
      // No step moves a weight by more than 1: far from the optimum Newton's method overshoots.
      let longest = step.map(abs).max() ?? 0
      let scale = longest > 1 ? 1 / longest : 1
      for index in weights.indices { weights[index] += scale * step[index] }
      if longest < 1e-9 { break }
    }
    self.weights = weights
    errors = weights.indices.map { index in
      let unit = weights.indices.map { $0 == index ? 1.0 : 0 }
      return Self.solve(curvature, unit).map { max(0, $0[index]).squareRoot() } ?? .infinity
    }
  }

  /// Solves a symmetric positive definite system by Gaussian elimination with pivots; `nil` when it is singular.
  private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double]? {
    var rows = matrix
    var values = right
    let count = values.count
    for column in 0..<count {
      guard let pivot = (column..<count).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
        abs(rows[pivot][column]) > 1e-12
      else { return nil }
      rows.swapAt(column, pivot)
      values.swapAt(column, pivot)
      for row in (column + 1)..<max(count, column + 1) where rows[row][column] != 0 {
        let factor = rows[row][column] / rows[column][column]
        for place in column..<count { rows[row][place] -= factor * rows[column][place] }
        values[row] -= factor * values[column]
      }
    }
    for row in (0..<count).reversed() {
      for place in (row + 1)..<max(count, row + 1) { values[row] -= rows[row][place] * values[place] }
      values[row] /= rows[row][row]
    }
    return values
  }
}
