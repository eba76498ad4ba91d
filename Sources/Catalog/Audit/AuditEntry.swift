/// An act on a catalog, as the audit chain keeps it.
public struct AuditEntry: Hashable, Sendable {
  /// Its number, from 1.
  public let number: Int
  /// When: milliseconds since 1970-01-01 UTC.
  public let at: Int64
  /// Who.
  public let actor: String
  /// What was done: `ingest`, `gate`, `rekey` and so on.
  public let act: String
  /// What it was done to.
  public let subject: String
  /// Why; empty for acts that need no reason.
  public let reason: String
  /// What came of it, as JSON.
  public let detail: String
  /// The hash of this entry and of all before it.
  public let hash: [UInt8]
}
