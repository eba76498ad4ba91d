/// Which rules a kind is judged by.
enum Scheme {
  static func judge(
    _ raw: Span<UInt8>, as kind: IdentifierKind, into canonical: inout [UInt8], _ remarks: inout IdentifierRemarks
  ) -> IdentifierFault? {
    switch kind {
    case .email: return Mailbox.judge(raw, into: &canonical, &remarks)
    case .address: return PostalAddress.judge(raw, into: &canonical, &remarks)
    default:
      var number = Written(raw)
      if number.isDisguised { remarks.insert(.disguised) }
      guard !number.isCut else { return .length }
      number.trim()
      if let fault = judge(&number, as: kind, &remarks) {
        return isFiller(number) ? .placeholder : fault
      }
      if Placeholders.isRepeated(number) { return .placeholder }
      number.write(into: &canonical)
      return nil
    }
  }

  private static func judge(
    _ number: inout Written, as kind: IdentifierKind, _ remarks: inout IdentifierRemarks
  ) -> IdentifierFault? {
    switch kind {
    case .creditCode: CreditCode.judge(&number, &remarks)
    case .residentID: ResidentID.judge(&number, &remarks)
    case .organisationCode: OrganisationCode.judge(&number, &remarks)
    case .registrationNumber: RegistrationNumber.judge(&number, &remarks)
    case .phone: PhoneNumber.judge(&number, region: "cn", &remarks)
    case .bankCard: BankCard.judge(&number, &remarks)
    case .device: Device.judge(&number, &remarks)
    case .network: NetworkAddress.judge(&number, &remarks)
    case .email, .address: .unknownKind
    }
  }

  /// Whether a faulty number is one that nobody meant: a character repeated, a run along the keyboard.
  private static func isFiller(_ number: Written) -> Bool {
    var bare = number
    bare.strip([.space, .dash, .dot, .slash, .comma, .brackets, .colon])
    return bare.count == 0 || Placeholders.isRepeated(bare) || Placeholders.isRun(bare)
  }
}
