/// Legal entity identifier, ISO 17442: 18 characters and two check digits by ISO 7064 MOD 97-10.
enum LegalEntity {
  static func judge(_ lei: inout Written) -> IdentifierFault? {
    lei.strip([.space, .dash])
    lei.capitalise()
    guard lei.count == 20 else { return .length }
    guard lei.isAlphanumeric, lei.areDigits(18..<20) else { return .character }
    guard lei.remainder97(0..<20) == 1 else { return .checkDigit }
    return Placeholders.isFillerBody(lei.without(last: 2)) ? .placeholder : nil
  }
}

/// Business identifier code of a bank, ISO 9362: party, country, location, branch.
enum BankIdentifier {
  static func judge(_ bic: inout Written, _ remarks: inout IdentifierRemarks) -> IdentifierFault? {
    bic.strip([.space, .dash])
    bic.capitalise()
    guard bic.count == 8 || bic.count == 11 else { return .length }
    guard bic.isAlphanumeric else { return .character }
    for index in 0..<6 where bic.digit(index) <= 9 { return .character }
    guard CountryCode.isCountry(bic[4], bic[5]) else { return .part }
    remarks.insert(.formOnly)
    return nil
  }
}

/// Countries by the two letters of ISO 3166-1, and Kosovo's XK.
enum CountryCode {
  private static let codes: Set<UInt16> = {
    let text = """
      AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF \
      CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG \
      GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP \
      KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC \
      NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ \
      SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN \
      VU WF WS XK YE YT ZA ZM ZW
      """
    return Set(text.split(separator: " ").map { $0.utf8.reduce(0) { $0 << 8 | UInt16($1) } })
  }()

  /// Whether two capital letters are a country's.
  static func isCountry(_ first: UInt8, _ second: UInt8) -> Bool { codes.contains(UInt16(first) << 8 | UInt16(second)) }
}
