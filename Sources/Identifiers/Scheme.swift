/// Which rules a kind is judged by.
enum Scheme {
  static func judge(
    _ raw: Span<UInt8>, as kind: IdentifierKind, into canonical: inout [UInt8], _ remarks: inout IdentifierRemarks
  ) -> IdentifierFault? {
    switch kind {
    case .email: return Mailbox.judge(raw, into: &canonical, &remarks)
    case .address: return PostalAddress.judge(raw, into: &canonical, &remarks)
    case .alipay, .wechatPay, .paypal, .otherAccount: return PaymentAccount.judge(raw, into: &canonical, &remarks)
    case .passport: return FreeForm.judge(raw, lengths: 5...20, into: &canonical, &remarks)
    case .other: return FreeForm.judge(raw, lengths: 3...100, into: &canonical, &remarks)
    default: return judgeNumber(raw, as: kind, into: &canonical, &remarks)
    }
  }

  /// Judges a kind that is written in digits and Latin letters.
  private static func judgeNumber(
    _ raw: Span<UInt8>, as kind: IdentifierKind, into canonical: inout [UInt8], _ remarks: inout IdentifierRemarks
  ) -> IdentifierFault? {
    var number = Written(raw)
    if number.isDisguised { remarks.insert(.disguised) }
    guard !number.isCut else { return .length }
    if kind == .luhn {
      guard number.isNumeric else { return .character }
      guard number.passesLuhn(0..<number.count) else { return .checkDigit }
    } else {
      number.trim()
      let written = number
      if let fault = judge(&number, as: kind, &remarks) { return isFiller(number) ? .placeholder : fault }
      if Placeholders.isRepeated(number) { return .placeholder }
      if kind != .network, isFiller(written) {
        // Where no check digit tells, such a number may have been issued, too, and so may any of a book; yet it names
        // nobody.
        guard remarks.contains(.formOnly) || kind == .bookNumber else { return .placeholder }
        remarks.insert(.saysNothing)
      }
      if Specimens.contain(number, of: kind) { remarks.insert(.specimen) }
    }
    number.write(into: &canonical)
    return nil
  }

  /// Those most merchants of the market have first.
  private static func judge(
    _ number: inout Written, as kind: IdentifierKind, _ remarks: inout IdentifierRemarks
  ) -> IdentifierFault? {
    switch kind {
    case .creditCode: CreditCode.judge(&number, &remarks)
    case .residentID: ResidentID.judge(&number, &remarks)
    case .organisationCode: OrganisationCode.judge(&number, &remarks)
    case .registrationNumber: RegistrationNumber.judge(&number, &remarks)
    case .hongKongID: HongKongID.judge(&number)
    case .hongKongBusiness: HongKongBusiness.judge(&number, &remarks)
    case .macauID: MacauID.judge(&number, &remarks)
    case .taiwanID: TaiwanID.judge(&number)
    case .taiwanBusiness: TaiwanBusiness.judge(&number)
    case .hongKongMacauPermit: TravelPermit.judgeHongKongMacau(&number, &remarks)
    case .taiwanPermit: TravelPermit.judgeTaiwan(&number, &remarks)
    case .phone: PhoneNumber.judge(&number, home: .china, &remarks)
    case .device: Device.judge(&number, &remarks)
    case .network: NetworkAddress.judge(&number, &remarks)
    case .bankCard: BankCard.judge(&number)
    case .bankAccount: BankAccount.judge(&number)
    case .bankIdentifier: BankIdentifier.judge(&number, &remarks)
    case .bitcoin: BitcoinAddress.judge(&number)
    case .legalEntity: LegalEntity.judge(&number)
    case .gtin: GTIN.judge(&number, &remarks)
    case .bookNumber: BookNumber.judge(&number)
    default: judgeEuropean(&number, as: kind, &remarks)
    }
  }

  /// Taxpayers and companies of the European Union.
  private static func judgeEuropean(
    _ number: inout Written, as kind: IdentifierKind, _ remarks: inout IdentifierRemarks
  ) -> IdentifierFault? {
    switch kind {
    case .europeanVAT: ValueAddedTax.judge(&number, &remarks)
    case .austrianVAT: ValueAddedTax.austria(&number)
    case .belgianVAT: ValueAddedTax.belgium(&number)
    case .bulgarianVAT: ValueAddedTax.bulgaria(&number)
    case .croatianOIB: ValueAddedTax.croatia(&number)
    case .cypriotVAT: ValueAddedTax.cyprus(&number)
    case .czechVAT: ValueAddedTax.czechia(&number)
    case .danishCVR: ValueAddedTax.denmark(&number)
    case .dutchVAT: ValueAddedTax.netherlands(&number)
    case .estonianVAT: ValueAddedTax.estonia(&number)
    case .finnishVAT: ValueAddedTax.finland(&number)
    case .frenchVAT: French.judgeVAT(&number)
    case .frenchCompany: French.judgeCompany(&number)
    case .frenchEstablishment: French.judgeEstablishment(&number)
    case .germanVAT: ValueAddedTax.germany(&number)
    case .germanRegister: GermanRegister.judge(&number, &remarks)
    case .greekVAT: ValueAddedTax.greece(&number)
    case .hungarianVAT: ValueAddedTax.hungary(&number)
    case .irishVAT: ValueAddedTax.ireland(&number)
    case .italianVAT: ValueAddedTax.italy(&number)
    case .latvianVAT: ValueAddedTax.latvia(&number)
    case .lithuanianVAT: ValueAddedTax.lithuania(&number)
    case .luxembourgVAT: ValueAddedTax.luxembourg(&number)
    case .malteseVAT: ValueAddedTax.malta(&number)
    case .polishNIP: ValueAddedTax.poland(&number)
    case .portugueseNIF: ValueAddedTax.portugal(&number)
    case .romanianCF: ValueAddedTax.romania(&number)
    case .slovakVAT: ValueAddedTax.slovakia(&number)
    case .slovenianVAT: ValueAddedTax.slovenia(&number)
    case .spanishCompany: Spanish.judgeCompany(&number)
    case .spanishTax: Spanish.judgeTax(&number)
    case .swedishVAT: ValueAddedTax.sweden(&number)
    default: judgeElsewhere(&number, as: kind, &remarks)
    }
  }

  /// Taxpayers and companies elsewhere.
  private static func judgeElsewhere(
    _ number: inout Written, as kind: IdentifierKind, _ remarks: inout IdentifierRemarks
  ) -> IdentifierFault? {
    switch kind {
    case .britishVAT: British.judgeVAT(&number)
    case .britishTaxpayer: British.judgeTaxpayer(&number)
    case .britishCompany: British.judgeCompany(&number, &remarks)
    case .norwegianOrganisation: Norwegian.judge(&number)
    case .swissEnterprise: Swiss.judgeEnterprise(&number)
    case .swissVAT: Swiss.judgeVAT(&number)
    case .russianTaxpayer: Russian.judgeTaxpayer(&number)
    case .russianRegistration: Russian.judgeRegistration(&number)
    case .ukrainianRegister: Ukrainian.judge(&number)
    case .turkishTax: Turkish.judge(&number)
    case .employerNumber: EmployerNumber.judge(&number, &remarks)
    case .brazilianCompany: BrazilianCompany.judge(&number)
    case .mexicanTaxpayer: MexicanTaxpayer.judge(&number, &remarks)
    case .japaneseCorporation: JapaneseCorporation.judge(&number)
    case .koreanBusiness: KoreanBusiness.judge(&number, &remarks)
    case .singaporeEntity: SingaporeEntity.judge(&number)
    case .thaiCompany: ThaiCompany.judge(&number)
    case .vietnameseTax: VietnameseTax.judge(&number)
    case .indonesianTax: IndonesianTax.judge(&number)
    case .indianTax: IndianTax.judge(&number)
    case .israeliCompany: IsraeliCompany.judge(&number)
    case .southAfricanTax: SouthAfricanTax.judge(&number)
    case .australianBusiness: Australian.judgeBusiness(&number)
    case .australianCompany: Australian.judgeCompany(&number)
    case .newZealandTax: NewZealandTax.judge(&number)
    default: .unknownKind
    }
  }

  /// Whether a number is one that nobody meant: a character repeated, a run along the keyboard.
  private static func isFiller(_ number: Written) -> Bool {
    let layout: Written.Separators = [.space, .dash, .dot, .slash, .comma, .brackets, .colon]
    var (count, first, last): (Int, UInt8, UInt8) = (0, 0, 0)
    var (isRepeated, rises, falls) = (true, true, true)
    for index in 0..<number.count {
      let byte = number[index]
      guard !layout.has(byte) else { continue }
      if count == 0 {
        first = byte
        isRepeated = byte != Written.foreign
        if !(0x30...0x39).contains(byte) { (rises, falls) = (false, false) }
      } else {
        if byte != first { isRepeated = false }
        let step = (0x30...0x39).contains(byte) ? (Int(byte) - Int(last) + 10) % 10 : 0
        if step != 1 { rises = false }
        if step != 9 { falls = false }
        if !isRepeated, !rises, !falls { return false }
      }
      last = byte
      count += 1
    }
    // One or two characters say nothing but zeros.
    return count == 0 || isRepeated && (count >= 3 || first == 0x30) || (rises || falls) && count >= 5
  }
}
