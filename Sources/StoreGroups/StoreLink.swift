/// Two stores that the evidence joins.
public struct StoreLink: Hashable, Sendable {
  /// The store with the lower index in the market.
  public let a: Int
  /// The store with the higher index.
  public let b: Int
  /// What they share, strongest first.
  public let ties: [Tie]
  /// Evidence for common control: natural log-odds, the sum of the ties' weights.
  public let weight: Double

  /// A link.
  public init(a: Int, b: Int, ties: [Tie], weight: Double) {
    self.a = a
    self.b = b
    self.ties = ties
    self.weight = weight
  }

  /// The link as a probability.
  public var probability: Double { 1 / (1 + exponential(-weight)) }
}
