/// A value that many stores held in an earlier scan, as its findings name it: masked, with the ids of its holders.
public struct EarlierValue: Hashable, Sendable {
  /// What it was.
  public let kind: TieKind
  /// The value, masked for people.
  public let masked: String
  /// The ids of the stores that held it.
  public let stores: [String]
  /// How many holders it is known to have without having jumped; fewer than ``stores`` when it jumped and was held back.
  public let settledHolders: Int

  /// A value.
  public init(kind: TieKind, masked: String, stores: [String], settledHolders: Int? = nil) {
    self.kind = kind
    self.masked = masked
    self.stores = stores
    self.settledHolders = settledHolders ?? stores.count
  }
}
