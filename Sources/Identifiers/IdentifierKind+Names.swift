extension IdentifierKind {
  /// The kind that a feed, a person or a test set calls so: our own names, those of the feed's schemes, and the short
  /// names that are usual in the field. Case does not count, nor whether words are joined by `-` or `_`.
  ///
  /// `nil` for a scheme that is not known; judge its values as ``other``.
  public init?(named name: String) {
    let folded = String(name.lowercased().map { $0 == "_" ? "-" : $0 })
    guard let kind = Self(rawValue: folded) ?? Self.aliases[folded] else { return nil }
    self = kind
  }

  /// Other names by which the kind is found, in alphabetical order.
  public var otherNames: [String] { Self.aliases.filter { $0.value == self }.map(\.key).sorted() }

  private static let aliases: [String: IdentifierKind] = [
    "uscc": .creditCode, "cn-ric": .residentID, "cn-ric15": .residentID, "resident-id": .residentID,
    "orgcode":
      .organisationCode, "cn-brn15": .registrationNumber, "hk-hkid": .hongKongID, "hkid": .hongKongID,
    "hk-brn":
      .hongKongBusiness, "mo-bir": .macauID, "cn-phone": .phone, "e164": .phone, "mobile": .phone, "tel": .phone,
    "telephone": .phone, "mail": .email, "e-mail": .email, "mailbox": .email, "postal-address": .address,
    "device-id": .device, "browser-fingerprint": .device, "imei": .device, "mac": .device, "network": .network,
    "ipv4": .network, "ipv6": .network, "ip-address": .network, "card": .bankCard, "swift": .bankIdentifier,
    "wechat": .wechatPay, "weixin": .wechatPay, "weixin-pay": .wechatPay, "btc": .bitcoin, "vat": .europeanVAT,
    "at-uid": .austrianVAT, "hr-vat": .croatianOIB, "cz-vat": .czechVAT, "dk-vat": .danishCVR,
    "nl-vat":
      .dutchVAT, "ee-vat": .estonianVAT, "fi-vat": .finnishVAT, "fr-vat": .frenchVAT, "el-vat": .greekVAT,
    "hu-vat": .hungarianVAT, "it-vat": .italianVAT, "lv-vat": .latvianVAT, "lt-vat": .lithuanianVAT,
    "lu-vat":
      .luxembourgVAT, "pl-vat": .polishNIP, "pt-vat": .portugueseNIF, "ro-vat": .romanianCF, "sk-vat": .slovakVAT,
    "si-vat": .slovenianVAT, "es-vat": .spanishTax, "uk-vat": .britishVAT, "uk-utr": .britishTaxpayer,
    "uk-crn":
      .britishCompany, "gb-crn": .britishCompany, "uk-company": .britishCompany, "no-vat": .norwegianOrganisation,
    "jp-cn": .japaneseCorporation, "ean": .gtin, "upc": .gtin, "barcode": .gtin,
  ]
}

extension IdentifierKind {
  /// The kind that a canonical value compares as: a payment account that is a telephone number or a mailbox compares
  /// with those.
  public func comparison(of canonical: Span<UInt8>) -> IdentifierKind {
    switch self {
    case .alipay, .wechatPay, .paypal, .otherAccount:
      if canonical.count > 0, canonical[0] == 0x2B { return .phone }
      for index in 0..<canonical.count where canonical[index] == 0x40 { return .email }
      return self
    default: return self
    }
  }
}
