/// A value that many stores held in an earlier scan, as its findings name it: masked, with the ids of its holders.
public struct EarlierValue: Hashable, Sendable {
  /// What it was.
  public let kind: TieKind
  /// The value, masked for people.
  public let masked: String
  /// The ids of the stores that held it.
  public let stores: [String]

  /// A value.
  public init(kind: TieKind, masked: String, stores: [String]) {
    self.kind = kind
    self.masked = masked
    self.stores = stores
  }
}
