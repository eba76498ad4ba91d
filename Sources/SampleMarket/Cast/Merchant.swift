import Marketplace

/// A store while the market is being made, with what its merchant registers.
struct Merchant {
  /// The shop's name.
  var name: String
  /// Whether it writes in English and sells in dollars.
  var isEnglish: Bool
  /// The day it opened.
  var opened: Day
  /// Whether the market closed it.
  var isClosed = false
  /// Buyers' scores in hundredths: overall, product, logistics, service.
  var experience: [Int]
  /// The company.
  var company: Company
  /// Its legal representative.
  var representative: Person
  /// Who runs the store.
  var operatedBy: Person
  /// The operator's telephone numbers.
  var phones: [String]
  /// The operator's mailboxes.
  var emails: [String]
  /// An agent's telephone number, as written.
  var agentPhone: String?
  /// The payout card.
  var card: String
  /// A payment service's account.
  var alipay: String?
  /// Where returned goods go, as written.
  var returnAddress: String
  /// The address behind ``returnAddress``.
  var returnRoom: PostalAddress
  /// Devices that it was run from.
  var devices: [String]
  /// Networks that it was run from.
  var networks: [String]
  /// Other stores of the same owner, by their place among the merchants.
  var sameOwner: [Int] = []
  /// Brands that authorised the store.
  var brands: [String] = []
  /// The lines of goods that it sells.
  var lines: [GoodsLine]
  /// How it writes.
  var copywriter: Copywriter
}

/// A listing while the market is being made.
struct Offer {
  /// The store's place among the merchants.
  var store: Int
  /// What is sold.
  var good: Good
  /// The title.
  var title: String
  /// The description.
  var description: String
  /// The price in hundredths.
  var price: Int
  /// The day it was listed.
  var created: Day
  /// Pictures: where they are and what for.
  var pictures: [(href: String, role: String)] = []
}
