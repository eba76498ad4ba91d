/// What is known of the listings of a market: which of them are copies of one another.
public struct CopyLabels: Sendable {
  /// Two listings that somebody judged.
  public struct Pair: Sendable {
    let a: Int
    let b: Int
    let isCopy: Bool

    /// A pair; the listings are indexes in the market, in either order.
    public init(_ a: Int, _ b: Int, isCopy: Bool) {
      self.a = a
      self.b = b
      self.isCopy = isCopy
    }
  }

  let clusters: [[Int]]?
  let pairs: [Pair]

  /// Labels.
  ///
  /// - Parameters:
  ///   - clusters: All sets of listings that are copies of one another: what stands in no common set is no copy. `nil` when
  ///     only pairs are known, and others teach nothing.
  ///   - pairs: Pairs that were judged; they outrank the sets.
  public init(clusters: [[Int]]?, pairs: [Pair] = []) {
    self.clusters = clusters
    self.pairs = pairs
  }
}
