/// What the cells of a column say of a store; its name in a header is that of the same thing in the native feed.
enum TableColumn: Hashable, Sendable {
  /// What a column says of a party.
  enum PartyValue: Hashable, Sendable {
    case name, kind, phone, email, address, born
    /// A registered id and its scheme.
    case id(scheme: String)
  }

  /// One of a store's parties: its role, and its number where a table has several of a role.
  struct Party: Hashable, Sendable {
    var role: String
    var number = 1
  }

  case id, name, opened, status
  /// A buyers' score: `overall`, `product`, `logistics` or `service`.
  case experience(aspect: String)
  case party(Party, PartyValue)
  /// An element of the native feed that holds one value: `account`, `address`, `device`, `network`, `affiliation`.
  case value(element: String, kind: String)

  /// The roles that a party may have.
  static let roles = ["entity", "legal-representative", "beneficial-owner", "operator", "contact"]
  private static let aspects = ["overall", "product", "logistics", "service"]

  /// The column that a name of its own says: `contact.phone`, `entity.2.id.cn-uscc`, `account.bank-card`.
  init?(name: String) {
    var parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.allSatisfy({ !$0.isEmpty }), !parts.isEmpty else { return nil }
    let head = parts.removeFirst()
    if Self.roles.contains(head) {
      var party = Party(role: head)
      if let number = parts.first.flatMap({ Int($0) }), (1...255).contains(number) {
        party.number = number
        parts.removeFirst()
      }
      guard let value = Self.partyValue(parts) else { return nil }
      self = .party(party, value)
      return
    }
    switch (head, parts.first, parts.count) {
    case ("id", nil, _): self = .id
    case ("name", nil, _): self = .name
    case ("opened", nil, _): self = .opened
    case ("status", nil, _): self = .status
    case ("experience", let aspect?, 1) where Self.aspects.contains(aspect): self = .experience(aspect: aspect)
    case ("account", let kind, ...1): self = .value(element: head, kind: kind ?? "other")
    case ("device", let kind, ...1): self = .value(element: head, kind: kind ?? "device-id")
    case ("network", let kind, ...1): self = .value(element: head, kind: kind ?? "ip")
    case ("address", let use, ...1): self = .value(element: head, kind: use ?? "office")
    case ("affiliation", let kind?, 1) where ["same-owner", "brand-authorisation"].contains(kind):
      self = .value(element: head, kind: kind)
    default: return nil
    }
  }

  private static func partyValue(_ parts: [String]) -> PartyValue? {
    switch (parts.first, parts.count) {
    case ("name", 1): .name
    case ("kind", 1): .kind
    case ("phone", 1): .phone
    case ("email", 1): .email
    case ("address", 1): .address
    case ("born", 1): .born
    case ("id", 1): .id(scheme: "other")
    case ("id", 2): .id(scheme: parts[1])
    default: nil
    }
  }

  /// Whether only a table of registrations has such a column; names and days stand in any table.
  var isEvidence: Bool {
    switch self {
    case .id, .name, .opened, .status: false
    case .experience, .party, .value: true
    }
  }

  /// Whether its cells are numbers or codes, which spreadsheets damage and which several may share a cell.
  var isCode: Bool {
    switch self {
    case .party(_, .phone), .party(_, .email), .party(_, .id), .id: true
    case .value(let element, _): element != "address"
    default: false
    }
  }

  /// Whether one cell may hold several values.
  var isList: Bool { isCode && self != .id }

  /// Whether its cells are days.
  var isDay: Bool {
    switch self {
    case .opened, .party(_, .born): true
    default: false
    }
  }

  /// The words of the native feed that the layout translates its cells to, by name; `nil` for free text.
  var vocabulary: String? {
    switch self {
    case .status: "status"
    case .party(_, .kind): "kind"
    default: nil
    }
  }

  /// The field of a record that its cells fill, as profiles name it.
  var fieldName: String {
    switch self {
    case .id: "id"
    case .name: "name"
    case .opened: "opened"
    case .status: "status"
    case .experience: "experience"
    case .party(_, .kind): "party"
    case .party(_, .name): "party-name"
    case .party(_, .phone): "party-phone"
    case .party(_, .email): "party-email"
    case .party(_, .address): "party-address"
    case .party(_, .born): "party-born"
    case .party(_, .id): "party-id"
    case .value(let element, _): element
    }
  }
}
