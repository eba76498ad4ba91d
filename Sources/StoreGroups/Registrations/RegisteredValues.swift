internal import Identifiers
public import Marketplace

/// What stores registered, in canonical form, for whoever looks up which other stores hold the same.
public struct RegisteredValues: Sendable {
  private var reader: RegistrationReader

  /// The registrations of a market.
  ///
  /// - Parameter known: What some of the values came to when they were judged before.
  public init(market: Market, known: JudgedValues = JudgedValues()) {
    reader = RegistrationReader(market: market, known: known)
  }

  /// The values of a store, each once: values of two stores are equal when they meet in the search for groups.
  ///
  /// - Complexity: O(bytes registered by the store).
  public mutating func values(ofStore store: Int) -> [RegisteredValue] {
    var values: [RegisteredValue] = []
    var seen: Set<[UInt8]> = []
    reader.read(store: store) { outcome, canonical, _ in
      guard case .value(let space, _) = outcome else { return }
      var bytes = [space.rawValue]
      for index in canonical.indices { bytes.append(canonical[index]) }
      if seen.insert(bytes).inserted { values.append(RegisteredValue(bytes: bytes)) }
    }
    return values
  }
}

/// A registered value in canonical form.
public struct RegisteredValue: Hashable, Sendable {
  /// What tells it from all others: the kind of value, then its canonical form.
  public let bytes: [UInt8]

  private var space: ValueSpace { bytes.first.flatMap { ValueSpace(rawValue: $0) } ?? .copies }

  /// What it ties stores by, when none of them holds it in a special role.
  public var kind: TieKind { space.tieKind([], []) }

  /// The value as people may see it.
  public var masked: String { Identifier.masked(space.text(of: bytes.dropFirst()), as: space.identifierKind) }
}
