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

  private static let aliases: [String: IdentifierKind] = {
    let names: [(kind: IdentifierKind, names: String)] = [
      (.creditCode, "uscc"), (.residentID, "cn-ric cn-ric15 resident-id"), (.organisationCode, "orgcode"),
      (.registrationNumber, "cn-brn15"), (.hongKongID, "hk-hkid hkid"), (.hongKongBusiness, "hk-brn"),
      (.macauID, "mo-bir"), (.phone, "cn-phone e164 mobile tel telephone"), (.email, "mail e-mail mailbox"),
      (.address, "postal-address"), (.device, "device-id browser-fingerprint imei mac"),
      (.network, "network ipv4 ipv6 ip-address"), (.bankCard, "card"), (.bankIdentifier, "swift"),
      (.wechatPay, "wechat weixin weixin-pay"), (.bitcoin, "btc"), (.europeanVAT, "vat"), (.austrianVAT, "at-uid"),
      (.croatianOIB, "hr-vat"), (.czechVAT, "cz-vat"), (.danishCVR, "dk-vat"), (.dutchVAT, "nl-vat"),
      (.estonianVAT, "ee-vat"), (.finnishVAT, "fi-vat"), (.frenchVAT, "fr-vat"), (.greekVAT, "el-vat"),
      (.hungarianVAT, "hu-vat"), (.italianVAT, "it-vat"), (.latvianVAT, "lv-vat"), (.lithuanianVAT, "lt-vat"),
      (.luxembourgVAT, "lu-vat"), (.polishNIP, "pl-vat"), (.portugueseNIF, "pt-vat"), (.romanianCF, "ro-vat"),
      (.slovakVAT, "sk-vat"), (.slovenianVAT, "si-vat"), (.spanishTax, "es-vat"), (.britishVAT, "uk-vat"),
      (.britishTaxpayer, "uk-utr"), (.britishCompany, "uk-crn gb-crn uk-company"), (.norwegianOrganisation, "no-vat"),
      (.japaneseCorporation, "jp-cn"), (.gtin, "ean upc barcode"),
    ]
    var kinds: [String: IdentifierKind] = [:]
    for (kind, names) in names {
      for name in names.split(separator: " ") { kinds[String(name)] = kind }
    }
    return kinds
  }()
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
