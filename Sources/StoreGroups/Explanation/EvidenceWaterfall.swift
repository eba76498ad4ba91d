/// How a link's log-odds come about, step by step: the prior, what each tie adds or why it adds nothing, the sum.
public struct EvidenceWaterfall: Hashable, Sendable {
  /// The steps in order; what they add makes ``sum``.
  public let steps: [Step]
  /// The log-odds of the link.
  public let sum: Double
  /// Log-odds from which on a pair is linked.
  public let threshold: Double

  /// The link as a probability.
  public var probability: Double { 1 / (1 + exponential(-sum)) }

  /// One step.
  public struct Step: Hashable, Sendable {
    /// What it is.
    public let cause: Cause
    /// What it adds, natural log-odds.
    public let added: Double
    /// The sum up to and with it.
    public let sum: Double
  }

  /// What adds to a link, or does not.
  public enum Cause: Hashable, Sendable {
    /// Log-odds that two stores picked at random are under common control.
    case prior
    /// A tie that counts.
    case counted(Tie)
    /// A tie that would count by itself, but whose family counts once, by another tie.
    case countedOnce(Tie)
    /// A tie whose value strangers share.
    case heldBack(Tie)
    /// A declaration that only one of the two made.
    case oneSided(Tie)
    /// What other members of the group add.
    case throughGroup
  }

  /// The waterfall of a link.
  ///
  /// - Parameters:
  ///   - link: The link.
  ///   - threshold: Log-odds from which on a pair is linked.
  public init(_ link: StoreLink, threshold: Double = LinkageParameters.standard.threshold) {
    // The prior is what the sum has beyond its parts, so that the steps add up whatever parameters made the link.
    let prior = link.weight - link.throughGroup - link.ties.reduce(0) { $0 + $1.weight }
    var steps = [Step(cause: .prior, added: prior, sum: prior)]
    func add(_ cause: Cause, _ weight: Double) {
      steps.append(Step(cause: cause, added: weight, sum: (steps.last?.sum ?? 0) + weight))
    }
    for tie in link.ties {
      add(Self.cause(of: tie), tie.weight)
    }
    if link.throughGroup != 0 { add(.throughGroup, link.throughGroup) }
    self.steps = steps
    sum = link.weight
    self.threshold = threshold
  }

  /// How a tie counts.
  public static func cause(of tie: Tie) -> Cause {
    if tie.weight > 0 { return .counted(tie) }
    if tie.strength == .heldBack { return .heldBack(tie) }
    return tie.kind == .declaredOwner ? .oneSided(tie) : .countedOnce(tie)
  }
}
