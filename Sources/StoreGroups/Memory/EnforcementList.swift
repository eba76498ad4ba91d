import Identifiers
public import Marketplace

/// An identity or an account against which the market acted, or which it found to be misused.
public struct EnforcementEntry: Hashable, Sendable {
  /// What it is: a company, a person, a card or an account.
  public let kind: TieKind
  /// The value, as somebody wrote it.
  public let value: String
  /// Whether its owner did it or suffered it.
  public let role: Role
  /// Why it is listed.
  public let reason: String
  /// Who decided it.
  public let deciders: [String]
  /// The last day on which the entry counts.
  public let expires: Day

  /// What the owner of a listed identity is.
  public enum Role: String, CaseIterable, Sendable {
    /// The one who was behind what the market acted against.
    case controller
    /// The one whose identity somebody else used.
    case victim
  }

  /// An entry.
  public init(kind: TieKind, value: String, role: Role, reason: String, deciders: [String], expires: Day) {
    self.kind = kind
    self.value = value
    self.role = role
    self.reason = reason
    self.deciders = deciders
    self.expires = expires
  }

  /// Kinds of which values can be listed: telephones and devices change hands.
  public static let kinds: [TieKind] = [.entityID, .personID, .bankCard, .paymentAccount]

  /// The value in canonical form; `nil` when it is none of its kind, or none that could identify anyone.
  public var canonical: String? { Identifier.judge(value, as: kind.identifierKind).canonical }

  /// The value as people may see it.
  public var masked: String { Identifier.masked(value, as: kind.identifierKind) }
}

/// A store that registered a listed value.
public struct EnforcementHit: Hashable, Sendable {
  /// The store.
  public let store: Int
  /// The entry.
  public let entry: EnforcementEntry
}

/// The entries of an enforcement list that count on a day, met with what stores registered.
struct EnforcementList {
  private let entries: [[UInt8]: EnforcementEntry]

  /// The entries that have not expired; of two for one value the controller's counts.
  init(_ list: [EnforcementEntry], on day: Day?) {
    var entries: [[UInt8]: EnforcementEntry] = [:]
    for entry in list where day.map({ $0 <= entry.expires }) ?? true {
      guard let canonical = entry.canonical.map({ Array($0.utf8) }) else { continue }
      if entries[canonical]?.role == .controller { continue }
      entries[canonical] = entry
    }
    self.entries = entries
  }

  /// The stores that registered a listed value, in order of store, each entry once.
  ///
  /// - Complexity: O(bytes registered).
  func hits(in market: Market) -> [EnforcementHit] {
    guard !entries.isEmpty else { return [] }
    var hits: [EnforcementHit] = []
    var reader = RegistrationReader(market: market)
    for store in 0..<market.stores.count {
      var seen: Set<EnforcementEntry> = []
      reader.read(store: store) { outcome, canonical, _ in
        guard case .value(let space, let role) = outcome else { return }
        let kind = space.tieKind(role, role)
        guard EnforcementEntry.kinds.contains(kind) else { return }
        let bytes = canonical.indices.map { canonical[$0] }
        // The scheme that a rare number stands behind says nothing about its holder.
        let plain = bytes.firstIndex(of: UInt8(ascii: ":")).map { Array(bytes[($0 + 1)...]) }
        guard let entry = entries[bytes] ?? plain.flatMap({ entries[$0] }), entry.kind == kind,
          seen.insert(entry).inserted
        else { return }
        hits.append(EnforcementHit(store: store, entry: entry))
      }
    }
    return hits
  }
}
