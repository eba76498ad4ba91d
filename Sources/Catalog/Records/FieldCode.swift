internal import Marketplace

extension Field {
  /// The number that a field has in catalogs, for good: never given to another field, whatever the order in the code.
  var catalogCode: UInt8 {
    switch self {
    case .id: 1
    case .status: 2
    case .name: 10
    case .opened: 11
    case .experience: 12
    case .party: 13
    case .partyName: 14
    case .partyID: 15
    case .partyPhone: 16
    case .partyEmail: 17
    case .partyAddress: 18
    case .partyBorn: 19
    case .account: 20
    case .address: 21
    case .device: 22
    case .network: 23
    case .affiliation: 24
    case .store: 40
    case .title: 41
    case .description: 42
    case .brand: 43
    case .category: 44
    case .gtin: 45
    case .mpn: 46
    case .price: 47
    case .rawPrice: 48
    case .salePrice: 49
    case .link: 50
    case .picture: 51
    case .attribute: 52
    case .unit: 53
    case .availability: 54
    case .condition: 55
    case .groupID: 56
    case .created: 57
    case .updated: 58
    case .partOf: 59
    }
  }

  /// The field of each code.
  private static let ofCode: [Field?] = {
    var fields = [Field?](repeating: nil, count: 256)
    for field in Field.allCases { fields[Int(field.catalogCode)] = field }
    return fields
  }()

  /// The field with a code, or `nil`.
  init?(catalogCode: UInt8) {
    guard let field = Self.ofCode[Int(catalogCode)] else { return nil }
    self = field
  }
}
