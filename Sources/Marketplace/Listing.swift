/// A listing: goods that a store offers, as the feed described them.
public struct Listing: Hashable, Sendable {
  /// The listing's id, unique in its market.
  public var id: String
  /// The id of the store that sells it.
  public var store: String
  /// The title.
  public var title: String
  /// The description as plain text.
  public var description: String
  /// The brand.
  public var brand: String?
  /// The category path.
  public var category: String?
  /// The GTINs, as written.
  public var gtins: [String]
  /// The manufacturer's part number.
  public var mpn: String?
  /// The price.
  public var price: Money?
  /// The price as the feed wrote it.
  public var rawPrice: String?
  /// The price while it is on sale.
  public var salePrice: Money?
  /// Availability, as written.
  public var availability: String?
  /// What the availability means, where the format has a vocabulary.
  public var availabilityWord: Availability?
  /// Condition, as written.
  public var condition: String?
  /// What the condition means, where the format has a vocabulary.
  public var conditionWord: Condition?
  /// The group of variants that it belongs to.
  public var groupID: String?
  /// Attributes in order.
  public var attributes: [Attribute]
  /// Pictures in order.
  public var pictures: [PictureReference]
  /// The page of the listing.
  public var link: String?
  /// The day it was created.
  public var created: Day?
  /// The day it was last changed.
  public var updated: Day?
  /// `pending`, `active` or `removed`.
  public var status: String
  /// Where the record stands.
  public var place: SourcePlace
}

/// An attribute of goods: `weight` `1.2` `kg`.
public struct Attribute: Hashable, Sendable {
  /// What it is; empty when the feed does not say.
  public var name: String
  /// Its value, as written.
  public var value: String
  /// The unit of the value, as written, where the feed says one.
  public var unit: String?
}

extension Listing {
  /// The listing that a record of a market says.
  public init(_ index: Int, in market: Market) {
    let table = market.listings
    self.init(
      id: "", store: "", title: "", description: "", gtins: [], attributes: [], pictures: [], status: "active",
      place: market.place(ofListing: index))
    for value in table.values(of: index) {
      let text = table.string(value.text)
      let qualifier = table.string(value.qualifier)
      switch value.field {
      case .id: id = text
      case .store: store = text
      case .title: title = text
      case .description: description = text
      case .brand: brand = text
      case .category: category = text
      case .gtin: gtins.append(text)
      case .mpn: mpn = text
      case .price: price = Money(decimal: text, currency: qualifier)
      case .rawPrice: rawPrice = text
      case .salePrice: salePrice = Money(decimal: text, currency: qualifier)
      case .availability:
        availability = text
        availabilityWord = Availability(rawValue: qualifier)
      case .condition:
        condition = text
        conditionWord = Condition(rawValue: qualifier)
      case .groupID: groupID = text
      case .attribute: attributes.append(Attribute(name: qualifier, value: text))
      case .unit: if !attributes.isEmpty { attributes[attributes.count - 1].unit = text }
      case .picture:
        pictures.append(PictureReference(href: text, role: PictureReference.Role(rawValue: qualifier) ?? .detail))
      case .link: link = text
      case .created: created = Day(text)
      case .updated: updated = Day(text)
      case .status: status = text
      default: break
      }
    }
  }
}
