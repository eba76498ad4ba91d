/// A store with everything that its merchant registered, as the feed wrote it.
public struct Store: Hashable, Sendable {
  /// The store's id, unique in its market.
  public var id: String
  /// The shop's display name.
  public var name: String
  /// The day it opened.
  public var opened: Day?
  /// `active`, `closed` or `suspended`.
  public var status: String
  /// Buyers' experience scores from 0 to 5, by aspect (`overall`, `product`, `logistics`, `service`).
  public var experience: [String: Double]
  /// The persons and companies behind it.
  public var parties: [Party]
  /// Accounts that are paid into; the qualifier is the account's kind.
  public var accounts: [Registered]
  /// Addresses of the store itself; the qualifier is the address's use.
  public var addresses: [Registered]
  /// Devices that it was run from; the qualifier is the device's kind.
  public var devices: [Registered]
  /// Networks that it was run from; the qualifier is the network's kind.
  public var networks: [Registered]
  /// What the merchant declared openly; the qualifier is `same-owner` or `brand-authorisation`.
  public var affiliations: [Registered]
  /// Where the record stands.
  public var place: SourcePlace
}

/// A value that a merchant registered, and the word that says what sort of value it is.
public struct Registered: Hashable, Sendable {
  /// The value, as written.
  public var value: String
  /// Its scheme, kind or use; empty when the feed does not say.
  public var qualifier: String
}

/// A person or a company that stands behind a store.
public struct Party: Hashable, Sendable {
  /// `entity`, `legal-representative`, `beneficial-owner`, `operator` or `contact`.
  public var role: String
  /// `person` or `company`.
  public var kind: String
  /// Names.
  public var names: [String] = []
  /// Registered ids; the qualifier is the scheme.
  public var ids: [Registered] = []
  /// Telephone numbers.
  public var phones: [String] = []
  /// Mailboxes.
  public var emails: [String] = []
  /// Addresses.
  public var addresses: [String] = []
  /// Date of birth, as written.
  public var born: String?
}

extension Store {
  /// The store that a record of a market says.
  public init(_ index: Int, in market: Market) {
    let table = market.stores
    self.init(
      id: "", name: "", opened: nil, status: "active", experience: [:], parties: [], accounts: [], addresses: [],
      devices: [], networks: [], affiliations: [], place: market.place(ofStore: index))
    for value in table.values(of: index) {
      let text = table.string(value.text)
      let qualifier = table.string(value.qualifier)
      let registered = Registered(value: text, qualifier: qualifier)
      switch value.field {
      case .id: id = text
      case .name: name = text
      case .opened: opened = Day(text)
      case .status: status = text
      case .experience: experience[qualifier] = Double(text)
      case .party: parties.append(Party(role: text, kind: qualifier))
      case .account: accounts.append(registered)
      case .address: addresses.append(registered)
      case .device: devices.append(registered)
      case .network: networks.append(registered)
      case .affiliation: affiliations.append(registered)
      default: parties.last.map { _ in parties[parties.count - 1].take(value.field, registered) }
      }
    }
  }
}

extension Party {
  fileprivate mutating func take(_ field: Field, _ registered: Registered) {
    switch field {
    case .partyName: names.append(registered.value)
    case .partyID: ids.append(registered)
    case .partyPhone: phones.append(registered.value)
    case .partyEmail: emails.append(registered.value)
    case .partyAddress: addresses.append(registered.value)
    case .partyBorn: born = registered.value
    default: break
    }
  }
}
