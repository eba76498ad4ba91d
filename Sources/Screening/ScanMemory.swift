public import DuplicateListings
public import Fingerprints
internal import Marketplace
public import StoreGroups

/// What people and an earlier scan know, for a scan to take into account.
public struct ScanMemory: Sendable {
  /// The findings of the earlier scan, whose group ids live on; `nil` when there was none.
  public var previous: PreviousFindings?
  /// What people decided of pairs of stores, in the order in which they did.
  public var judgements: [StoreJudgement] = []
  /// Values that are known to be shared by strangers.
  public var hubs: [KnownHub] = []
  /// Values that many stores of the catalog hold which are not in the part that is scanned.
  var heldOutside: Set<RegisteredValue> = []
  /// Identities and accounts against which the market acted; `nil` when no list was given.
  public var enforcement: [EnforcementEntry]?
  /// Words that are read as one in listings.
  public var synonyms = Synonyms.carried
  /// Says how likely two listings are copies; the program's own model when `nil`.
  public var copyModel: PairModel?

  /// The least share of linked pairs between parts of a group, instead of what the signals say.
  public var cohesion: Double?

  /// Nothing is known.
  public init() {}

  /// What the search for groups is told on a day.
  func linkage(on today: Day?) -> LinkageMemory {
    var linkage = LinkageMemory()
    linkage.judgements = judgements
    linkage.hubs = hubs
    linkage.heldOutside = heldOutside
    linkage.enforcement = enforcement
    linkage.values = previous?.values ?? EarlierValues()
    linkage.today = today
    return linkage
  }
}
