/// A value of one store that another registers as well.
enum TieKind: String, CaseIterable {
  /// A device.
  case device
  /// The payout card.
  case card = "bank-card"
  /// The payment service's account.
  case alipay
  /// The operator's telephone.
  case phone
  /// The operator's mailbox.
  case email
  /// The return address.
  case returnAddress = "return-address"
  /// The person who runs the store.
  case operatedBy = "operator-id"
  /// The company.
  case company = "entity-id"

  /// Makes store `to` register a value of store `from`, as another hand writes it.
  func copy(from: Int, to: Int, in market: inout MarketDraft, _ random: inout RandomStream) {
    let source = market.merchants[from]
    switch self {
    case .device:
      market.merchants[to].devices.append(OtherWriting.device(source.devices[0].lowercased(), &random))
    case .card:
      market.merchants[to].card = OtherWriting.card(source.card.filter(\.isNumber), &random)
    case .alipay:
      let account = source.alipay ?? source.emails[0]
      market.merchants[from].alipay = account
      market.merchants[to].alipay = account
    case .phone:
      let number = String(source.phones[0].filter(\.isNumber).suffix(11))
      market.merchants[to].phones.append(OtherWriting.phone(number, &random))
    case .email:
      market.merchants[to].emails.append(OtherWriting.email(source.emails[0], &random))
    case .returnAddress:
      market.merchants[to].returnRoom = source.returnRoom
      market.merchants[to].returnAddress = source.returnRoom.rewritten(&random)
    case .operatedBy:
      market.merchants[to].operatedBy = source.operatedBy
    case .company:
      market.merchants[to].company = source.company
      market.merchants[to].representative = source.representative
    }
  }
}
