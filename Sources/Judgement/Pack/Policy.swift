/// A rule of a marketplace or a law that signals enforce: one entry of `Signals/policies.yaml`.
public struct Policy: Hashable, Sendable {
  /// Its number: `P7`.
  public let id: String
  /// What it is called and where it was published.
  public let title: String
  /// What it says that a machine can check.
  public let summary: LocalizedText
  /// When it was published or came into force, as its source says.
  public let date: String
  /// Whether the source itself was read, not a copy.
  public let verified: Bool
}

extension Policy {
  /// The policies of `policies.yaml`, by id.
  static func all(in root: PackNode) -> [String: Policy] {
    var policies: [String: Policy] = [:]
    for item in root.items {
      let values = item.mapping(required: ["id", "title", "summary", "date", "verified"])
      guard let id = values["id"]?.text, let title = values["title"]?.text,
        let summary = values["summary"]?.localizedText,
        let date = values["date"]?.text, let verified = values["verified"]?.flag
      else { continue }
      if policies[id] != nil { values["id"]?.fault("policy \"\(id)\" stands twice; remove one") }
      policies[id] = Policy(id: id, title: title, summary: summary, date: date, verified: verified)
    }
    return policies
  }
}
