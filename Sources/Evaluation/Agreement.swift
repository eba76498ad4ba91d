/// Precision, recall and their harmonic mean, each from 0 to 1.
public struct Agreement: Hashable, Sendable {
  /// Share of what was found that is true.
  public let precision: Double
  /// Share of what is true that was found.
  public let recall: Double

  /// An agreement of shares that are already known.
  public init(precision: Double, recall: Double) {
    self.precision = precision
    self.recall = recall
  }

  /// Counts of things: `hits` are both found and true.
  ///
  /// Finding nothing is precise only where there is nothing to find; with nothing to find, recall is whole.
  public init(hits: Int, found: Int, true truth: Int) {
    precision = found > 0 ? Double(hits) / Double(found) : truth == 0 ? 1 : 0
    recall = truth > 0 ? Double(hits) / Double(truth) : 1
  }

  /// 2PR / (P + R), or 0 when both are 0.
  public var f1: Double { precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0 }
}
