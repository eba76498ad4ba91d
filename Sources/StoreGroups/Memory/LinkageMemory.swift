public import Marketplace

/// What people and earlier scans know, for the search for groups to take into account.
public struct LinkageMemory: Sendable {
  /// What people decided of pairs of stores, in the order in which they did.
  public var judgements: [StoreJudgement] = []
  /// Values that are known to be shared by strangers.
  public var hubs: [KnownHub] = []
  /// Values that many stores hold which are not in the market that is looked at, but in the whole that it is part of.
  public var heldOutside: Set<RegisteredValue> = []
  /// Values that many stores held in the earlier scan.
  public var values = EarlierValues()
  /// Identities and accounts against which the market acted; `nil` when no list was given.
  public var enforcement: [EnforcementEntry]?
  /// The day on which entries are held to have expired; the market's own when `nil`.
  public var today: Day?

  /// Nothing is known.
  public init() {}
}
