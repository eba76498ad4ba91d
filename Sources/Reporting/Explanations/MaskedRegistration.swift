import Identifiers
import Judgement
import Marketplace

/// What a merchant registered, as people may see it: kinds in full, values masked.
struct MaskedRegistration {
  /// One registered value.
  struct Line {
    /// Whose it is: a party's role, or empty for the store's own.
    let party: String
    /// What it is, as the feed names it: `cn-uscc`, `phone`, `bank-card`.
    let kind: String
    /// What it is for or of which sort, as the feed names it; empty when it says nothing.
    let use: String
    /// The value, masked.
    let masked: String

    /// Kind and use in one: `address (return)`.
    var label: String { use.isEmpty ? kind : "\(kind) (\(use))" }

    /// The label in words.
    func label(_ language: Language) -> String {
      let kind = FormatWord.name(kind, language)
      return use.isEmpty ? kind : "\(kind) (\(FormatWord.name(use, language)))"
    }
  }

  /// The lines in the order of the feed.
  let lines: [Line]

  init(_ store: Store) {
    var lines: [Line] = []
    for party in store.parties {
      func add(_ kind: String, _ masked: String) {
        lines.append(Line(party: party.role, kind: kind, use: "", masked: masked))
      }
      for name in party.names { add("name", party.kind == "company" ? name : Self.maskedName(name)) }
      for id in party.ids { add(id.qualifier, Self.masked(id.value, id.qualifier)) }
      for phone in party.phones { add("phone", Self.masked(phone, "phone")) }
      for email in party.emails { add("email", Self.masked(email, "email")) }
      for address in party.addresses { add("address", Self.masked(address, "address")) }
      if party.born != nil { add("born", "****-**-**") }
    }
    let own: [([Registered], String?)] = [
      (store.accounts, nil), (store.addresses, "address"), (store.devices, "device"), (store.networks, "ip"),
    ]
    for (values, kind) in own {
      for value in values {
        lines.append(
          Line(
            party: "", kind: kind ?? value.qualifier, use: kind == nil ? "" : value.qualifier,
            masked: Self.masked(value.value, kind ?? value.qualifier)))
      }
    }
    self.lines = lines
  }

  /// A value masked by its kind; of a kind that is not known, the first and last two characters of twelve or more.
  private static func masked(_ value: String, _ kind: String) -> String {
    if let known = IdentifierKind(rawValue: kind) { return Identifier.masked(value, as: known) }
    guard value.count >= 12 else { return String(repeating: "*", count: value.count) }
    return value.prefix(2) + String(repeating: "*", count: value.count - 4) + value.suffix(2)
  }

  /// A person's name: the first character.
  private static func maskedName(_ name: String) -> String {
    name.prefix(1) + String(repeating: "*", count: max(1, name.count - 1))
  }
}
