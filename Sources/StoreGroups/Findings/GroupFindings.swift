public import Identifiers

/// What the search for store groups found in a market.
public struct GroupFindings: Sendable {
  /// The groups, largest first, then by id.
  public var groups: [StoreGroup]
  /// Values that many unrelated stores share and that therefore join nobody, most holders first.
  public var heldBack: [HeldBackValue]
  /// Registered values that are faulty, in order of store.
  public var faults: [RegistrationFault]
  /// Stores that share more values than were looked at, in order of store.
  public var capped: [CappedRegistration]
  /// Values that many stores hold and that are no hubs, for the next scan to compare with, in order of values.
  public var widelyHeld: [HeldBackValue]
  /// What the memory of people and earlier scans came to.
  public var memory: MemoryOutcome

  /// Findings.
  public init(
    groups: [StoreGroup], heldBack: [HeldBackValue], faults: [RegistrationFault],
    capped: [CappedRegistration] = [], widelyHeld: [HeldBackValue] = [], memory: MemoryOutcome = MemoryOutcome()
  ) {
    self.widelyHeld = widelyHeld
    self.memory = memory
    self.groups = groups
    self.heldBack = heldBack
    self.faults = faults
    self.capped = capped
  }

  /// The group that a store belongs to, or `nil` when it is alone.
  ///
  /// - Complexity: O(groups · log members).
  public func group(of store: Int) -> StoreGroup? {
    groups.first { group in
      var (low, high) = (0, group.stores.count)
      while low < high {
        let middle = (low + high) / 2
        if group.stores[middle] < store { low = middle + 1 } else { high = middle }
      }
      return low < group.stores.count && group.stores[low] == store
    }
  }

  /// The chain of evidence between two stores whose weakest link is as strong as can be.
  ///
  /// - Returns: `nil` when they are not in one group.
  public func chain(from start: Int, to end: Int) -> EvidenceChain? {
    group(of: start).flatMap { EvidenceChain.strongest(from: start, to: end, along: $0.links) }
  }
}

/// A store that shares more values of one kind than are looked at: the rest was left aside to bound the work.
public struct CappedRegistration: Hashable, Sendable {
  /// The index of the store.
  public let store: Int
  /// The kind of value.
  public let kind: TieKind
  /// How many values of the kind it shares with others.
  public let values: Int
  /// How many of them were looked at: those with the fewest holders.
  public let examined: Int

  /// A capped registration.
  public init(store: Int, kind: TieKind, values: Int, examined: Int) {
    self.store = store
    self.kind = kind
    self.values = values
    self.examined = examined
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
  private let place: Int32
  /// The kind of value, as which it was judged.
  public let identifier: IdentifierKind
  /// What is wrong.
  public let fault: IdentifierFault
  private let text: ShortText

  /// The value, masked for people.
  public var masked: String { text.string }
  /// Hands over the bytes of ``masked``, of which no string is made.
  public func withMasked<Result>(_ body: (Span<UInt8>) -> Result) -> Result { text.withBytes(body) }
  /// The index of the store.
  public var store: Int { Int(place) }
  /// The name of the kind of value: `cn-uscc`, `phone`.
  public var kind: String { identifier.rawValue }
  /// The name of what is wrong.
  public var reason: String { fault.rawValue }
  /// Whether the value is a number by which the registers of China know a person or a company.
  public var isOfRegister: Bool {
    identifier == .creditCode || identifier == .residentID || identifier == .registrationNumber
  }
  /// Whether the check character is another than the number asks for.
  public var failsCheck: Bool { fault == .checkDigit }
  /// Whether the value was typed to fill a form.
  public var isPlaceholder: Bool { fault == .placeholder }

  /// A fault.
  public init(store: Int, kind: IdentifierKind, masked: String, reason: IdentifierFault) {
    self.place = Int32(truncatingIfNeeded: store)
    self.identifier = kind
    self.text = ShortText(masked)
    self.fault = reason
  }

  /// A fault of a value as it was registered.
  init(store: Int, kind: IdentifierKind, raw: Span<UInt8>, reason: IdentifierFault) {
    self.place = Int32(truncatingIfNeeded: store)
    self.identifier = kind
    self.text = ShortText(masking: raw, as: kind)
    self.fault = reason
  }
}
