/// A kind of identifier that merchants register; the raw value is the name that feeds and commands use.
///
/// Each is judged by the rules of the standard or authority that its file names.
public enum IdentifierKind: String, CaseIterable, Sendable {
  // China, Hong Kong, Macau, Taiwan.
  /// Unified social credit code, GB 32100-2015.
  case creditCode = "cn-uscc"
  /// Resident identity number, GB 11643-1999, 18 or 15 digits.
  case residentID = "cn-resident-id"
  /// Organisation code, GB 11714-1997.
  case organisationCode = "cn-orgcode"
  /// Business registration number of before 2015, GS 15-2006.
  case registrationNumber = "cn-regno"
  /// Hong Kong identity card.
  case hongKongID = "hk-id"
  /// Hong Kong business registration number.
  case hongKongBusiness = "hk-br"
  /// Macau resident identity card.
  case macauID = "mo-id"
  /// Taiwan identity card or resident certificate.
  case taiwanID = "tw-id"
  /// Taiwan unified business number.
  case taiwanBusiness = "tw-ubn"
  /// Mainland travel permit for residents of Hong Kong and Macau.
  case hongKongMacauPermit = "cn-hk-mo-permit"
  /// Mainland travel permit for residents of Taiwan.
  case taiwanPermit = "cn-tw-permit"

  // Reaching and finding a merchant.
  /// Telephone number: mainland mobile numbers in any writing, others as E.164.
  case phone
  /// Mailbox.
  case email
  /// Postal address, to the room.
  case address
  /// Device or browser identifier.
  case device
  /// IP address.
  case network = "ip"

  // Accounts that are paid into.
  /// Bank card number, ISO/IEC 7812.
  case bankCard = "bank-card"
  /// International bank account number, ISO 13616.
  case bankAccount = "iban"
  /// Business identifier code of a bank, ISO 9362.
  case bankIdentifier = "bic"
  /// Alipay account: a telephone number, a mailbox or an id.
  case alipay
  /// WeChat Pay account.
  case wechatPay = "wechat-pay"
  /// PayPal account.
  case paypal
  /// Bitcoin address.
  case bitcoin
  /// Account of another payment service.
  case otherAccount = "account"

  // Taxpayers and companies of the European Union.
  /// VAT number of the European Union, with its country.
  case europeanVAT = "eu-vat"
  /// Austrian UID.
  case austrianVAT = "at-vat"
  /// Belgian enterprise number.
  case belgianVAT = "be-vat"
  /// Bulgarian VAT number.
  case bulgarianVAT = "bg-vat"
  /// Croatian OIB.
  case croatianOIB = "hr-oib"
  /// Cypriot VAT number.
  case cypriotVAT = "cy-vat"
  /// Czech DIČ.
  case czechVAT = "cz-dic"
  /// Danish CVR number.
  case danishCVR = "dk-cvr"
  /// Dutch btw number.
  case dutchVAT = "nl-btw"
  /// Estonian KMKR number.
  case estonianVAT = "ee-kmkr"
  /// Finnish ALV number.
  case finnishVAT = "fi-alv"
  /// French TVA number.
  case frenchVAT = "fr-tva"
  /// French SIREN.
  case frenchCompany = "fr-siren"
  /// French SIRET.
  case frenchEstablishment = "fr-siret"
  /// German USt-IdNr.
  case germanVAT = "de-vat"
  /// Entry in a German court register.
  case germanRegister = "de-hrb"
  /// Greek AFM.
  case greekVAT = "gr-vat"
  /// Hungarian adószám.
  case hungarianVAT = "hu-anum"
  /// Irish VAT number.
  case irishVAT = "ie-vat"
  /// Italian partita IVA.
  case italianVAT = "it-iva"
  /// Latvian PVN number.
  case latvianVAT = "lv-pvn"
  /// Lithuanian PVM number.
  case lithuanianVAT = "lt-pvm"
  /// Luxembourg TVA number.
  case luxembourgVAT = "lu-tva"
  /// Maltese VAT number.
  case malteseVAT = "mt-vat"
  /// Polish NIP.
  case polishNIP = "pl-nip"
  /// Portuguese NIF.
  case portugueseNIF = "pt-nif"
  /// Romanian CF.
  case romanianCF = "ro-cf"
  /// Slovak IČ DPH.
  case slovakVAT = "sk-dph"
  /// Slovenian DDV number.
  case slovenianVAT = "si-ddv"
  /// Spanish CIF.
  case spanishCompany = "es-cif"
  /// Spanish tax number of a company, a citizen or a foreigner.
  case spanishTax = "es-nif"
  /// Swedish VAT number.
  case swedishVAT = "se-vat"

  // Taxpayers and companies elsewhere.
  /// VAT number of the United Kingdom.
  case britishVAT = "gb-vat"
  /// Unique taxpayer reference of the United Kingdom.
  case britishTaxpayer = "gb-utr"
  /// Company number of the United Kingdom.
  case britishCompany = "gb-company"
  /// Norwegian organisation number.
  case norwegianOrganisation = "no-orgnr"
  /// Swiss enterprise number.
  case swissEnterprise = "ch-uid"
  /// Swiss VAT number.
  case swissVAT = "ch-vat"
  /// Russian INN.
  case russianTaxpayer = "ru-inn"
  /// Russian OGRN.
  case russianRegistration = "ru-ogrn"
  /// Ukrainian EDRPOU.
  case ukrainianRegister = "ua-edrpou"
  /// Turkish VKN.
  case turkishTax = "tr-vkn"
  /// Employer identification number of the United States.
  case employerNumber = "us-ein"
  /// Brazilian CNPJ.
  case brazilianCompany = "br-cnpj"
  /// Mexican RFC.
  case mexicanTaxpayer = "mx-rfc"
  /// Japanese corporate number.
  case japaneseCorporation = "jp-corporate"
  /// Korean business registration number.
  case koreanBusiness = "kr-brn"
  /// Singaporean unique entity number.
  case singaporeEntity = "sg-uen"
  /// Thai juristic person number.
  case thaiCompany = "th-moa"
  /// Vietnamese tax code.
  case vietnameseTax = "vn-mst"
  /// Indonesian NPWP.
  case indonesianTax = "id-npwp"
  /// Indian GSTIN.
  case indianTax = "in-gstin"
  /// Israeli company number.
  case israeliCompany = "il-hp"
  /// South African tax number.
  case southAfricanTax = "za-tin"
  /// Australian business number.
  case australianBusiness = "au-abn"
  /// Australian company number.
  case australianCompany = "au-acn"
  /// New Zealand IRD number.
  case newZealandTax = "nz-ird"

  // Anywhere.
  /// Legal entity identifier, ISO 17442.
  case legalEntity = "lei"
  /// Global trade item number, GS1.
  case gtin
  /// International standard book number, ISO 2108.
  case bookNumber = "isbn"
  /// Any digits with a Luhn check digit.
  case luhn
  /// Passport: form only.
  case passport
  /// An identifier of no scheme that is known: form only.
  case other
}
