/// Two stores that the evidence joins.
public struct StoreLink: Hashable, Sendable {
  /// The store with the lower index in the market.
  public let a: Int
  /// The store with the higher index.
  public let b: Int
  /// What they share, strongest first.
  public let ties: [Tie]
  /// Evidence for common control, natural log-odds: the prior of ``LinkageParameters``, the ties' weights and
  /// ``throughGroup`` added up.
  public let weight: Double
  /// What the rest of the group adds: evidence that one of the two shares with other members than the other; 0 for a
  /// pair that is linked by its own ties.
  public let throughGroup: Double

  /// A link.
  public init(a: Int, b: Int, ties: [Tie], weight: Double, throughGroup: Double = 0) {
    self.a = a
    self.b = b
    self.ties = ties
    self.weight = weight
    self.throughGroup = throughGroup
  }

  /// The link with a person's judgement that both are under one control.
  var judgedSame: StoreLink {
    let judgement = Tie(kind: .judgement, masked: "", holders: 2, strength: .strong, weight: Self.judgementWeight)
    return StoreLink(
      a: a, b: b, ties: [judgement] + ties, weight: weight + Self.judgementWeight, throughGroup: throughGroup)
  }

  /// What a judgement weighs: more than any evidence, so that no sum of a pair outranks it.
  private static let judgementWeight = 40.0

  /// The link as a probability.
  public var probability: Double { 1 / (1 + exponential(-weight)) }

  /// Strongest first, then in order of stores.
  static func isStronger(_ x: StoreLink, _ y: StoreLink) -> Bool {
    x.weight != y.weight ? x.weight > y.weight : (x.a, x.b) < (y.a, y.b)
  }
}
