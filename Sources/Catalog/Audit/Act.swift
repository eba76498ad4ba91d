/// Who does something to a catalog, when and by which verb: what the audit chain keeps of it.
public struct Act: Hashable, Sendable {
  /// The verb: `ingest`, `gate`.
  public var name: String
  /// Who.
  public var actor: String
  /// Milliseconds since 1970-01-01 UTC.
  public var at: Int64
  /// Why; empty for acts that need no reason.
  public var reason: String
  /// What the audit chain keeps beside the counts, as members of a JSON object (`"pack":"…"`); may be empty.
  public var detail: String

  /// An act.
  public init(name: String, actor: String, at: Int64, reason: String = "", detail: String = "") {
    self.name = name
    self.actor = actor
    self.at = at
    self.reason = reason
    self.detail = detail
  }
}
