public import Marketplace

/// Something about a feed that is worth a warning and refuses nothing.
public struct FeedRemark: Hashable, Sendable {
  /// What it is.
  public enum Kind: Hashable, Sendable {
    /// A column of a table, or a member of rows of JSON, that is not known and not read.
    case unknownColumn(name: String)
  }

  /// Where it stands.
  public let place: SourcePlace
  /// What it is.
  public let kind: Kind

  /// A remark.
  public init(place: SourcePlace, kind: Kind) {
    self.place = place
    self.kind = kind
  }
}
