public import Marketplace

extension Field {
  /// The field's name in what people read: `party-name`.
  public var name: String { profileName }

  /// The field's name in profiles and in what people read: `party-name`.
  var profileName: String {
    switch self {
    case .id: "id"
    case .status: "status"
    case .name: "name"
    case .opened: "opened"
    case .experience: "experience"
    case .party: "party"
    case .partyName: "party-name"
    case .partyID: "party-id"
    case .partyPhone: "party-phone"
    case .partyEmail: "party-email"
    case .partyAddress: "party-address"
    case .partyBorn: "party-born"
    case .account: "account"
    case .address: "address"
    case .device: "device"
    case .network: "network"
    case .affiliation: "affiliation"
    case .store: "store"
    case .title: "title"
    case .description: "description"
    case .brand: "brand"
    case .category: "category"
    case .gtin: "gtin"
    case .mpn: "mpn"
    case .price: "price"
    case .rawPrice: "raw-price"
    case .salePrice: "sale-price"
    case .link: "link"
    case .picture: "picture"
    case .attribute: "attribute"
    case .unit: "unit"
    case .availability: "availability"
    case .condition: "condition"
    case .groupID: "group-id"
    case .created: "created"
    case .updated: "updated"
    case .partOf: "part-of"
    }
  }

  /// The names that a profile may use. A unit is no field of its own there: it belongs to an attribute's rule.
  static let allNames = Field.allCases.filter { $0 != .unit }.map(\.profileName)

  /// The field with a name that a profile may use.
  init?(profileName: String) {
    guard profileName != "unit", let field = Field.allCases.first(where: { $0.profileName == profileName }) else {
      return nil
    }
    self = field
  }

  /// Whether it says something of one party among several.
  var isOfParty: Bool {
    switch self {
    case .party, .partyName, .partyID, .partyPhone, .partyEmail, .partyAddress, .partyBorn: true
    default: false
    }
  }

  /// Whether a record may say it more than once.
  var isRepeatable: Bool {
    switch self {
    case .experience, .party, .partyName, .partyID, .partyPhone, .partyEmail, .partyAddress, .partyBorn, .account,
      .address, .device, .network, .affiliation, .gtin, .picture, .attribute, .unit:
      true
    case .id, .status, .name, .opened, .store, .title, .description, .brand, .category, .mpn, .price, .rawPrice,
      .salePrice, .link, .availability, .condition, .groupID, .created, .updated, .partOf:
      false
    }
  }
}
