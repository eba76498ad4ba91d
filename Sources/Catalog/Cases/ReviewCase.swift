internal import GRDB

/// Something that waits, or waited, for a person: a group, a cluster of duplicates, a store or a listing.
public struct ReviewCase: Hashable, Sendable {
  /// Its number in the catalog, from 1.
  public let number: Int
  /// What kind of thing it is about.
  public let kind: Kind
  /// The id of that.
  public let subject: String
  /// How far it is.
  public let state: State
  /// What the gate decided.
  public let outcome: RecordDecision
  /// How sure the verdict was, 0 to 1.
  public let score: Double
  /// Codes of the signals that hit, heaviest first.
  public let signals: [String]
  /// Cases of more come first.
  public let priority: Int
  /// When it was opened: milliseconds since 1970-01-01 UTC.
  public let opened: Int64
  /// Who has it.
  public let assignee: String?
  /// Until when nobody else is given it; `nil` when it was assigned for good or nobody has it.
  public let lease: Int64?
  /// What was decided, or is to be once a second person agrees.
  public let decision: Decision?
  /// Who decided.
  public let decidedBy: String?
  /// When.
  public let decided: Int64?
  /// Why.
  public let reason: String?

  /// What a case can be about.
  public enum Kind: String, CaseIterable, Sendable {
    /// A group of stores.
    case group
    /// A cluster of duplicate listings.
    case duplicates
    /// One store.
    case store
    /// One listing.
    case listing
  }

  /// How far a case can be.
  public enum State: String, CaseIterable, Sendable {
    /// Nobody decided.
    case open
    /// It waits for a second person.
    case waiting
    /// It is decided.
    case decided
  }

  /// What can be decided.
  public enum Decision: String, CaseIterable, Sendable {
    /// Nothing stands against it: what waits may go live.
    case release
    /// What waits is held; whoever joins it later waits.
    case hold
    /// The stores are to be closed; whoever opens them again waits.
    case close

    /// Whether a second person has to agree.
    func needsSecond(of kind: Kind) -> Bool { self == .close || (self == .hold && kind == .group) }

    /// What becomes of the records that wait.
    var outcome: RecordDecision { self == .release ? .approve : .block }
  }
}

/// A record that belongs to a case.
public struct CaseRecord: Hashable, Sendable {
  /// Whether it is a store.
  public let isStore: Bool
  /// Its id.
  public let id: String
  /// Whether it waits for the decision, or only belongs to what is decided.
  public let waits: Bool

  /// A record.
  public init(isStore: Bool, id: String, waits: Bool) {
    self.isStore = isStore
    self.id = id
    self.waits = waits
  }

  /// The kind, as the table of records has it.
  var kind: String { isStore ? "store" : "listing" }
}

extension ReviewCase {
  init(_ row: Row) {
    self.init(
      number: row["number"], kind: Kind(rawValue: row["kind"]) ?? .listing, subject: row["subject"],
      state: State(rawValue: row["state"]) ?? .open, outcome: RecordDecision(rawValue: row["outcome"]) ?? .review,
      score: row["score"], signals: Catalog.texts(row["signals"]), priority: row["priority"], opened: row["opened"],
      assignee: row["assignee"], lease: row["lease"],
      decision: (row["decision"] as String?).flatMap { Decision(rawValue: $0) }, decidedBy: row["decided_by"],
      decided: row["decided"], reason: row["reason"])
  }
}
