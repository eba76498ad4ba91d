#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A probability from measured features: the sum of many small decision trees through a logistic curve
/// (Friedman, "Greedy function approximation: a gradient boosting machine", 2001).
///
/// A feature that could not be measured is NaN and takes the branch that was learnt for it.
public struct BoostedTrees: Sendable, Equatable {
  /// One question, or an answer.
  struct Node: Sendable, Equatable {
    /// The feature that is asked for; −1 in a leaf.
    var feature: Int32
    /// Values up to this one take the first branch.
    var threshold: Float
    /// Whether a missing value takes the first branch.
    var missingFirst: Bool
    /// The number of the first branch's node; the second follows it.
    var branch: Int32
    /// What a leaf adds to the log-odds.
    var value: Float
  }

  /// The features, in the order of a row.
  public let features: [String]
  /// The log-odds before any tree.
  let intercept: Float
  /// All nodes; a tree begins at each of ``roots``.
  let nodes: [Node]
  let roots: [Int32]

  init(features: [String], intercept: Float, nodes: [Node], roots: [Int32]) {
    self.features = features
    self.intercept = intercept
    self.nodes = nodes
    self.roots = roots
  }

  /// The log-odds of a row of features.
  ///
  /// - Complexity: O(trees × depth).
  public func logOdds(_ row: Span<Float>) -> Float {
    var sum = intercept
    let nodes = nodes.span
    let roots = roots.span
    for index in roots.indices {
      var node = nodes[Int(roots[index])]
      while node.feature >= 0 {
        let value = row[Int(node.feature)]
        let isFirst = value.isNaN ? node.missingFirst : value <= node.threshold
        node = nodes[Int(node.branch) + (isFirst ? 0 : 1)]
      }
      sum += node.value
    }
    return sum
  }

  /// The probability of a row of features, 0 to 1, with the log-odds of what no feature measures added.
  public func probability(_ row: Span<Float>, adding others: Float = 0) -> Double {
    1 / (1 + exp(-Double(logOdds(row) + others)))
  }
}
