extension IdentifierKind {
  /// The kind that a feed, a person or a test set calls so: our own names, those of the feed's schemes, and the short
  /// names that are usual in the field. Case does not count, nor whether words are joined by `-` or `_`.
  public init?(named name: String) {
    let folded = name.lowercased().replacing("_", with: "-")
    guard let kind = Self(rawValue: folded) ?? Self.aliases[folded] else { return nil }
    self = kind
  }

  private static let aliases: [String: IdentifierKind] = [
    "uscc": .creditCode, "cn-ric": .residentID, "cn-ric15": .residentID, "resident-id": .residentID,
    "cn-brn15": .registrationNumber, "orgcode": .organisationCode,
    "cn-phone": .phone, "e164": .phone, "mobile": .phone, "tel": .phone, "telephone": .phone,
    "mail": .email, "e-mail": .email, "mailbox": .email, "card": .bankCard,
    "postal-address": .address, "device-id": .device, "browser-fingerprint": .device,
    "network": .network, "ipv4": .network, "ipv6": .network, "ip-address": .network,
  ]
}
