/// What became of the records that were brought to a catalog.
public struct RememberedCounts: Hashable, Sendable {
  /// Of stores.
  public var stores = OfKind()
  /// Of listings.
  public var listings = OfKind()

  /// What became of the records of one kind.
  public struct OfKind: Hashable, Sendable {
    /// Records that the catalog did not know.
    public var new = 0
    /// Records that it knew otherwise.
    public var changed = 0
    /// Records that it knew just so.
    public var unchanged = 0

    /// None.
    public init() {}

    /// Both together.
    public static func += (counts: inout OfKind, more: OfKind) {
      counts.new += more.new
      counts.changed += more.changed
      counts.unchanged += more.unchanged
    }

    /// As a JSON object.
    var json: String { "{\"new\":\(new),\"changed\":\(changed),\"unchanged\":\(unchanged)}" }

    /// All of them.
    public var total: Int { new + changed + unchanged }
  }

  /// As a JSON object, with further members.
  func json(_ more: String) -> String {
    "{\"stores\":\(stores.json),\"listings\":\(listings.json)\(more.isEmpty ? "" : ",")\(more)}"
  }
}

/// A record of a market, by its index there.
public enum RecordSubject: Hashable, Sendable {
  /// A store.
  case store(Int)
  /// A listing.
  case listing(Int)
}
