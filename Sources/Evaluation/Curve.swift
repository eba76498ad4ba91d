/// How well scores tell true things from others: precision and recall at every threshold, how the scores are spread,
/// and whether a score means what it says.
public struct Curve: Sendable {
  /// What is scored.
  public let name: String
  /// Precision and recall from the strictest threshold to the loosest.
  public let points: [Point]
  /// Twenty bins of scores from 0 to 1.
  public let histogram: [Bin]
  /// Things that are true, found or not.
  public let trueCount: Int
  /// Mean squared difference of score and truth over what was scored (Brier, 1950).
  public let brier: Double

  /// A threshold and what comes of it.
  public struct Point: Sendable {
    /// The threshold.
    public let threshold: Double
    /// Precision.
    public let precision: Double
    /// Recall.
    public let recall: Double
  }

  /// Scores in one twentieth of the range.
  public struct Bin: Sendable {
    /// True things.
    public var trueCount = 0
    /// Others.
    public var falseCount = 0
    /// The sum of the scores.
    public var sum = 0.0
  }

  /// A curve.
  ///
  /// - Parameters:
  ///   - name: What is scored.
  ///   - items: Scores from 0 to 1, and what is true.
  ///   - trueCount: How many things are true in all; those that were never scored count as missed.
  /// - Complexity: O(items · log items).
  public init(name: String, items: [(score: Double, isTrue: Bool)], trueCount: Int) {
    self.name = name
    self.trueCount = trueCount
    var bins = [Bin](repeating: Bin(), count: 20)
    var points: [Point] = []
    var (hits, found, squares) = (0, 0, 0.0)
    let sorted = items.sorted { $0.score > $1.score }
    for (index, item) in sorted.enumerated() {
      let bin = min(19, max(0, Int(item.score * 20)))
      bins[bin].sum += item.score
      if item.isTrue { bins[bin].trueCount += 1 } else { bins[bin].falseCount += 1 }
      squares += (item.score - (item.isTrue ? 1 : 0)) * (item.score - (item.isTrue ? 1 : 0))
      found += 1
      if item.isTrue { hits += 1 }
      if index + 1 == sorted.count || sorted[index + 1].score != item.score {
        points.append(
          Point(
            threshold: item.score, precision: Double(hits) / Double(found),
            recall: trueCount > 0 ? Double(hits) / Double(trueCount) : 1))
      }
    }
    self.points = points
    histogram = bins
    brier = found > 0 ? squares / Double(found) : 0
  }
}

extension Evaluation {
  /// The curves of stores by their group's score, of pairs of listings, and of pictures, where the truth has such.
  public static func curves(of found: LabelledRows, against truth: LabelledRows) -> [Curve] {
    let guilty = Set(truth.groups.filter { $0.malicious == true }.flatMap(\.stores))
    let stores = found.groups.flatMap { group in
      group.stores.map { (score: group.score ?? 0, isTrue: guilty.contains($0)) }
    }
    var clusterOf: [String: Int] = [:]
    var pairCount = 0
    for (number, cluster) in truth.duplicates.enumerated() {
      for listing in cluster.listings { clusterOf[listing] = number }
    }
    var connected = 0
    let pairs = found.duplicates.flatMap(\.pairs).map { pair in
      let isTrue = clusterOf[pair.a] != nil && clusterOf[pair.a] == clusterOf[pair.b]
      if isTrue { connected += 1 }
      return (score: pair.probability, isTrue: isTrue)
    }
    // A cluster of n listings is connected by n - 1 pairs.
    pairCount = max(connected, truth.duplicates.reduce(0) { $0 + max(0, $1.listings.count - 1) })
    var synthetic: [String: Bool] = [:]
    for image in truth.images { synthetic[image.href] = image.synthetic == true }
    let images = found.images.filter { synthetic[$0.href] != nil }.map {
      (score: $0.score ?? 0, isTrue: synthetic[$0.href] == true)
    }
    var curves: [Curve] = []
    if !truth.groups.isEmpty {
      curves.append(Curve(name: "stores in malicious groups", items: stores, trueCount: guilty.count))
    }
    if !truth.duplicates.isEmpty {
      curves.append(Curve(name: "pairs of duplicates", items: pairs, trueCount: pairCount))
    }
    if !truth.images.isEmpty {
      curves.append(
        Curve(name: "synthetic pictures", items: images, trueCount: synthetic.values.count { $0 }))
    }
    return curves
  }
}
