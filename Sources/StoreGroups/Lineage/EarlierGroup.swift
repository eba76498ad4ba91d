/// A group of an earlier scan.
public struct EarlierGroup: Hashable, Sendable {
  /// Its id then.
  public let id: String
  /// The ids of its stores.
  public let stores: [String]

  /// A group.
  public init(id: String, stores: [String]) {
    self.id = id
    self.stores = stores
  }
}

/// What became of a group between two scans. Stores are named by their ids: some are in no market any more.
public struct LineageEvent: Hashable, Sendable {
  /// What happened.
  public let kind: Kind
  /// The group's id: now, or then when it is no more.
  public let group: String
  /// Groups of the earlier scan that it holds stores of, its own first, then the ids in order; of a group that split, the
  /// groups of this scan that hold its stores.
  public let others: [String]
  /// Stores that it did not have, ascending.
  public let joined: [String]
  /// Stores that it had and that are in the market still, ascending.
  public let left: [String]
  /// Stores that it had and that are in the market no more, ascending.
  public let gone: [String]

  /// What can happen to a group.
  public enum Kind: String, CaseIterable, Sendable {
    /// It is there for the first time.
    case new
    /// It has other members than it had.
    case changed
    /// It holds most of two or more groups that were apart.
    case merged
    /// Its members are in two or more groups now.
    case split
    /// No group holds most of its members.
    case dissolved
  }
}
