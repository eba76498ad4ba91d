import Learning

/// Says how likely two descriptions are of one product, learnt from labelled pairs.
///
/// Model numbers, sizes and counts tell products apart that nearly share their text; a copy of a listing is another
/// question (``DuplicateSearch``).
public struct ProductMatcher: Sendable {
  /// The probability from which a pair is called a match: the one that was best on pairs the trees had not seen.
  public let threshold: Double
  private let models: [BoostedTrees]
  private let frequencies: ProductFrequencies

  private static let folds = 5
  private static let repetitions = 2

  /// Learns from pairs: trees on four fifths of them, five ways and twice; the threshold from the fifth that each left
  /// out. Nothing but these pairs is looked at.
  ///
  /// - Complexity: O(trees × pairs × features).
  public init(training pairs: [ProductPair]) {
    let frequencies = ProductFrequencies(pairs.flatMap { [$0.a.whole, $0.b.whole] })
    var features = ProductFeatures(frequencies)
    var rows: [[Float]] = []
    for pair in pairs {
      features.measure(pair.a, pair.b)
      rows.append(features.row)
    }
    let width = rows.first?.count ?? 0
    let names = (0..<width).map { "f\($0)" }
    var models: [BoostedTrees] = []
    var unseen = [Double](repeating: 0, count: pairs.count)
    for repetition in 0..<Self.repetitions {
      let folds = Self.folds(of: pairs, repetition: repetition)
      for fold in 0..<Self.folds {
        var trainer = TreeTrainer(directions: Array(repeating: 0, count: width))
        trainer.trees = 200
        trainer.rate = 0.06
        trainer.featureShare = 0.6
        trainer.leastHessian = 1
        let kept = pairs.indices.filter { folds[$0] != fold }
        let model = trainer.fit(
          features: names, rows: kept.flatMap { rows[$0] }, labels: kept.map { pairs[$0].isMatch })
        for index in pairs.indices where folds[index] == fold {
          let row = rows[index]
          unseen[index] += model.probability(row.span) / Double(Self.repetitions)
        }
        models.append(model)
      }
    }
    self.models = models
    self.frequencies = frequencies
    threshold = Self.bestThreshold(unseen, pairs.map(\.isMatch))
  }

  /// The probability that a pair is a match, 0 to 1; the label is not looked at.
  public func probability(of pair: ProductPair) -> Double {
    var features = ProductFeatures(frequencies)
    features.measure(pair.a, pair.b)
    let row = features.row
    var sum = 0.0
    for model in models { sum += model.probability(row.span) }
    return sum / Double(models.count)
  }

  /// Matches and others dealt out evenly, by a fixed sequence.
  private static func folds(of pairs: [ProductPair], repetition: Int) -> [Int] {
    var draw = UInt64(repetition) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    var folds = [Int](repeating: 0, count: pairs.count)
    for label in [true, false] {
      var members = pairs.indices.filter { pairs[$0].isMatch == label }
      for index in members.indices.dropFirst().reversed() {
        draw = draw &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        members.swapAt(index, Int(truncatingIfNeeded: (draw >> 33) % UInt64(index + 1)))
      }
      for (place, member) in members.enumerated() { folds[member] = place % Self.folds }
    }
    return folds
  }

  /// The threshold of the greatest F1.
  static func bestThreshold(_ probabilities: [Double], _ labels: [Bool]) -> Double {
    let order = probabilities.indices.sorted { (probabilities[$1], $0) < (probabilities[$0], $1) }
    let positives = labels.count { $0 }
    var (hits, best, threshold) = (0, 0.0, 0.5)
    for (place, index) in order.enumerated() {
      hits += labels[index] ? 1 : 0
      let f1 = 2 * Double(hits) / Double(place + 1 + positives)
      if f1 > best {
        best = f1
        let next = place + 1 < order.count ? probabilities[order[place + 1]] : 0
        threshold = (probabilities[index] + next) / 2
      }
    }
    return threshold
  }
}
