/// What the memory of people and earlier scans came to in a scan.
public struct MemoryOutcome: Sendable {
  /// What each judgement in force came to, in order of the ids of its stores.
  public var judgements: [JudgementOutcome] = []
  /// What each listed hub came to, in order of the list.
  public var hubs: [KnownHubOutcome] = []
  /// Values that many more stores hold than before, most holders first.
  public var jumps: [HolderJump] = []
  /// The stores that registered a value of the enforcement list, in order of store; `nil` when no list was given.
  public var enforcement: [EnforcementHit]?
  /// What became of the groups of the earlier scan.
  public var lineage: [LineageEvent] = []

  /// Nothing was remembered.
  public init() {}

  /// What judgements, listed hubs, jumps and the enforcement list came to.
  init(
    judgements: [JudgementOutcome], hubs: [KnownHubOutcome], jumps: [HolderJump], enforcement: [EnforcementHit]?
  ) {
    self.judgements = judgements
    self.hubs = hubs
    self.jumps = jumps
    self.enforcement = enforcement
  }
}
