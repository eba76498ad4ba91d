/// Texts joined into clusters (union-find: Tarjan 1975), with a guard against chains.
///
/// Single linkage would let a listing between two products join them all. Two clusters of more than one text are joined
/// only when most of their pairs agree, looked at on a bounded sample.
struct CopyForest {
  /// Texts of each cluster that are looked at before two are joined.
  private static let sampled = 6
  private var parents: [Int32]
  private var samples: [Int: [Int]] = [:]
  /// The pairs that joined clusters, in order.
  private(set) var joins: [ComparedPair] = []

  init(count: Int) { parents = Array(0..<Int32(count)) }

  /// The text that stands for the cluster of `text`.
  mutating func root(of text: Int) -> Int {
    var node = text
    while Int(parents[node]) != node {
      parents[node] = parents[Int(parents[node])]
      node = Int(parents[node])
    }
    return node
  }

  /// Joins the clusters of a pair when enough of their pairs agree.
  ///
  /// - Parameter probability: How likely two texts are copies; asked at most 36 times.
  mutating func join(_ pair: ComparedPair, probability: (Int, Int) -> Double) {
    let (a, b) = (root(of: pair.a), root(of: pair.b))
    guard a != b else { return }
    let left = samples[a] ?? [a]
    let right = samples[b] ?? [b]
    if left.count + right.count > 2 {
      var sum = 0.0
      for x in left { for y in right { sum += probability(x, y) } }
      guard sum >= 0.5 * Double(left.count * right.count) else { return }
    }
    let (kept, gone) = (min(a, b), max(a, b))
    parents[gone] = Int32(kept)
    samples[gone] = nil
    samples[kept] = Self.spread((left + right).sorted())
    joins.append(pair)
  }

  /// At most ``sampled`` of the texts, spread evenly.
  private static func spread(_ texts: [Int]) -> [Int] {
    guard texts.count > sampled else { return texts }
    return (0..<sampled).map { texts[$0 * (texts.count - 1) / (sampled - 1)] }
  }
}

/// Two distinct texts that were compared in full.
struct ComparedPair {
  /// The lower text.
  let a: Int
  /// The higher text.
  let b: Int
  /// How likely one is a copy of the other.
  let probability: Double
}
