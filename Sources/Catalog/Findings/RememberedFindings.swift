/// What a scan or a gate found, as the next one and people need it.
public struct RememberedFindings: Sendable {
  /// The groups.
  public var groups: [RememberedGroup] = []
  /// The ids of the groups that were looked at; `nil` when all were. Others stay as they were known.
  public var groupsLookedAt: [String]?
  /// What became of the groups that were known.
  public var events: [RememberedEvent] = []
  /// Values that many stores hold; `nil` from a gate, which compares with those of the last scan and does not replace
  /// them.
  public var values: [RememberedValue]?
  /// Verdicts that are more than an approval.
  public var verdicts: [RememberedVerdict] = []

  /// Nothing was found.
  public init() {}
}

/// A group of stores.
public struct RememberedGroup: Hashable, Sendable {
  /// Its id, which it keeps from one scan or gate to the next.
  public let id: String
  /// The ids of its stores, ascending.
  public let stores: [String]

  /// A group.
  public init(id: String, stores: [String]) {
    self.id = id
    self.stores = stores
  }
}

/// Something that became of a group.
public struct RememberedEvent: Hashable, Sendable {
  /// When: milliseconds since 1970-01-01 UTC; 0 for an event that is not kept yet.
  public let at: Int64
  /// What: `new`, `changed`, `merged`, `split`, `dissolved`.
  public let event: String
  /// The id of the group.
  public let group: String
  /// Other groups that it came from or went into.
  public let others: [String]
  /// Stores that joined it.
  public let joined: [String]
  /// Stores that left it and are there still.
  public let left: [String]
  /// Stores that are there no more.
  public let gone: [String]

  /// An event.
  public init(
    at: Int64 = 0, event: String, group: String, others: [String], joined: [String], left: [String], gone: [String]
  ) {
    self.at = at
    self.event = event
    self.group = group
    self.others = others
    self.joined = joined
    self.left = left
    self.gone = gone
  }
}

/// A value that many stores hold, masked.
public struct RememberedValue: Hashable, Sendable {
  /// What it is: a kind of tie, by its name.
  public let kind: String
  /// The value as people may see it.
  public let masked: String
  /// The ids of the stores that hold it.
  public let stores: [String]
  /// How many holders it is known to have without having jumped.
  public let settled: Int

  /// A value.
  public init(kind: String, masked: String, stores: [String], settled: Int) {
    self.kind = kind
    self.masked = masked
    self.stores = stores
    self.settled = settled
  }
}

/// A verdict on a group, a cluster of duplicates, a store, a listing or a picture.
public struct RememberedVerdict: Hashable, Sendable {
  /// What kind of thing it is about.
  public let kind: String
  /// The id of that.
  public let subject: String
  /// The ids of a group's or cluster's members.
  public let members: [String]
  /// The recommendation.
  public let verdict: String
  /// How sure it is, 0 to 1.
  public let score: Double
  /// Codes of the signals that hit, heaviest first.
  public let signals: [String]
  /// The content hash of the signals.
  public let pack: String

  /// A verdict.
  public init(
    kind: String, subject: String, members: [String], verdict: String, score: Double, signals: [String], pack: String
  ) {
    self.kind = kind
    self.subject = subject
    self.members = members
    self.verdict = verdict
    self.score = score
    self.signals = signals
    self.pack = pack
  }
}
