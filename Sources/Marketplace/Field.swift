/// One thing that a record can say, whichever feed format it came in.
///
/// A value may carry a *qualifier*: the word that says what sort of value it is (the scheme of an id, the name of an
/// attribute, the currency of a price). Values of one party share a *part* number.
public enum Field: UInt8, CaseIterable, Sendable {
  // Both kinds of record.
  /// The record's id, unique in a market for its kind.
  case id
  /// `active`, `closed`, `suspended` for a store; `pending`, `active`, `removed` for a listing.
  case status

  // A store.
  /// The shop's display name.
  case name
  /// When the store opened: a date or a time, ISO 8601.
  case opened
  /// A buyers' experience score from 0 to 5; qualifier: `overall`, `product`, `logistics` or `service`.
  case experience
  /// Opens a party; text: its role; qualifier: `person` or `company`.
  case party
  /// A party's name.
  case partyName
  /// A party's registered id; qualifier: its scheme.
  case partyID
  /// A party's telephone number.
  case partyPhone
  /// A party's mailbox.
  case partyEmail
  /// A party's address.
  case partyAddress
  /// A party's date of birth.
  case partyBorn
  /// An account that is paid into; qualifier: its kind.
  case account
  /// An address of the store; qualifier: its use (`office`, `return`, `warehouse`).
  case address
  /// A device that the store was run from; qualifier: its kind.
  case device
  /// A network that the store was run from; qualifier: its kind.
  case network
  /// What the merchant declared openly; text: the other store or the brand; qualifier: its kind.
  case affiliation

  // A listing.
  /// The id of the store that sells it.
  case store
  /// The title.
  case title
  /// The description, as plain text.
  case description
  /// The brand.
  case brand
  /// The category path.
  case category
  /// A GTIN, as written.
  case gtin
  /// The manufacturer's part number.
  case mpn
  /// The price as an exact decimal; qualifier: ISO 4217 currency, empty when unknown.
  case price
  /// The price as the feed wrote it.
  case rawPrice
  /// The sale price, like ``price``.
  case salePrice
  /// The page of the listing.
  case link
  /// A picture's address or path; qualifier: `main`, `detail` or `buyer`.
  case picture
  /// An attribute's value; qualifier: its name.
  case attribute
  /// The unit of the attribute before it.
  case unit
  /// Availability, as written; qualifier: ``Availability`` where the format has a vocabulary.
  case availability
  /// Condition, as written; qualifier: ``Condition`` where the format has a vocabulary.
  case condition
  /// The group of variants that the listing belongs to.
  case groupID
  /// When the listing was created: a date or a time, ISO 8601.
  case created
  /// When the listing was last changed.
  case updated
  /// The id of the listing that a part belongs to, when the part's own id is another.
  case partOf
}
