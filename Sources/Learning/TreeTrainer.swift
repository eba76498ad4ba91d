#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Fits ``BoostedTrees`` to labelled rows: gradient boosting with second derivatives on features cut into bins
/// (Chen & Guestrin, "XGBoost", KDD 2016; Ke et al., "LightGBM", NIPS 2017).
///
/// The same rows in the same order give the same trees, bit for bit.
public struct TreeTrainer: Sendable {
  /// Rounds of boosting: one tree each.
  public var trees = 150
  /// How much of each tree counts.
  public var rate: Float = 0.08
  /// Questions between the root and a leaf, at most.
  public var depth = 4
  /// What is added to the second derivatives of a leaf, which draws small leaves to 0.
  public var ridge: Float = 2
  /// The least sum of second derivatives of a leaf.
  public var leastHessian: Float = 2
  /// The share of the features that each tree may ask for, 0 to 1; which ones is drawn from a fixed sequence.
  public var featureShare = 1.0
  /// For each feature 1 where more of it must never lower the probability, −1 where it must never raise it, or 0.
  public var directions: [Int]
  private static let bins = 64

  /// A trainer for rows of as many features as there are directions.
  public init(directions: [Int]) { self.directions = directions }

  /// Fits trees.
  ///
  /// - Parameters:
  ///   - features: Names of the features.
  ///   - rows: Rows of features, one after another.
  ///   - labels: For each row whether it is one of those looked for.
  ///   - weights: What each row counts; 1 each when empty.
  /// - Complexity: O(trees × depth × rows × features).
  public func fit(features: [String], rows: [Float], labels: [Bool], weights: [Float] = []) -> BoostedTrees {
    let width = features.count
    let count = labels.count
    let cuts = (0..<width).map { Self.cuts(of: $0, width: width, rows: rows) }
    var binned = [UInt8](repeating: 0, count: rows.count)
    for index in rows.indices { binned[index] = Self.bin(rows[index], cuts[index % width]) }
    let weights = weights.isEmpty ? [Float](repeating: 1, count: count) : weights
    var positive: Float = 0
    var total: Float = 0
    for index in 0..<count {
      positive += labels[index] ? weights[index] : 0
      total += weights[index]
    }
    let share = min(max(positive / max(total, 1), 1e-4), 1 - 1e-4)
    let intercept = log(share / (1 - share))
    var odds = [Float](repeating: intercept, count: count)
    var nodes: [BoostedTrees.Node] = []
    var roots: [Int32] = []
    var gradients = [Float](repeating: 0, count: count)
    var hessians = gradients
    var draw: UInt64 = 0x5EED
    for _ in 0..<trees {
      for index in 0..<count {
        let probability = 1 / (1 + exp(-odds[index]))
        gradients[index] = weights[index] * (probability - (labels[index] ? 1 : 0))
        hessians[index] = weights[index] * max(probability * (1 - probability), 1e-6)
      }
      var asked: [Int] = []
      while asked.isEmpty {
        asked = (0..<width).filter { _ in
          draw = draw &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return Double(draw >> 11) * 0x1p-53 < featureShare
        }
      }
      let root = Int32(nodes.count)
      roots.append(root)
      nodes.append(BoostedTrees.Node(feature: -1, threshold: 0, missingFirst: true, branch: 0, value: 0))
      let growth = Growth(
        trainer: self, width: width, binned: binned, cuts: cuts, gradients: gradients, hessians: hessians, asked: asked)
      growth.grow(
        node: Int(root), members: Array(0..<count), depth: depth, bounds: (-.infinity, .infinity), nodes: &nodes,
        odds: &odds)
    }
    return BoostedTrees(features: features, intercept: intercept, nodes: nodes, roots: roots)
  }

  /// The values between which a feature is told apart, ascending: quantiles of those that occur.
  private static func cuts(of feature: Int, width: Int, rows: [Float]) -> [Float] {
    let values = stride(from: feature, to: rows.count, by: width).map { rows[$0] }.filter { !$0.isNaN }.sorted()
    guard values.count > 1 else { return [] }
    var cuts: [Float] = []
    for step in 1..<(bins - 1) {
      let place = step * values.count / (bins - 1)
      let cut = (values[max(0, place - 1)] + values[place]) / 2
      if cut < values[values.count - 1], cuts.last.map({ $0 < cut }) ?? true { cuts.append(cut) }
    }
    return cuts
  }

  /// 0 for a missing value, else one more than the number of cuts below it.
  private static func bin(_ value: Float, _ cuts: [Float]) -> UInt8 {
    guard !value.isNaN else { return 0 }
    var (low, high) = (0, cuts.count)
    while low < high {
      let middle = (low + high) / 2
      if value <= cuts[middle] { high = middle } else { low = middle + 1 }
    }
    return UInt8(low + 1)
  }

  /// One tree while it grows.
  private struct Growth {
    let trainer: TreeTrainer
    let width: Int
    let binned: [UInt8]
    let cuts: [[Float]]
    let gradients: [Float]
    let hessians: [Float]
    let asked: [Int]

    /// The best question for a node.
    struct Split {
      var gain: Float
      var feature: Int
      var cut: Int
      var missingFirst: Bool
      var first: Float
      var second: Float
    }

    func grow(
      node: Int, members: [Int], depth: Int, bounds: (Float, Float), nodes: inout [BoostedTrees.Node],
      odds: inout [Float]
    ) {
      var sums: (Float, Float) = (0, 0)
      for member in members {
        sums.0 += gradients[member]
        sums.1 += hessians[member]
      }
      guard depth > 0, let split = best(members, sums, bounds) else {
        let value = trainer.rate * min(max(-sums.0 / (sums.1 + trainer.ridge), bounds.0), bounds.1)
        nodes[node].value = value
        for member in members { odds[member] += value }
        return
      }
      let branch = nodes.count
      nodes[node] = BoostedTrees.Node(
        feature: Int32(split.feature), threshold: cuts[split.feature][split.cut], missingFirst: split.missingFirst,
        branch: Int32(branch), value: 0)
      let leaf = BoostedTrees.Node(feature: -1, threshold: 0, missingFirst: true, branch: 0, value: 0)
      nodes += [leaf, leaf]
      var parts: ([Int], [Int]) = ([], [])
      for member in members {
        let bin = Int(binned[member * width + split.feature])
        if bin == 0 ? split.missingFirst : bin <= split.cut + 1 {
          parts.0.append(member)
        } else {
          parts.1.append(member)
        }
      }
      var (first, second) = (bounds, bounds)
      let direction = trainer.directions[split.feature]
      if direction != 0 {
        let middle = (split.first + split.second) / 2
        if direction > 0 { (first.1, second.0) = (middle, middle) } else { (first.0, second.1) = (middle, middle) }
      }
      grow(node: branch, members: parts.0, depth: depth - 1, bounds: first, nodes: &nodes, odds: &odds)
      grow(node: branch + 1, members: parts.1, depth: depth - 1, bounds: second, nodes: &nodes, odds: &odds)
    }

    private func best(_ members: [Int], _ sums: (Float, Float), _ bounds: (Float, Float)) -> Split? {
      var best: Split?
      for feature in asked where !cuts[feature].isEmpty {
        var histogram = [(Float, Float)](repeating: (0, 0), count: TreeTrainer.bins + 1)
        for member in members {
          let bin = Int(binned[member * width + feature])
          histogram[bin].0 += gradients[member]
          histogram[bin].1 += hessians[member]
        }
        for missingFirst in histogram[0].1 > 0 ? [true, false] : [true] {
          var first: (Float, Float) = missingFirst ? histogram[0] : (0, 0)
          for cut in cuts[feature].indices {
            first.0 += histogram[cut + 1].0
            first.1 += histogram[cut + 1].1
            let second = (sums.0 - first.0, sums.1 - first.1)
            guard first.1 >= trainer.leastHessian, second.1 >= trainer.leastHessian else { continue }
            let left = min(max(-first.0 / (first.1 + trainer.ridge), bounds.0), bounds.1)
            let right = min(max(-second.0 / (second.1 + trainer.ridge), bounds.0), bounds.1)
            let direction = trainer.directions[feature]
            if direction > 0 && left > right || direction < 0 && left < right { continue }
            let gain = score(first, left) + score(second, right) - score(sums, -sums.0 / (sums.1 + trainer.ridge))
            if gain > (best?.gain ?? 1e-3) {
              best = Split(
                gain: gain, feature: feature, cut: cut, missingFirst: missingFirst, first: left, second: right)
            }
          }
        }
      }
      return best
    }

    /// How much a leaf of this value lowers the loss.
    private func score(_ sums: (Float, Float), _ value: Float) -> Float {
      -(2 * sums.0 * value + (sums.1 + trainer.ridge) * value * value)
    }
  }
}
