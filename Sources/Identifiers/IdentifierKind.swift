/// A kind of identifier that merchants register; the raw value is the name that feeds and commands use.
public enum IdentifierKind: String, CaseIterable, Sendable {
  /// Unified social credit code, GB 32100-2015.
  case creditCode = "cn-uscc"
  /// Resident identity number, GB 11643-1999, 18 or 15 digits.
  case residentID = "cn-resident-id"
  /// Organisation code, GB 11714-1997.
  case organisationCode = "cn-orgcode"
  /// Business registration number of before 2015.
  case registrationNumber = "cn-regno"
  /// Telephone number: mainland mobile numbers in any writing, others as E.164.
  case phone
  /// Mailbox.
  case email
  /// Bank card number, ISO/IEC 7812.
  case bankCard = "bank-card"
  /// Postal address, to the room.
  case address
  /// Device or browser identifier.
  case device
  /// IP address.
  case network = "ip"
}
