/// What the search for store groups found in a market.
public struct GroupFindings: Sendable {
  /// The groups, largest first, then by id.
  public var groups: [StoreGroup]
  /// Values that many unrelated stores share and that therefore join nobody, most holders first.
  public var heldBack: [HeldBackValue]
  /// Registered values that are faulty, in order of store.
  public var faults: [RegistrationFault]

  /// Findings.
  public init(groups: [StoreGroup], heldBack: [HeldBackValue], faults: [RegistrationFault]) {
    self.groups = groups
    self.heldBack = heldBack
    self.faults = faults
  }
}

/// A value that is shared by stores who have nothing else in common: an agent's phone, a return warehouse.
public struct HeldBackValue: Sendable {
  /// What is shared.
  public let kind: TieKind
  /// The value, masked for people.
  public let masked: String
  /// Indexes of the stores that hold it, ascending.
  public let stores: [Int]
  /// Share of its holders whom anything else ties to another holder, 0 to 1.
  public let corroborated: Double

  /// A held-back value.
  public init(kind: TieKind, masked: String, stores: [Int], corroborated: Double) {
    self.kind = kind
    self.masked = masked
    self.stores = stores
    self.corroborated = corroborated
  }
}

/// A registered value that cannot be what it claims to be.
public struct RegistrationFault: Sendable {
  /// The index of the store.
  public let store: Int
  /// The kind of value, as the feed named it: `cn-uscc`, `phone`.
  public let kind: String
  /// The value, masked for people.
  public let masked: String
  /// What is wrong: the name of an `IdentifierFault`.
  public let reason: String

  /// A fault.
  public init(store: Int, kind: String, masked: String, reason: String) {
    self.store = store
    self.kind = kind
    self.masked = masked
    self.reason = reason
  }
}
